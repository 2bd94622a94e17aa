import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { attendance, groupActivity } from '../../activities/table.js';
import { serviceOffer, serviceRequest } from '../../catalogue/table.js';
import { referral } from '../../referrals/table.js';
import { session } from '../../sessions/table.js';
import type { CountedActivities, CountedService } from '../rules/measures.js';

const counted: z.ZodType<CountedService> = z.object({
  measure: z.enum(['SERVED', 'REFERRED', 'REFERRAL_ENDED', 'REQUESTED', 'REQUEST_MET', 'ATTENDED']),
  person: z.number(),
  centreId: z.string(),
  month: z.number(),
  category: z.string(),
  times: z.number(),
});

/** The day at the centre is asked of a table, so not of the acts of all other years: whatever the clock, it is less than two days away. */
const aboutYear = (year: number) => (moment: AnyPgColumn | SQL) =>
  sql`${moment} >= make_date(${year}::int, 1, 1) - 2 and ${moment} < make_date(${year + 1}::int, 1, 1) + 2`;

/**
 * Sessions, referrals, requests and attendances of a year by person, centre and month, by the days of the centre. Of two records of one person this
 * slice knows two people.
 */
export async function countedServices(query: Query, year: number): Promise<CountedService[]> {
  const about = aboutYear(year);
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
      from ${referral} where ${about(referral.closedAt)} and ${referral.verification} <> 'REFUTED'
      union all
      select 'REQUESTED', ${serviceRequest.residentId}, ${serviceOffer.centreId}, services.day_at(${serviceRequest.requestedAt}, ${serviceOffer.centreId}),
        ${serviceOffer.function}
      from ${serviceRequest} join ${serviceOffer} on ${serviceOffer.id} = ${serviceRequest.offerId}
      where ${serviceRequest.verification} <> 'REFUTED' and ${about(serviceRequest.requestedAt)}
      union all
      select 'REQUEST_MET', ${serviceRequest.residentId}, ${serviceOffer.centreId}, services.day_at(met.at, ${serviceOffer.centreId}),
        greatest(0, services.day_at(met.at, ${serviceOffer.centreId}) - services.day_at(${serviceRequest.requestedAt}, ${serviceOffer.centreId}))::text
      from (
        select ${session.requestId} as request, min(${session.startedAt}) as at from ${session}
        where ${session.requestId} is not null and ${session.verification} <> 'REFUTED' group by ${session.requestId}) as met
      join ${serviceRequest} on ${serviceRequest.id} = met.request join ${serviceOffer} on ${serviceOffer.id} = ${serviceRequest.offerId}
      where ${serviceRequest.verification} <> 'REFUTED' and ${about(sql`met.at`)}
      union all
      select 'ATTENDED', ${attendance.residentId}, ${groupActivity.centreId}, services.day_at(${groupActivity.startsAt}, ${groupActivity.centreId}),
        ${serviceOffer.function}
      from ${attendance} join ${groupActivity} on ${groupActivity.id} = ${attendance.activityId}
      join ${serviceOffer} on ${serviceOffer.id} = ${groupActivity.offerId}
      where ${attendance.state} = 'ATTENDED' and ${about(groupActivity.startsAt)}) as act
    where act.day >= make_date(${year}::int, 1, 1) and act.day < make_date(${year + 1}::int, 1, 1)
    group by act.measure, act.person, act.centre, extract(month from act.day), act.category`,
    counted,
  );
}

const activities: z.ZodType<CountedActivities> = z.object({
  centreId: z.string(),
  month: z.number(),
  function: z.string(),
  count: z.number(),
});

/** Group activities of a year by centre, month and function, by the days of the centre. */
export const countedActivities = (query: Query, year: number): Promise<CountedActivities[]> =>
  rows(
    query,
    sql`
    select activity.centre as "centreId", extract(month from activity.day)::int as month, activity.function, count(*)::int as count
    from (
      select ${groupActivity.centreId} as centre, services.day_at(${groupActivity.startsAt}, ${groupActivity.centreId}) as day, ${serviceOffer.function} as function
      from ${groupActivity} join ${serviceOffer} on ${serviceOffer.id} = ${groupActivity.offerId} where ${aboutYear(year)(groupActivity.startsAt)}) as activity
    where activity.day >= make_date(${year}::int, 1, 1) and activity.day < make_date(${year + 1}::int, 1, 1)
    group by activity.centre, extract(month from activity.day), activity.function`,
    activities,
  );
