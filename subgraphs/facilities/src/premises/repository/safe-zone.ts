import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { hasOneOf, isOneOf } from '@mrrm/platform/database/conditions';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { building, safeZone } from '../table.js';
import type { SafeZone } from '../types/safe-zone.js';
import { buildingChain, fromBuildings, toBuilding, toSafeZone } from './chain.js';
import { safeZoneColumns } from './columns.js';
import { foundBy } from './found-by.js';

/** Safe zones that meet a condition, by code, each with its building, shelter and centre. */
async function findSafeZones(request: Request, condition: SQL): Promise<SafeZone[]> {
  const rows = await fromBuildings(await request.database.read(), {
    ...buildingChain,
    safeZone: safeZoneColumns,
  })
    .innerJoin(safeZone, eq(safeZone.buildingId, building.id))
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', building.centreId)}`)
    .orderBy(asc(safeZone.code));
  return rows.map((row) => toSafeZone(row.safeZone, toBuilding(row)));
}

const safeZonesBy = foundBy(findSafeZones);
export const safeZonesById = safeZonesBy(safeZone.id);
export const safeZonesOfCentres = safeZonesBy(safeZone.centreId);
export const safeZonesOfBuildings = safeZonesBy(safeZone.buildingId);

/** The safe zones with these codes. */
export const safeZonesByCode = (request: Request, codes: string[]) =>
  findSafeZones(request, hasOneOf(safeZone.code, codes));

/** The safe zones that the actor's sign-in is narrowed to, or all those of its centres, by code. */
export const findSafeZonesOfViewer = (request: Request): Promise<SafeZone[]> =>
  findSafeZones(request, request.actor.zones ? isOneOf(safeZone.id, request.actor.zones) : sql`true`);
