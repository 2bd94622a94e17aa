import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { organisation, qualification } from '../../people/table.js';
import { Employer } from '../../people/values.js';
import { shift, shiftAssignment } from '../../rota/table.js';
import { ShiftWindow } from '../../rota/values.js';
import type { ClockHours, ShiftHours } from '../rules/measures.js';
import { monthsOf, TIME_ZONE } from './months.js';

const shiftHours: z.ZodType<ShiftHours> = z.object({
  month: z.number(),
  centreId: z.string(),
  employer: z.enum(Employer),
  window: z.enum(ShiftWindow),
  needed: z.number(),
  planned: z.number(),
  covered: z.number(),
  withoutTrained: z.number(),
});

const clockHours: z.ZodType<ClockHours> = z.object({
  month: z.number(),
  centreId: z.string(),
  running: z.string(),
  all: z.number(),
  withoutAnybody: z.number(),
  withoutTrained: z.number(),
});

const minutes = (range: SQL): SQL => sql`(extract(epoch from upper(${range}) - lower(${range})) / 60)`;

/** Each shift that touches a year, with what it has in each month: how many are planned, and whether any of them is trained on its day. */
const shiftsInMonths = (year: number): SQL => sql`month as (${monthsOf(year)}), worked as (
  select month.number as month, month.span as whole, one.centre_id, one.employer, one."window", one.needed, one.planned, one.trained,
    one.span * month.span as span
  from (
    select ${shift.centreId}, ${organisation.employer}, ${shift.window}, ${shift.staffNeeded} as needed, tstzrange(${shift.startsAt}, ${shift.endsAt}) as span,
      (select count(*) from ${shiftAssignment} where ${shiftAssignment.shiftId} = ${shift.id} and ${shiftAssignment.state} = 'PLANNED') as planned,
      exists (select from ${shiftAssignment} join ${qualification} on ${qualification.staffMemberId} = ${shiftAssignment.staffMemberId}
        where ${shiftAssignment.shiftId} = ${shift.id} and ${shiftAssignment.state} = 'PLANNED' and ${qualification.kind} = 'CHILD_PROTECTION'
          and ${qualification.obtainedOn} <= (${shift.startsAt} at time zone ${TIME_ZONE})::date
          and coalesce(${qualification.validUntil}, 'infinity') >= (${shift.startsAt} at time zone ${TIME_ZONE})::date) as trained
    from ${shift} join ${organisation} on ${organisation.id} = ${shift.organisationId}
    where ${shift.verification} <> 'REFUTED' and ${shift.startsAt} > make_date(${year - 1}::int, 12, 29) and ${shift.startsAt} < make_date(${year + 1}::int, 1, 2)) as one
  join month on one.span && month.span)`;

/** Minutes of work of the shifts of a year by month, centre, employer and window. */
export const shiftHoursOf = (query: Query, year: number): Promise<ShiftHours[]> =>
  rows(
    query,
    sql`with ${shiftsInMonths(year)}
    select month, centre_id as "centreId", employer, "window", sum(${minutes(sql`span`)} * needed)::float8 as needed,
      sum(${minutes(sql`span`)} * planned)::float8 as planned, sum(${minutes(sql`span`)} * least(needed, planned))::float8 as covered,
      coalesce(sum(${minutes(sql`span`)}) filter (where not trained), 0)::float8 as "withoutTrained"
    from worked group by month, centre_id, employer, "window"`,
    shiftHours,
  );

/** Minutes of the clock of a year in which nobody is there, or nobody trained, by the window that runs: of months and centres with any shift. */
export const clockHoursOf = (query: Query, year: number): Promise<ClockHours[]> =>
  rows(
    query,
    sql`with ${shiftsInMonths(year)}, at_centre as (
      select month, centre_id, tstzmultirange(whole) as whole, range_agg(span) as running,
        ${among(sql`planned > 0`)} as staffed, ${among(sql`trained`)} as trained,
        ${among(sql`"window" = 'NIGHT'`)} as night, ${among(sql`"window" = 'EVENING'`)} as evening, ${among(sql`"window" = 'DAY'`)} as day
      from worked group by month, centre_id, whole)
    select month, centre_id as "centreId", part.running, ${minutesIn(sql`part.span`)} as "all", ${minutesIn(sql`part.span - staffed`)} as "withoutAnybody", ${minutesIn(sql`part.span - trained`)} as "withoutTrained"
    from at_centre cross join lateral (values ('NIGHT', night), ('EVENING', evening - night), ('DAY', day - evening - night),
      ('NO_SHIFT', whole - at_centre.running)) as part (running, span)`,
    clockHours,
  );

const among = (which: SQL): SQL =>
  sql`coalesce(range_agg(span) filter (where ${which}), '{}'::tstzmultirange)`;
const minutesIn = (spans: SQL): SQL =>
  sql`(select coalesce(sum(${minutes(sql`one`)}), 0)::float8 from unnest(${spans}) as one)`;
