import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { desc, eq, type SQL, sql } from 'drizzle-orm';
import { openedBy, visiblePlacements } from '../../access/visibility.js';
import { type BedRow, toBed } from '../../premises/repository/chain.js';
import {
  bedColumns,
  buildingColumns,
  centreColumns,
  floorColumns,
  roomColumns,
  safeZoneColumns,
  shelterColumns,
} from '../../premises/repository/columns.js';
import { bed, building, centre, floor, room, safeZone, shelter } from '../../premises/table.js';
import { placement } from '../table.js';
import type { Placement } from '../types/placement.js';
import { holdsAt } from './conditions.js';

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
    residentId: string;
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

function toPlacement({ placement: row, ...chain }: PlacementRow, now: Date): Placement {
  const { residentId, openedBy: found, ...own } = row;
  const bed = toBed(chain);
  const { room } = bed;
  const { floor } = room;
  return {
    ...own,
    overdue: isOverdue(row, now),
    ...(found && { access: { found } }),
    resident: { id: residentId },
    bed,
    room,
    safeZone: floor.safeZone ?? null,
    centre: floor.building.centre,
  };
}

/** Placements that meet a condition, the latest start first, each with its bed and all that the bed lies in. */
export async function findPlacements(request: Request, condition: SQL): Promise<Placement[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      placement: { ...placementColumns, openedBy: openedBy(request) },
      bed: bedColumns,
      room: roomColumns,
      floor: floorColumns,
      safeZone: safeZoneColumns,
      building: buildingColumns,
      shelter: shelterColumns,
      centre: centreColumns,
    })
    .from(placement)
    .innerJoin(bed, eq(bed.id, placement.bedId))
    .innerJoin(room, eq(room.id, bed.roomId))
    .innerJoin(floor, eq(floor.id, room.floorId))
    .innerJoin(building, eq(building.id, floor.buildingId))
    .innerJoin(centre, eq(centre.id, building.centreId))
    .leftJoin(shelter, eq(shelter.id, building.shelterId))
    .leftJoin(safeZone, eq(safeZone.id, floor.safeZoneId))
    .where(sql`${condition} and ${visiblePlacements(request)}`)
    .orderBy(desc(placement.startsAt), desc(placement.id));
  return rows.map((row) => toPlacement(row, request.now));
}

/** The placements with these identifiers. */
export const placementsById = (request: Request, ids: string[]) =>
  findPlacements(request, isOneOf(placement.id, ids));

/** The placements that hold now of each of some residents. */
export const placementsOfResidents = (request: Request, ids: string[]) =>
  findPlacements(request, sql`${isOneOf(placement.residentId, ids)} and ${holdsAt(request.now)}`);

/** The placements that hold now in each of some beds. */
export const placementsOfBeds = (request: Request, ids: string[]) =>
  findPlacements(request, sql`${isOneOf(placement.bedId, ids)} and ${holdsAt(request.now)}`);
