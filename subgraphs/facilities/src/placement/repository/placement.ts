import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { shown } from '@mrrm/platform/reading/shown';
import { desc, type SQL, sql } from 'drizzle-orm';
import type { SelectedFields } from 'drizzle-orm/pg-core';
import { openedBy, visiblePlacements } from '../../access/visibility.js';
import { type BedRow, bedChain, fromBeds, toBed } from '../../premises/repository/chain.js';
import { foundBy } from '../../premises/repository/found-by.js';
import { bed } from '../../premises/table.js';
import { placement } from '../table.js';
import type { Placement } from '../types/placement.js';
import { holdsAt, stayIn } from './conditions.js';

const placementColumns = {
  id: placement.id,
  residentId: placement.residentId,
  stage: placement.stage,
  reservedFrom: placement.reservedFrom,
  startsAt: placement.startsAt,
  expectedUntil: placement.expectedUntil,
  closedAt: placement.closedAt,
  closingReason: placement.closingReason,
  endsAt: placement.endsAt,
  endReason: placement.endReason,
  verification: placement.verification,
  version: placement.version,
};

type PlacementRow = BedRow & {
  placement: Omit<Placement, 'resident' | 'bed' | 'room' | 'safeZone' | 'centre' | 'overdue' | 'access'> & {
    openedBy: string | null;
  };
};

/** Whether somebody is there longer than expected, or is expected and not there. */
function isOverdue(
  { stage, startsAt, expectedUntil, endsAt }: PlacementRow['placement'],
  now: Date,
): boolean {
  if (stage === 'RESERVED') return startsAt < now;
  return stage === 'CHECKED_IN' && !endsAt && !!expectedUntil && expectedUntil <= now;
}

function toPlacement(placed: PlacementRow, now: Date): Placement {
  const { placement: row } = placed;
  const { residentId, openedBy: found } = row;
  const bed = toBed(placed);
  const { room } = bed;
  const { floor } = room;
  return shown(row, {
    overdue: isOverdue(row, now),
    access: found ? { found } : undefined,
    resident: { id: residentId },
    bed,
    room,
    safeZone: floor.safeZone ?? null,
    centre: floor.building.centre,
  });
}

/** A statement over beds with the stays in them that hold at a moment, found from the beds. */
export const fromStays = <Fields extends SelectedFields>(query: Query, fields: Fields, moment: Date) =>
  fromBeds(query, fields)
    .innerJoinLateral(stayIn(bed.id, at(moment)), sql`true`)
    .innerJoin(placement, sql`${placement.id} = held.id`);

/** The bed of a placement that is found already: of a column PostgreSQL may also ask the other way, and read all that ever was in a bed. */
const foundFromPlacement = sql`${bed.id} = greatest(${placement.bedId})`;

/**
 * Placements that meet a condition, the latest start first, each with its bed and all that the bed lies in.
 * @param moment of stays alone that hold then
 */
export async function findPlacements(request: Request, condition: SQL, moment?: Date): Promise<Placement[]> {
  const query = await request.database.read();
  const fields = { ...bedChain, placement: { ...placementColumns, openedBy: openedBy(request) } };
  const found = moment
    ? fromStays(query, fields, moment)
    : fromBeds(query, fields).innerJoin(placement, foundFromPlacement);
  const rows = await found
    .where(sql`${condition} and ${visiblePlacements(request)}`)
    .orderBy(desc(placement.startsAt), desc(placement.id));
  return rows.map((row) => toPlacement(row, request.now));
}

export const placementsById = foundBy(findPlacements)(placement.id);

/** The placements that hold now of each of some residents. */
export const placementsOfResidents = foundBy((request, condition) =>
  findPlacements(request, sql`${condition} and ${holdsAt(request.now)}`),
)(placement.residentId);
/** The placements that hold now in each of some beds. */
export const placementsOfBeds = foundBy((request, condition) =>
  findPlacements(request, condition, request.now),
)(bed.id);
