import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { recordMerge } from '../../duplicates/table.js';
import { missingEpisode } from '../../missing/table.js';
import { resident } from '../../register/table.js';
import { anonymised, legalHold } from '../table.js';
import { RetentionClass } from '../values.js';
import { inForce } from './rules.js';

/** All records of the same person, where two were merged or are about to be. */
const SAME_PERSON = sql`select unnest(array[${recordMerge.residentId}, ${recordMerge.survivorId}]) from ${recordMerge}
  where ${recordMerge.state} in ('AWAITED', 'MERGED') and ${recordMerge.survivorId} in (
    select mine.survivor_id from ${recordMerge} as mine
    where mine.state in ('AWAITED', 'MERGED') and ${resident.id} in (mine.resident_id, mine.survivor_id))`;

/** Why nothing is taken though the period is over. */
const KEPT_BECAUSE = sql`case
  when exists (select from ${legalHold} where ${legalHold.residentId} = ${resident.id} and ${legalHold.liftedAt} is null) then 'LEGAL_HOLD'
  when exists (select from residents.resident as other
    where (other.departed_at is null or other.departed_at + make_interval(months => rule.months) > now())
      and other.id in (${SAME_PERSON})) then 'MERGED'
  when ${resident.caseState} in ('ASSESSMENT', 'CASE_PLAN', 'SERVICES_IMPLEMENTED', 'REOPENED')
    or exists (select from ${missingEpisode} where ${missingEpisode.residentId} = ${resident.id} and ${missingEpisode.closedAt} is null) then 'OPEN_CASE' end`;

/** Of whom a class has been kept for its whole period and is on record yet: nobody who is present. */
const over = (which: SQL): SQL => sql`${resident} join ${inForce} as rule
    on ${resident.departedAt} + make_interval(months => rule.months) <= now()
  where ${which} and not exists (select from ${anonymised}
    where ${anonymised.residentId} = ${resident.id} and ${anonymised.recordClass} = rule.record_class)`;

const due = z.object({
  residentId: z.string(),
  recordClass: z.enum(RetentionClass),
  departedAt: z.string(),
  keptBecause: z.enum(['LEGAL_HOLD', 'MERGED', 'OPEN_CASE']).nullable(),
});
export type Due = z.output<typeof due>;

/** Everything whose period is over, by class and then by resident, with what keeps it all the same. */
export const findDue = (query: Query): Promise<Due[]> =>
  rows(
    query,
    sql`select ${resident.id} as "residentId", rule.record_class as "recordClass",
        to_json(${resident.departedAt}) #>> '{}' as "departedAt", ${KEPT_BECAUSE} as "keptBecause"
      from ${over(sql`true`)} order by rule.record_class, ${resident.id}`,
    due,
  );

const found = z.object({ id: z.string() });

/**
 * Locks the next residents of whom a class is to be taken, and then asks once more who is: somebody may have come back, or a hold may
 * have been placed, while it waited.
 * @returns their identifiers; none when nothing is left of this class
 */
export async function lockNext(query: Query, recordClass: RetentionClass, most: number): Promise<string[]> {
  const wanted = sql`rule.record_class = ${recordClass} and ${KEPT_BECAUSE} is null`;
  const locked = await rows(
    query,
    sql`select ${resident.id} as id from ${over(wanted)} order by ${resident.id} limit ${most} for update of resident`,
    found,
  );
  const ids = sql.param(locked.map(({ id }) => id));
  const still = await rows(
    query,
    sql`select ${resident.id} as id from ${over(sql`${wanted} and ${resident.id} = any(${ids}::uuid[])`)} order by ${resident.id}`,
    found,
  );
  // Whoever fell away meanwhile is left out of the next round as well: there is an end to it.
  return still.length === 0 && locked.length > 0
    ? lockNext(query, recordClass, most)
    : still.map(({ id }) => id);
}
