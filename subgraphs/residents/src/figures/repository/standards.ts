import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isMerged, survivorOf } from '../../access/merged.js';
import { REVIEW_AFTER_DAYS } from '../../case/rules/deadlines.js';
import { caseStep } from '../../case/table.js';
import { presence } from '../../presence/table.js';
import { resident, stay } from '../../register/table.js';
import { representation } from '../../representation/table.js';
import type { CaseReviews, DueRepresentatives, PresenceDays } from '../rules/standards.js';
import { monthEnds } from './month-ends.js';

const presenceDays: z.ZodType<PresenceDays> = z.object({
  centreId: z.string(),
  month: z.number(),
  days: z.number(),
  checked: z.number(),
});

/**
 * Whole days of people at centres in a year, and on how many of them they were looked for, by the days of the centre: whatever was found, but
 * for checks that were voided or are not so. A person of whom there are two records is one.
 */
export const presenceDaysOf = (query: Query, year: number): Promise<PresenceDays[]> =>
  rows(
    query,
    sql`with there as (
      select distinct ${survivorOf(stay.residentId)} as person, ${stay.centreId} as centre, one.day::date as day
      from ${stay} cross join lateral (select residents.day_at(${stay.arrivedAt}, ${stay.centreId}) as came,
          residents.day_at(${stay.departedAt}, ${stay.centreId}) as went offset 0) as span
        cross join lateral generate_series(greatest(span.came + 1, make_date(${year}::int, 1, 1)),
          least(span.went - 1, make_date(${year}::int, 12, 31)), interval '1 day') as one (day)
    ), looked as (
      select distinct ${survivorOf(presence.residentId)} as person, residents.day_at(${presence.checkedAt}, ${presence.centreId}) as day
      from ${presence} where ${presence.occasion} = 'CHECK' and ${presence.status} <> 'DEPARTED' and ${presence.voidedAt} is null
        and ${presence.verification} <> 'REFUTED' and ${presence.checkedAt} >= make_date(${year}::int, 1, 1) - 2
        and ${presence.checkedAt} < make_date(${year + 1}::int, 1, 1) + 2)
    select there.centre as "centreId", extract(month from there.day)::int as month, count(*)::int as days, count(looked.person)::int as checked
    from there left join looked on looked.person = there.person and looked.day = there.day group by 1, 2`,
    presenceDays,
  );

const caseReviews: z.ZodType<CaseReviews> = z.object({
  centreId: z.string(),
  month: z.number(),
  open: z.number(),
  overdue: z.number(),
});

/** Open cases of those who are at a centre at the end of each month of a year, and those whose last review or assessment was too long ago. */
export const caseReviewsOf = (query: Query, year: number): Promise<CaseReviews[]> =>
  rows(
    query,
    sql`with month as (${monthEnds(year)}), reviewed as (
      select ${stay.centreId} as centre, month.number as month, month.last - coalesce(step.day, assessed.day) as days
      from ${stay} join ${resident} on ${resident.id} = ${stay.residentId} and not ${isMerged}
        cross join lateral (select residents.day_at(${stay.arrivedAt}, ${stay.centreId}) as came,
          coalesce(residents.day_at(${stay.departedAt}, ${stay.centreId}), 'infinity') as went offset 0) as span
        join month on month.number > 0 and span.came <= month.last and span.went > month.last
        left join lateral (select last.day, last.state from (
            select residents.day_at(${caseStep.takenAt}, ${stay.centreId}) as day, ${caseStep.caseState} as state, ${caseStep.takenAt} as at, ${caseStep.id} as id
            from ${caseStep} where ${caseStep.residentId} = ${stay.residentId} and ${caseStep.kind} <> 'SCREENED') as last
          where last.day <= month.last order by last.at desc, last.id desc limit 1) as step on true
        left join lateral (select residents.day_at(${resident.needsAssessedAt}, ${stay.centreId}) as day) as assessed on assessed.day <= month.last
      where step.state is distinct from 'CLOSED' and coalesce(step.day, assessed.day) is not null)
    select centre as "centreId", month, count(*)::int as open, (count(*) filter (where days > ${REVIEW_AFTER_DAYS}::int))::int as overdue
    from reviewed group by 1, 2`,
    caseReviews,
  );

const dueRepresentatives: z.ZodType<DueRepresentatives> = z.object({
  centreId: z.string(),
  month: z.number(),
  due: z.number(),
  late: z.number(),
});

/**
 * Children whose 15th day of work after the day of arrival lay in a month of a year, who were still at the centre then and under 18, and those of
 * them who had no representative by then. Days of work are Monday to Friday. A person of whom there are two records is one.
 */
export const dueRepresentativesOf = (query: Query, year: number): Promise<DueRepresentatives[]> =>
  rows(
    query,
    sql`with represented as materialized (
      select ${survivorOf(representation.residentId)} as person, ${representation.appointedOn} as since, coalesce(${representation.endedOn}, 'infinity') as until
      from ${representation} where ${representation.appointedOn} < make_date(${year + 1}::int, 1, 1)
    ), due as (
      select distinct ${survivorOf(stay.residentId)} as person, ${stay.centreId} as centre, span.came, last.day
      from ${stay} join ${resident} on ${resident.id} = ${stay.residentId}
        cross join lateral (select residents.day_at(${stay.arrivedAt}, ${stay.centreId}) as came,
          coalesce(residents.day_at(${stay.departedAt}, ${stay.centreId}), 'infinity') as went offset 0) as span
        cross join lateral (select span.came + case extract(isodow from span.came) when 6 then 20 when 7 then 19 else 21 end as day) as last
      where last.day >= make_date(${year}::int, 1, 1) and last.day < make_date(${year + 1}::int, 1, 1) and span.went > last.day
        and residents.is_child_on(${resident.dateOfBirth}, last.day))
    select due.centre as "centreId", extract(month from due.day)::int as month, count(*)::int as due,
      (count(*) filter (where not exists (select from represented where represented.person = due.person
        and represented.since <= due.day and represented.until > due.came)))::int as late
    from due group by 1, 2`,
    dueRepresentatives,
  );
