import type { Request } from '@mrrm/platform/context';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { centre, publishedFigure } from '../table.js';
import type { PublishedFigureDiscrepancy } from '../types/published-figure-discrepancy.js';
import { PublishedMeasure } from '../values.js';

const discrepancy = z.object({
  country: z.string(),
  measure: z.enum(PublishedMeasure),
  asOf: z.string(),
  published: z.number(),
  sumOfParts: z.number().nullable(),
  difference: z.number().nullable(),
  missingParts: z.array(z.string()),
  sources: z.array(z.string()),
});

/**
 * Compares each published total of a country with the figures of its centres for the same measure and day.
 * Neither figure is corrected. A total is left out only when every part was published and they add up to it.
 */
export function findDiscrepancies(request: Request): Promise<PublishedFigureDiscrepancy[]> {
  const statement = sql`
    with figure as (
      select ${publishedFigure.country} as country, ${publishedFigure.measure} as measure,
        ${publishedFigure.asOf} as as_of, ${publishedFigure.centreId} as centre_id,
        ${publishedFigure.value} as value, ${publishedFigure.source} as source
      from ${publishedFigure}
      where ${publishedFigure.shelterId} is null and ${publishedFigure.safeZoneId} is null
    ), compared as (
      select total.country, total.measure, total.as_of, total.value as published,
        sum(part.value)::int as sum_of_parts,
        coalesce(array_agg(centre.code order by centre.code) filter (where part.value is null), '{}') as missing_parts,
        array_agg(distinct total.source) || coalesce(
          array_agg(distinct part.source) filter (where part.source <> total.source), '{}') as sources
      from figure as total
      join ${centre} as centre on centre.country = total.country
      left join figure as part
        on (part.country, part.measure, part.as_of, part.centre_id)
          = (total.country, total.measure, total.as_of, centre.id)
      where total.centre_id is null and total.value is not null
      group by total.country, total.measure, total.as_of, total.value
    )
    select country, measure, to_char(as_of, 'YYYY-MM-DD') as "asOf", published, sum_of_parts as "sumOfParts",
      case when missing_parts = '{}' then published - sum_of_parts end as difference,
      missing_parts as "missingParts", sources
    from compared
    where missing_parts <> '{}' or published <> sum_of_parts
    order by as_of desc, measure, country`;
  // Published for everybody: the parts of a total count, also those at centres that the reader does not see.
  return request.database.figures((query) => rows(query, statement, discrepancy));
}
