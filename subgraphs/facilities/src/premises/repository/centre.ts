import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { hasOneOf } from '@mrrm/platform/database/conditions';
import { asc, count, type SQL, sql } from 'drizzle-orm';
import { centre } from '../table.js';
import type { Centre } from '../types/centre.js';
import { centreColumns } from './columns.js';
import { foundBy } from './found-by.js';

/** Centres that meet a condition, by code. */
async function findCentres(request: Request, condition: SQL): Promise<Centre[]> {
  const query = await request.database.read();
  return query
    .select(centreColumns)
    .from(centre)
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', centre.id)}`)
    .orderBy(asc(centre.code));
}

/** The centres with these codes. */
export const centresByCode = (request: Request, codes: string[]) =>
  findCentres(request, hasOneOf(centre.code, codes));

export const centresById = foundBy(findCentres)(centre.id);

/** At most `first + 1` centres after a code, by code. */
export async function findCentrePage(request: Request, first: number, afterCode?: string): Promise<Centre[]> {
  const query = await request.database.read();
  return query
    .select(centreColumns)
    .from(centre)
    .where(sql`${centre.code} > ${afterCode ?? ''} and ${visibleAt(request, 'PREMISES', centre.id)}`)
    .orderBy(asc(centre.code))
    .limit(first + 1);
}

export async function countCentres(request: Request): Promise<number> {
  const query = await request.database.read();
  const [row] = await query
    .select({ centres: count() })
    .from(centre)
    .where(visibleAt(request, 'PREMISES', centre.id));
  return row!.centres;
}
