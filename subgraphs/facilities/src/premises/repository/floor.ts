import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { asc, type SQL, sql } from 'drizzle-orm';
import { building, floor } from '../table.js';
import type { Floor } from '../types/floor.js';
import { floorChain, fromFloors, toFloor } from './chain.js';
import { foundBy } from './found-by.js';

/** Floors that meet a condition, from the lowest, each with its safe zone, building, shelter and centre. */
async function findFloors(request: Request, condition: SQL): Promise<Floor[]> {
  const rows = await fromFloors(await request.database.read(), floorChain)
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', building.centreId)}`)
    .orderBy(asc(floor.level));
  return rows.map(toFloor);
}

const floorsBy = foundBy(findFloors);
export const floorsById = floorsBy(floor.id);
export const floorsOfBuildings = floorsBy(floor.buildingId);
export const floorsOfSafeZones = floorsBy(floor.safeZoneId);
