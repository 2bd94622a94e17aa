import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { building, centre, shelter } from '../table.js';
import type { Building } from '../types/building.js';
import { toBuilding } from './chain.js';
import { buildingColumns, centreColumns, shelterColumns } from './columns.js';

/** Buildings that meet a condition, by code, each with its shelter and centre. */
async function findBuildings(request: Request, condition: SQL): Promise<Building[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ building: buildingColumns, shelter: shelterColumns, centre: centreColumns })
    .from(building)
    .innerJoin(centre, eq(centre.id, building.centreId))
    .leftJoin(shelter, eq(shelter.id, building.shelterId))
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', building.centreId)}`)
    .orderBy(asc(building.code));
  return rows.map(toBuilding);
}

/** The buildings of these shelters. */
export const buildingsOfShelters = (request: Request, ids: string[]) =>
  findBuildings(request, isOneOf(building.shelterId, ids));

/** The buildings of these centres. */
export const buildingsOfCentres = (request: Request, ids: string[]) =>
  findBuildings(request, isOneOf(building.centreId, ids));

/** The buildings with these identifiers. */
export const buildingsById = (request: Request, ids: string[]) =>
  findBuildings(request, isOneOf(building.id, ids));
