import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { asc, type SQL, sql } from 'drizzle-orm';
import { bed, building } from '../table.js';
import type { Bed } from '../types/bed.js';
import { bedChain, fromBeds, toBed } from './chain.js';
import { foundBy } from './found-by.js';

/** Beds that meet a condition, by code, each with all that it lies in. */
async function findBeds(request: Request, condition: SQL): Promise<Bed[]> {
  const rows = await fromBeds(await request.database.read(), bedChain)
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', building.centreId)}`)
    .orderBy(asc(bed.code));
  return rows.map(toBed);
}

const bedsBy = foundBy(findBeds);
export const bedsById = bedsBy(bed.id);
export const bedsOfRooms = bedsBy(bed.roomId);
