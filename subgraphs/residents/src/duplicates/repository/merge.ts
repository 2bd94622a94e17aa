import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { rows } from '@mrrm/platform/database/rows';
import { countRows, findPages, type Page, parentId } from '@mrrm/platform/reading/pages';
import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { ofVisibleResident, visibleResident } from '../../access/visibility.js';
import { resident } from '../../register/table.js';
import { recordMerge } from '../table.js';
import type { ResidentMerge } from '../types/merge.js';

const SHOWN = columnsOf(recordMerge, {
  without: [
    'recordedBySubject',
    'recordedByOrganisation',
    'sopId',
    'createdAt',
    'updatedAt',
    'confirmedBySubject',
    'stayId',
  ],
});
type Row = { [Name in keyof typeof SHOWN]: (typeof recordMerge.$inferSelect)[Name] };

const toMerge = (row: Row): ResidentMerge => ({
  ...row,
  askedBy: pointer(row.askedById),
  confirmedBy: pointer(row.confirmedById),
  endedBy: pointer(row.endedById),
});

/** A merge speaks of two people: it is there for whoever may read of both who they are. */
export const visibleMerges = (request: Request): SQL =>
  and(
    request.judge.standing('DUPLICATES') === 'CLOSED' ? sql`false` : undefined,
    ofVisibleResident(request, recordMerge.residentId, 'IDENTITY'),
    ofVisibleResident(request, recordMerge.survivorId, 'IDENTITY'),
  )!;

export async function mergesById(request: Request, ids: string[]): Promise<ResidentMerge[]> {
  const query = await request.database.read();
  const found = await query
    .select(SHOWN)
    .from(recordMerge)
    .where(and(isOneOf(recordMerge.id, ids), visibleMerges(request)));
  return found.map(toMerge);
}

const ofResident = (request: Request) => ({
  table: recordMerge,
  columns: SHOWN,
  at: recordMerge.askedAt,
  id: recordMerge.id,
  belongs: and(
    or(eq(recordMerge.residentId, parentId), eq(recordMerge.survivorId, parentId)),
    visibleMerges(request),
  )!,
});

const awaitedAt = (request: Request) => ({
  ...ofResident(request),
  belongs: and(
    eq(recordMerge.state, 'AWAITED'),
    sql`exists (select from ${resident} where ${resident.id} = ${recordMerge.residentId} and ${resident.centreId} = ${parentId})`,
    visibleMerges(request),
  )!,
});

const LISTS = { RESIDENT: ofResident, CENTRE_AWAITED: awaitedAt };
/** The merges of each resident, whichever record it is; or those of each centre that wait for a second person. */
export type MergeList = keyof typeof LISTS;

/** One page of the merges of each, the latest first. */
export async function findMergePages(
  request: Request,
  list: MergeList,
  ids: string[],
  page: Page,
): Promise<(ResidentMerge & { parentId: string })[]> {
  const found = await findPages(await request.database.read(), LISTS[list](request), ids, page);
  return found.map((row) => ({ ...toMerge(row), parentId: row.parentId }));
}

export const countMerges = async (request: Request, list: MergeList, ids: string[]) =>
  countRows(await request.database.read(), LISTS[list](request), ids);

const link = z.object({ parentId: z.string(), id: z.string() });

/** Goes along merges that hold, from record to record. @param back from the survivor to those that were merged into it */
async function follow(request: Request, ids: string[], back: boolean) {
  const [from, to] = back
    ? [recordMerge.survivorId, recordMerge.residentId]
    : [recordMerge.residentId, recordMerge.survivorId];
  const query = await request.database.read();
  return rows(
    query,
    sql`with recursive way (parent_id, id) as (
        select id, id from unnest(${sql.param(ids)}::uuid[]) as asked (id)
        union select way.parent_id, ${to} from way join ${recordMerge} on ${from} = way.id and ${recordMerge.state} = 'MERGED'
      )
      select way.parent_id as "parentId", way.id from way join ${resident} on ${resident.id} = way.id
      where way.id <> way.parent_id and ${visibleResident(request)}
        ${back ? sql`` : sql`and not exists (select from ${recordMerge} where ${from} = way.id and ${recordMerge.state} = 'MERGED')`}
      order by way.id`,
    link,
  );
}

/** The record that stands for the person of each that was merged, if the actor sees it. */
export const findSurvivors = (request: Request, ids: string[]) => follow(request, ids, false);

/** The records that were merged into each, of those that the actor sees. */
export const findMergedInto = (request: Request, ids: string[]) => follow(request, ids, true);
