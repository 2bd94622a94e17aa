import type { Request } from '@mrrm/platform/context';
import { shown } from '@mrrm/platform/reading/shown';
import { desc, eq, type SQL, sql } from 'drizzle-orm';
import { openedBy, visiblePlacements } from '../../access/visibility.js';
import { type BedRow, bedChain, fromBeds, toBed } from '../../premises/repository/chain.js';
import { foundBy } from '../../premises/repository/found-by.js';
import { bed } from '../../premises/table.js';
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

/** Placements that meet a condition, the latest start first, each with its bed and all that the bed lies in. */
export async function findPlacements(request: Request, condition: SQL): Promise<Placement[]> {
  const rows = await fromBeds(await request.database.read(), {
    ...bedChain,
    placement: { ...placementColumns, openedBy: openedBy(request) },
  })
    .innerJoin(placement, eq(placement.bedId, bed.id))
    .where(sql`${condition} and ${visiblePlacements(request)}`)
    .orderBy(desc(placement.startsAt), desc(placement.id));
  return rows.map((row) => toPlacement(row, request.now));
}

export const placementsById = foundBy(findPlacements)(placement.id);

const placementsNowBy = foundBy((request, condition) =>
  findPlacements(request, sql`${condition} and ${holdsAt(request.now)}`),
);
/** The placements that hold now of each of some residents. */
export const placementsOfResidents = placementsNowBy(placement.residentId);
/** The placements that hold now in each of some beds. */
export const placementsOfBeds = placementsNowBy(placement.bedId);
