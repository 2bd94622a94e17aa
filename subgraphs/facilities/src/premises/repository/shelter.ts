import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { centre, shelter } from '../table.js';
import type { Shelter } from '../types/shelter.js';
import { centreColumns, shelterColumns } from './columns.js';
import { foundBy } from './found-by.js';

/** Shelters that meet a condition, by code, each with its centre. */
async function findShelters(request: Request, condition: SQL): Promise<Shelter[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ shelter: shelterColumns, centre: centreColumns })
    .from(shelter)
    .innerJoin(centre, eq(centre.id, shelter.centreId))
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', shelter.centreId)}`)
    .orderBy(asc(shelter.code));
  return rows.map((row) => ({ ...row.shelter, centre: row.centre }));
}

const sheltersBy = foundBy(findShelters);
export const sheltersById = sheltersBy(shelter.id);
export const sheltersOfCentres = sheltersBy(shelter.centreId);
