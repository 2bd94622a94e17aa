import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { type SQLWrapper, sql } from 'drizzle-orm';
import { z } from 'zod';
import { survivorOf } from '../../access/merged.js';
import { basicAssistance } from '../../assistance/table.js';
import { SCREENING_HOURS } from '../../case/rules/deadlines.js';
import { caseStep } from '../../case/table.js';
import { resident, stay } from '../../register/table.js';
import { DepartureReason, Sex } from '../../register/values.js';
import { representation } from '../../representation/table.js';
import type { CountedStay } from '../rules/records.js';
import { AgeBand } from '../values.js';

const counted: z.ZodType<CountedStay> = z.object({
  person: z.number(),
  centreId: z.string(),
  safeZoneId: z.string().nullable(),
  arrivedOn: z.string(),
  departedOn: z.string().nullable(),
  departureReason: z.enum(DepartureReason).nullable(),
  ageBand: z.enum(AgeBand).nullable(),
  dateOfBirth: z.string().nullable(),
  sex: z.enum(Sex),
  nationality: z.string().nullable(),
  screenedInTime: z.boolean(),
  careMonths: z.array(z.number()),
  representedOn: z.string().nullable(),
});

/** Every stay that touches a year, by the days of its centre. A person of whom there are two records is one number. */
export async function countedStays(query: Query, year: number): Promise<CountedStay[]> {
  const inTime = (at: SQLWrapper) =>
    sql`${at} between ${stay.arrivedAt} and ${stay.arrivedAt} + make_interval(hours => ${SCREENING_HOURS}::int)`;
  const careDay = sql`residents.day_at(${basicAssistance.providedAt}, ${stay.centreId})`;
  return rows(
    query,
    sql`
    select dense_rank() over (order by one.person)::int as person, one."centreId", one."safeZoneId", one.came::text as "arrivedOn", one.went::text as "departedOn",
      one."departureReason", one.sex, one.nationality, one.born::text as "dateOfBirth", one."screenedInTime", one."careMonths",
      one."representedOn"::text,
      case when one.age < 14 then 'UNDER_14' when one.age < 16 then 'FROM_14_TO_15' when one.age < 18 then 'FROM_16_TO_17'
        when one.age is not null then 'ADULT' end as "ageBand"
    from ${stay} cross join lateral (
      select ${survivorOf(stay.residentId)} as person,
        ${stay.centreId} as "centreId", ${stay.safeZoneId} as "safeZoneId", day.came, day.went, ${stay.departureReason} as "departureReason", ${resident.sex} as sex,
        ${resident.nationality} as nationality, ${resident.dateOfBirth} as born, extract(year from age(day.came, ${resident.dateOfBirth})) as age,
        coalesce(${inTime(resident.needsAssessedAt)}, false) or exists (select from ${caseStep} where ${caseStep.residentId} = ${stay.residentId}
          and ${caseStep.kind} in ('SCREENED', 'ASSESSED') and ${inTime(caseStep.takenAt)}) as "screenedInTime",
        array(select distinct extract(month from ${careDay})::int from ${basicAssistance} where ${basicAssistance.residentId} = ${stay.residentId}
          and ${basicAssistance.kind} = 'BASIC_MEDICAL_CARE' and ${basicAssistance.voidedAt} is null
          and ${basicAssistance.providedAt} >= ${stay.arrivedAt} and ${basicAssistance.providedAt} <= coalesce(${stay.departedAt}, 'infinity')
          and ${careDay} >= make_date(${year}::int, 1, 1) and ${careDay} < make_date(${year + 1}::int, 1, 1)) as "careMonths",
        (select min(${representation.appointedOn}) from ${representation} where ${representation.residentId} = ${stay.residentId}
          and not ${representation.ofAdult} and ${representation.appointedOn} >= day.came
          and ${representation.appointedOn} <= coalesce(day.went, 'infinity')) as "representedOn"
      from ${resident} cross join lateral (select residents.day_at(${stay.arrivedAt}, ${stay.centreId}) as came,
        residents.day_at(${stay.departedAt}, ${stay.centreId}) as went offset 0) as day
      where ${resident.id} = ${stay.residentId}) as one
    where one.came < make_date(${year + 1}::int, 1, 1) and (one.went is null or one.went >= make_date(${year}::int, 1, 1))
    order by one.person, one.came`,
    counted,
  );
}
