import type { Request } from '@mrrm/platform/context';
import { at, isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, type ParentedList, parentId } from '@mrrm/platform/reading/pages';
import { and, desc, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { organisation } from '../../people/table.js';
import type { Employer } from '../../people/values.js';
import { shift } from '../../rota/table.js';
import { handover } from '../table.js';
import type { Handover } from '../types/handover.js';
import { visibleHandovers } from './visible.js';

const toHandover = (row: typeof handover.$inferSelect): Handover => ({
  ...row,
  centre: { id: row.centreId },
  safeZone: pointer(row.safeZoneId),
});

async function find(request: Request, condition: SQL): Promise<Handover[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(handover)
    .where(and(condition, visibleHandovers(request)))
    .orderBy(desc(handover.writtenAt), desc(handover.id));
  return rows.map(toHandover);
}

/** The handovers of these identifiers that this actor may see. */
export const handoversById = (request: Request, ids: string[]) => find(request, isOneOf(handover.id, ids));

/** The handovers of shifts that this actor may see, the latest first. */
export const handoversOf = (request: Request, shiftIds: string[]) =>
  find(request, isOneOf(handover.shiftId, shiftIds));

export type HandoverPlace = 'CENTRE' | 'SAFE_ZONE';

/** Which handovers of which places. */
export interface HandoverList {
  place: HandoverPlace;
  /** Those that nobody has acknowledged, or those that somebody has; all by default. */
  open?: boolean | null | undefined;
  /** Those of this kind of employer; all by default. */
  employer?: Employer | null | undefined;
  before?: Date | undefined;
  /** Those written from this moment on; of any age by default. */
  since?: Date | undefined;
}

const writtenFor = (employer: Employer): SQL => sql`exists (select from ${shift}
  join ${organisation} on ${organisation.id} = ${shift.organisationId}
  where ${shift.id} = ${handover.shiftId} and ${organisation.employer} = ${employer})`;

const listOf = (
  request: Request,
  { place, open, employer, before, since }: HandoverList,
): ParentedList<typeof handover> => ({
  table: handover,
  at: handover.writtenAt,
  id: handover.id,
  belongs: and(
    place === 'CENTRE' ? sql`${handover.centreId} = ${parentId}` : sql`${handover.safeZoneId} = ${parentId}`,
    before && sql`${handover.writtenAt} < ${at(before)}`,
    since && sql`${handover.writtenAt} >= ${at(since)}`,
    open === true ? isNull(handover.acknowledgedAt) : undefined,
    open === false ? isNotNull(handover.acknowledgedAt) : undefined,
    employer ? writtenFor(employer) : undefined,
    visibleHandovers(request),
  )!,
});

const withParent = (row: typeof handover.$inferSelect & { parentId: string }) => ({
  ...toHandover(row),
  parentId: row.parentId,
});

/** One page of each place's handovers, the latest first. */
export async function findHandoverPages(
  request: Request,
  list: HandoverList,
  placeIds: string[],
  page: Page,
) {
  const query = await request.database.read();
  return (await findPages(query, listOf(request, list), placeIds, page)).map(withParent);
}

/** How many handovers each place has. */
export const countHandovers = async (request: Request, list: HandoverList, placeIds: string[]) =>
  countRows(await request.database.read(), listOf(request, list), placeIds);

/** The last handover of each safe zone that was written before a moment. */
export async function findLatestHandovers(request: Request, safeZoneIds: string[], before: Date) {
  const query = await request.database.read();
  const list = listOf(request, { place: 'SAFE_ZONE', before });
  return (await findPages(query, list, safeZoneIds, { most: 1 })).map(withParent);
}
