import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, type ParentedList, parentId } from '@mrrm/platform/reading/pages';
import { shown } from '@mrrm/platform/reading/shown';
import { and, sql } from 'drizzle-orm';
import { ofVisibleResident } from '../../access/visibility.js';
import { resident } from '../../register/table.js';
import { presence } from '../table.js';
import type { Presence } from '../types/presence.js';

const KEPT = ['recordedBySubject', 'recordedByOrganisation', 'sopId', 'createdAt'] as const;
const shownColumns = columnsOf(presence, { without: KEPT });
type Row = Omit<typeof presence.$inferSelect, (typeof KEPT)[number]>;

const toPresence = (row: Row): Presence =>
  shown(row, {
    centre: { id: row.centreId },
    checkedBy: pointer(row.checkedById),
    voidedBy: pointer(row.voidedById),
  });

type Checks = ParentedList<typeof presence, Record<never, never>, typeof shownColumns>;

const ofResident = (request: Request): Checks => ({
  table: presence,
  columns: shownColumns,
  at: presence.checkedAt,
  id: presence.id,
  belongs: sql`${presence.residentId} = ${parentId}`,
  parentVisible: ofVisibleResident(request, parentId, 'OPERATIONAL'),
});

/** Those that count in the present or last stay. */
const ofLastStay = (request: Request): Checks => ({
  ...ofResident(request),
  belongs: sql`${presence.residentId} = ${parentId} and ${presence.voidedAt} is null
    and ${presence.checkedAt} >= (select ${resident.arrivedAt} from ${resident} where ${resident.id} = ${parentId})`,
});

/** The presence checks whose resident this actor may see. */
export async function presencesById(request: Request, ids: string[]): Promise<Presence[]> {
  const query = await request.database.read();
  const rows = await query
    .select(shownColumns)
    .from(presence)
    .where(and(isOneOf(presence.id, ids), ofVisibleResident(request, presence.residentId, 'OPERATIONAL')));
  return rows.map(toPresence);
}

/** One page of each resident's presence checks, the latest first. */
export async function findPresencePages(
  request: Request,
  residentIds: string[],
  page: Page,
): Promise<Presence[]> {
  const rows = await findPages(await request.database.read(), ofResident(request), residentIds, page);
  return rows.map(toPresence);
}

/** The latest presence check of each resident who was checked in the present or last stay. */
export async function findLatestPresences(request: Request, residentIds: string[]): Promise<Presence[]> {
  const query = await request.database.read();
  const rows = await findPages(query, ofLastStay(request), residentIds, { most: 1 });
  return rows.map(toPresence);
}

/** How many presence checks each resident has. */
export const countPresences = async (request: Request, residentIds: string[]) =>
  countRows(await request.database.read(), ofResident(request), residentIds);
