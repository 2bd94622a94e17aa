import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { survivorOf } from '../../access/merged.js';
import { missingEpisode } from '../../missing/table.js';
import { consent } from '../../opening/table.js';
import { resident, stay } from '../../register/table.js';
import type { CountedEvent } from '../rules/records.js';

const counted: z.ZodType<CountedEvent> = z.object({
  measure: z.enum(['CONSENT_WITHDRAWN', 'MISSING_EPISODES']),
  person: z.number(),
  centreId: z.string(),
  month: z.number(),
});

/**
 * Consents that were withdrawn in a year, at the centre of the stay of that time or the last one before, and episodes of children that began in
 * it, by the days of the centre. A person of whom there are two records is one number.
 */
export async function countedEvents(query: Query, year: number): Promise<CountedEvent[]> {
  return rows(
    query,
    sql`
    select event.measure, dense_rank() over (order by event.person)::int as person, event.centre as "centreId",
      extract(month from event.day)::int as month
    from (
      select 'CONSENT_WITHDRAWN' as measure, ${survivorOf(consent.residentId)} as person, last.centre,
        residents.day_at(${consent.withdrawnAt}, last.centre) as day
      from ${consent} cross join lateral (select ${stay.centreId} as centre from ${stay} where ${stay.residentId} = ${consent.residentId}
        and ${stay.arrivedAt} <= ${consent.withdrawnAt} order by ${stay.arrivedAt} desc limit 1) as last
      union all
      select 'MISSING_EPISODES', ${survivorOf(missingEpisode.residentId)}, ${missingEpisode.centreId}, since.day
      from ${missingEpisode} join ${resident} on ${resident.id} = ${missingEpisode.residentId}
        cross join lateral (select residents.day_at(${missingEpisode.since}, ${missingEpisode.centreId}) as day) as since
      where ${missingEpisode.outcome} is distinct from 'WAS_NOT_MISSING' and residents.is_child_on(${resident.dateOfBirth}, since.day)) as event
    where event.day >= make_date(${year}::int, 1, 1) and event.day < make_date(${year + 1}::int, 1, 1)`,
    counted,
  );
}
