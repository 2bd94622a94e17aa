import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { serviceOffer } from '../../catalogue/table.js';
import { referral } from '../../referrals/table.js';
import { session } from '../../sessions/table.js';
import type { CountedService } from '../rules/measures.js';

const counted: z.ZodType<CountedService> = z.object({
  measure: z.enum(['SERVED', 'REFERRED', 'REFERRAL_ENDED']),
  person: z.number(),
  centreId: z.string(),
  month: z.number(),
  category: z.string(),
  times: z.number(),
});

/** Sessions and referrals of a year by person, centre and month, by the days of the centre. Of two records of one person this slice knows two people. */
export async function countedServices(query: Query, year: number): Promise<CountedService[]> {
  // The day at the centre is asked of a table, so not of the acts of all other years: whatever the clock, it is less than two days away.
  const about = (moment: AnyPgColumn) =>
    sql`${moment} >= make_date(${year}::int, 1, 1) - 2 and ${moment} < make_date(${year + 1}::int, 1, 1) + 2`;
  return rows(
    query,
    sql`
    select act.measure, dense_rank() over (order by act.person)::int as person, act.centre as "centreId",
      extract(month from act.day)::int as month, act.category, count(*)::int as times
    from (
      select 'SERVED' as measure, ${session.residentId} as person, ${session.centreId} as centre,
        services.day_at(${session.startedAt}, ${session.centreId}) as day, ${serviceOffer.function} as category
      from ${session} join ${serviceOffer} on ${serviceOffer.id} = ${session.offerId} where ${session.verification} <> 'REFUTED' and ${about(session.startedAt)}
      union all
      select 'REFERRED', ${referral.residentId}, ${referral.centreId}, services.day_at(${referral.openedAt}, ${referral.centreId}), ${referral.function}
      from ${referral} where ${referral.verification} <> 'REFUTED' and ${about(referral.openedAt)}
      union all
      select 'REFERRAL_ENDED', ${referral.residentId}, ${referral.centreId}, services.day_at(${referral.closedAt}, ${referral.centreId}),
        coalesce(${referral.failureReason}, ${referral.outcome})
      from ${referral} where ${about(referral.closedAt)} and ${referral.verification} <> 'REFUTED') as act
    where act.day >= make_date(${year}::int, 1, 1) and act.day < make_date(${year + 1}::int, 1, 1)
    group by act.measure, act.person, act.centre, extract(month from act.day), act.category`,
    counted,
  );
}
