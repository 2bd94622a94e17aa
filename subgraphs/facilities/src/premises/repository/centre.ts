import type { Request } from '@mrrm/platform/context';
import { asc, count, type SQL, sql } from 'drizzle-orm';
import { visiblePremises } from '../../access/visibility.js';
import { centre } from '../table.js';
import type { Centre } from '../types/centre.js';
import { centreColumns } from './columns.js';

/** Centres that meet a condition, by code. */
export async function findCentres(request: Request, condition: SQL): Promise<Centre[]> {
  const query = await request.database.read();
  return query
    .select(centreColumns)
    .from(centre)
    .where(sql`${condition} and ${visiblePremises(request, centre.id)}`)
    .orderBy(asc(centre.code));
}

/** At most `first + 1` centres after a code, by code. */
export async function findCentrePage(request: Request, first: number, afterCode?: string): Promise<Centre[]> {
  const query = await request.database.read();
  return query
    .select(centreColumns)
    .from(centre)
    .where(sql`${centre.code} > ${afterCode ?? ''} and ${visiblePremises(request, centre.id)}`)
    .orderBy(asc(centre.code))
    .limit(first + 1);
}

export async function countCentres(request: Request): Promise<number> {
  const query = await request.database.read();
  const [row] = await query
    .select({ centres: count() })
    .from(centre)
    .where(visiblePremises(request, centre.id));
  return row!.centres;
}
