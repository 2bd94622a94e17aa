import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { asc, type SQL, sql } from 'drizzle-orm';
import { building } from '../table.js';
import type { Building } from '../types/building.js';
import { buildingChain, fromBuildings, toBuilding } from './chain.js';
import { foundBy } from './found-by.js';

/** Buildings that meet a condition, by code, each with its shelter and centre. */
async function findBuildings(request: Request, condition: SQL): Promise<Building[]> {
  const rows = await fromBuildings(await request.database.read(), buildingChain)
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', building.centreId)}`)
    .orderBy(asc(building.code));
  return rows.map(toBuilding);
}

const buildingsBy = foundBy(findBuildings);
export const buildingsById = buildingsBy(building.id);
export const buildingsOfCentres = buildingsBy(building.centreId);
export const buildingsOfShelters = buildingsBy(building.shelterId);
