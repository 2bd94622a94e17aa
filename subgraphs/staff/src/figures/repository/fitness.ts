import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { staffMember } from '../../people/table.js';
import { shift, shiftAssignment } from '../../rota/table.js';
import type { Fitness } from '../rules/measures.js';
import { monthsOf, TIME_ZONE } from './months.js';

const fitness: z.ZodType<Fitness> = z.object({
  month: z.number(),
  centreId: z.string(),
  people: z.number(),
  unvetted: z.number(),
  unbound: z.number(),
});

/**
 * Who is planned in the months of a year at each centre with any shift, and of whom no vetting until the end of a shift is on record, or no code of
 * conduct that was signed when it began. One statement.
 */
export const fitnessOf = (query: Query, year: number): Promise<Fitness[]> =>
  rows(
    query,
    sql`with month as (${monthsOf(year)})
    select month.number as month, ${shift.centreId} as "centreId", count(distinct ${staffMember.id})::int as people,
      (count(distinct ${staffMember.id}) filter (where coalesce(${staffMember.vettedUntil}, '-infinity') < (${shift.endsAt} at time zone ${TIME_ZONE})::date))::int as unvetted,
      (count(distinct ${staffMember.id}) filter (where coalesce(${staffMember.codeOfConductSignedOn}, 'infinity') > (${shift.startsAt} at time zone ${TIME_ZONE})::date))::int as unbound
    from ${shift} join month on tstzrange(${shift.startsAt}, ${shift.endsAt}) && month.span
      left join ${shiftAssignment} on ${shiftAssignment.shiftId} = ${shift.id} and ${shiftAssignment.state} = 'PLANNED'
      left join ${staffMember} on ${staffMember.id} = ${shiftAssignment.staffMemberId}
    where ${shift.verification} <> 'REFUTED' and ${shift.startsAt} > make_date(${year - 1}::int, 12, 29) and ${shift.startsAt} < make_date(${year + 1}::int, 1, 2)
    group by 1, 2`,
    fitness,
  );
