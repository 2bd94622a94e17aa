import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { survivorOf } from '../../access/merged.js';
import { resident } from '../../register/table.js';
import { representation } from '../../representation/table.js';
import type { CountedAtEnds } from '../rules/records.js';
import { monthEnds } from './month-ends.js';

const counted: z.ZodType<CountedAtEnds> = z.object({
  measure: z.enum(['REPRESENTED_AT_END', 'REPRESENTATIVES_AT_END']),
  person: z.number(),
  months: z.array(z.number()),
});

/** Children who have a representative at the end of each month of a year and of the one before it, and these representatives. A person of whom there are two records is one number. */
export const countedAtEnds = (query: Query, year: number): Promise<CountedAtEnds[]> =>
  rows(
    query,
    sql`with month as (${monthEnds(year)}), represented as (
      select month.number, ${survivorOf(representation.residentId)} as child, ${representation.legalRepresentativeId} as representative
      from month join ${representation} on ${representation.appointedOn} <= month.last and coalesce(${representation.endedOn}, 'infinity') > month.last
        join ${resident} on ${resident.id} = ${representation.residentId}
      where residents.is_child_on(${resident.dateOfBirth}, month.last))
    select measure, dense_rank() over (order by who)::int as person, array_agg(distinct number) as months
    from represented cross join lateral (values ('REPRESENTED_AT_END', child), ('REPRESENTATIVES_AT_END', representative)) as one (measure, who)
    group by measure, who`,
    counted,
  );
