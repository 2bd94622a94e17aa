import { at, pointer } from '@mrrm/platform/conditions';
import { countRows, findPages, type Page, type ParentedList, parentId } from '@mrrm/platform/pages';
import { and, desc, type SQL, sql } from 'drizzle-orm';
import { visibleHandovers } from '../access/visibility.js';
import type { Request } from '../context.js';
import { handover } from '../tables.js';
import type { Handover } from '../types/handover.js';

const toHandover = (row: typeof handover.$inferSelect): Handover => ({
  ...row,
  centre: { id: row.centreId },
  safeZone: pointer(row.safeZoneId),
});

/** The handovers that meet a condition and that this actor may see, the latest first. */
export async function findHandovers(request: Request, condition: SQL): Promise<Handover[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(handover)
    .where(and(condition, visibleHandovers(request, handover)))
    .orderBy(desc(handover.writtenAt), desc(handover.id));
  return rows.map(toHandover);
}

export type HandoverPlace = 'CENTRE' | 'SAFE_ZONE';

const listOf = (request: Request, place: HandoverPlace, before?: Date): ParentedList<typeof handover> => ({
  table: handover,
  at: handover.writtenAt,
  id: handover.id,
  belongs: and(
    place === 'CENTRE' ? sql`${handover.centreId} = ${parentId}` : sql`${handover.safeZoneId} = ${parentId}`,
    before && sql`${handover.writtenAt} < ${at(before)}`,
    visibleHandovers(request, handover),
  )!,
});

const withParent = (row: typeof handover.$inferSelect & { parentId: string }) => ({
  ...toHandover(row),
  parentId: row.parentId,
});

/** One page of each place's handovers, the latest first. */
export async function findHandoverPages(
  request: Request,
  place: HandoverPlace,
  placeIds: string[],
  page: Page,
) {
  const query = await request.database.read();
  return (await findPages(query, listOf(request, place), placeIds, page)).map(withParent);
}

/** How many handovers each place has. */
export const countHandovers = async (request: Request, place: HandoverPlace, placeIds: string[]) =>
  countRows(await request.database.read(), listOf(request, place), placeIds);

/** The last handover of each safe zone that was written before a moment. */
export async function findLatestHandovers(request: Request, safeZoneIds: string[], before: Date) {
  const query = await request.database.read();
  const list = listOf(request, 'SAFE_ZONE', before);
  return (await findPages(query, list, safeZoneIds, { most: 1 })).map(withParent);
}
