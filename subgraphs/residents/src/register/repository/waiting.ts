import type { Request } from '@mrrm/platform/context';
import { readAs } from '@mrrm/platform/database/query';
import { rows } from '@mrrm/platform/database/rows';
import { readMomentCursor } from '@mrrm/platform/reading/connection';
import { type Page, parentId, type Total } from '@mrrm/platform/reading/pages';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { resident } from '../table.js';
import type { Resident } from '../types/resident.js';
import { type ResidentRow, residentColumns, toResident } from './resident.js';

/** Somebody with whom there is something to do, and since when. */
export type Waiting = Resident & { parentId: string; since: Date };

/** Of which parent's residents a work list is. */
export type WorkPlace = 'CENTRE' | 'SAFE_ZONE' | 'CASE_MANAGER';

const PARENT_COLUMN = {
  CENTRE: resident.centreId,
  SAFE_ZONE: resident.safeZoneId,
  CASE_MANAGER: resident.caseManagerId,
};

/** Whether a resident is of the parent at hand, as a condition on the table `resident`. */
export const isOfParent = (of: WorkPlace): SQL => sql`${PARENT_COLUMN[of]} = ${parentId}`;

const parents = (ids: string[]) => sql`unnest(${sql.param(ids)}::uuid[]) as parent (id)`;

/**
 * One page of each parent's work list, who waits longest first, in one statement.
 * @param waiting selects `id` and `since` of whoever waits in the list of `parentId`; it judges whom the reader may know
 * @throws Refusal BAD_USER_INPUT when `after` is no cursor of such a list
 */
export async function findWaiting(
  request: Request,
  waiting: SQL,
  parentIds: string[],
  page: Page,
): Promise<Waiting[]> {
  const query = await request.database.read();
  const cursor = readMomentCursor(page.after);
  const beyond = cursor
    ? sql`where (waiting.since, waiting.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : sql``;
  const fields = {
    ...residentColumns(request),
    parentId: sql<string>`${parentId}`.as('parent_id'),
    since: sql<Date>`waiting.since`.mapWith(resident.arrivedAt).as('since'),
  };
  const one = query
    .select(fields)
    .from(sql`(select * from (${waiting}) as waiting ${beyond}
      order by waiting.since, waiting.id limit ${page.first + 1}) as waiting`)
    .innerJoin(resident, sql`${resident.id} = waiting.id`)
    .orderBy(sql`waiting.since`, sql`waiting.id`);
  const found = await readAs<ResidentRow & { parentId: string; since: Date }>(
    query,
    sql`select page.* from ${parents(parentIds)} cross join lateral ${one} page`,
    fields,
  );
  return found.map((row) => toResident(row));
}

/** How many wait in each parent's list, of those whom this actor may know. @param waiting as of `findWaiting` */
export async function countWaiting(request: Request, waiting: SQL, parentIds: string[]): Promise<Total[]> {
  return rows(
    await request.database.read(),
    sql`select parent.id as "parentId", (select count(*) from (${waiting}) as waiting)::int as total
      from ${parents(parentIds)}`,
    z.object({ parentId: z.string(), total: z.number() }),
  );
}
