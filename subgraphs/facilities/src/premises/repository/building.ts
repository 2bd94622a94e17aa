import type { Request } from '@mrrm/platform/context';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { visiblePremises } from '../../access/visibility.js';
import { building, centre, shelter } from '../table.js';
import type { Building } from '../types/building.js';
import { toBuilding } from './chain.js';
import { buildingColumns, centreColumns, shelterColumns } from './columns.js';

/** Buildings that meet a condition, by code, each with its shelter and centre. */
export async function findBuildings(request: Request, condition: SQL): Promise<Building[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ building: buildingColumns, shelter: shelterColumns, centre: centreColumns })
    .from(building)
    .innerJoin(centre, eq(centre.id, building.centreId))
    .leftJoin(shelter, eq(shelter.id, building.shelterId))
    .where(sql`${condition} and ${visiblePremises(request, building.centreId)}`)
    .orderBy(asc(building.code));
  return rows.map(toBuilding);
}
