import type { Opened } from '@mrrm/platform/access/row-access';
import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { at, isOneOf, pointer } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { countRows, findPages, type Page, parentId } from '@mrrm/platform/reading/pages';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { and, eq, gt, lt } from 'drizzle-orm';
import { openedByClauses } from '../../access/clauses.js';
import { recordedBy } from '../../access/recorded-by.js';
import { requireOwnOffer } from '../../catalogue/repository/offer.js';
import { Range } from '../../times.js';
import { groupActivity } from '../table.js';
import type { GroupActivity } from '../types/activity.js';

const toGroupActivity = (
  row: typeof groupActivity.$inferSelect & { opened: Opened | null },
): GroupActivity => ({
  ...row,
  // The activity is for everybody to see; who came is for whoever plans it, and for others by a clause.
  access: { owner: row.recordedByOrganisation ?? undefined, opened: row.opened ?? undefined },
  centre: { id: row.centreId },
  safeZone: pointer(row.safeZoneId),
});

/** The activities with these identifiers that this actor may see. */
export async function activitiesById(request: Request, ids: string[]): Promise<GroupActivity[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ ...columnsOf(groupActivity), opened: openedByClauses(request, groupActivity.centreId) })
    .from(groupActivity)
    .where(and(isOneOf(groupActivity.id, ids), visibleAt(request, 'CATALOGUE', groupActivity.centreId)));
  return rows.map(toGroupActivity);
}

const atCentre = (request: Request, { from, until }: Range) => ({
  table: groupActivity,
  extra: { opened: openedByClauses(request, groupActivity.centreId) },
  at: groupActivity.startsAt,
  id: groupActivity.id,
  earliestFirst: true,
  belongs: and(
    eq(groupActivity.centreId, parentId),
    lt(groupActivity.startsAt, at(until)),
    gt(groupActivity.endsAt, at(from)),
    visibleAt(request, 'CATALOGUE', groupActivity.centreId),
  )!,
});

/** One page of each centre's activities that touch a range of time, the earliest first. */
export async function findGroupActivityPages(
  request: Request,
  range: Range,
  centreIds: string[],
  page: Page,
) {
  const rows = await findPages(await request.database.read(), atCentre(request, range), centreIds, page);
  return rows.map((row) => ({ ...toGroupActivity(row), parentId: row.parentId }));
}

/** How many activities of each centre touch a range of time. */
export const countGroupActivities = async (request: Request, range: Range, centreIds: string[]) =>
  countRows(await request.database.read(), atCentre(request, range), centreIds);

export interface NewGroupActivity {
  offerId: string;
  safeZoneId: string | null;
  title: string;
  startsAt: Date;
  endsAt: Date;
  places: number | null;
}

/** @returns the identifier of the new activity, at the centre of the offer */
export async function insertGroupActivity(
  request: Request,
  query: Query,
  wanted: NewGroupActivity,
): Promise<string> {
  const { centreId } = await requireOwnOffer(request, query, wanted.offerId);
  const id = newIdentifier();
  await query.insert(groupActivity).values({ id, centreId, ...wanted, ...recordedBy(request) });
  return id;
}
