import type { Request } from '@mrrm/platform/context';
import { columnsOf, UNSHOWN } from '@mrrm/platform/database/columns';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, eq, sql } from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import { ofVisibleResident } from '../../access/visibility.js';
import { shownKept } from '../../register/repository/kept.js';
import { kin } from '../table.js';
import type { Kin } from '../types/kin.js';

const SHOWN = columnsOf(kin, { without: UNSHOWN });
const mirror = alias(kin, 'mirror');

/** The relatives of which a column holds one of these, those that hold first. Who is another resident is told to whoever may see that one as well. */
async function findKin(request: Request, column: AnyPgColumn, ids: string[]): Promise<Kin[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ ...SHOWN, otherId: mirror.residentId })
    .from(kin)
    .leftJoin(
      mirror,
      and(eq(mirror.id, kin.mirrorId), ofVisibleResident(request, mirror.residentId, 'RELATIVES')),
    )
    .where(and(isOneOf(column, ids), ofVisibleResident(request, kin.residentId, 'RELATIVES')))
    .orderBy(sql`${kin.endedAt} desc nulls first`, sql`${kin.recordedAt} desc`, sql`${kin.id} desc`);
  return rows.map(({ mirrorId, ...row }) => ({
    ...shownKept(row),
    kind: mirrorId === null ? 'PERSON_OUTSIDE' : row.otherId === null ? 'HIDDEN_RESIDENT' : 'RESIDENT',
  }));
}

export const kinById = (request: Request, ids: string[]) => findKin(request, kin.id, ids);
export const kinOfResidents = (request: Request, ids: string[]) => findKin(request, kin.residentId, ids);
