import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { survivorOf } from '../../access/merged.js';
import { resident, stay } from '../../register/table.js';
import { DepartureReason, Sex } from '../../register/values.js';
import type { CountedStay } from '../rules/measures.js';
import { AgeBand } from '../values.js';

const counted: z.ZodType<CountedStay> = z.object({
  person: z.number(),
  centreId: z.string(),
  arrivedOn: z.string(),
  departedOn: z.string().nullable(),
  departureReason: z.enum(DepartureReason).nullable(),
  ageBand: z.enum(AgeBand).nullable(),
  sex: z.enum(Sex),
  nationality: z.string().nullable(),
});

/** Every stay that touches a year, by the days of its centre. A person of whom there are two records is one number. */
export async function countedStays(query: Query, year: number): Promise<CountedStay[]> {
  return rows(
    query,
    sql`
    select dense_rank() over (order by one.person)::int as person, one."centreId", one.came::text as "arrivedOn", one.went::text as "departedOn",
      one."departureReason", one.sex, one.nationality,
      case when one.age < 14 then 'UNDER_14' when one.age < 16 then 'FROM_14_TO_15' when one.age < 18 then 'FROM_16_TO_17'
        when one.age is not null then 'ADULT' end as "ageBand"
    from ${stay} cross join lateral (
      select ${survivorOf(stay.residentId)} as person,
        ${stay.centreId} as "centreId", day.came, day.went, ${stay.departureReason} as "departureReason", ${resident.sex} as sex,
        ${resident.nationality} as nationality, extract(year from age(day.came, ${resident.dateOfBirth})) as age
      from ${resident} cross join lateral (select residents.day_at(${stay.arrivedAt}, ${stay.centreId}) as came,
        residents.day_at(${stay.departedAt}, ${stay.centreId}) as went offset 0) as day
      where ${resident.id} = ${stay.residentId}) as one
    where one.came < make_date(${year + 1}::int, 1, 1) and (one.went is null or one.went >= make_date(${year}::int, 1, 1))
    order by one.person, one.came`,
    counted,
  );
}
