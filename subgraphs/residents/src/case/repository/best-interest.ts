import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { and, sql } from 'drizzle-orm';
import { visibleResidents } from '../../access/visibility.js';
import { recordedBy } from '../../register/repository/lock.js';
import { lockWithinStay } from '../../register/repository/stay.js';
import { resident } from '../../register/table.js';
import { bestInterestNote } from '../table.js';
import type { BestInterestNote } from '../types/best-interest.js';

const SHOWN = columnsOf(bestInterestNote, {
  without: ['recordedBySubject', 'recordedByOrganisation', 'sopId', 'createdAt'],
});

/** What was noted of each resident, of those of whom this actor may read it, the latest first. An emergency opens none. */
export async function bestInterestNotesOf(
  request: Request,
  residentIds: string[],
): Promise<BestInterestNote[]> {
  const query = await request.database.read();
  const isOpen = sql`exists (select from ${resident} where ${resident.id} = ${bestInterestNote.residentId}
    and ${visibleResidents(request, 'CONFIDENTIAL')})`;
  const rows = await query
    .select(SHOWN)
    .from(bestInterestNote)
    .where(and(isOneOf(bestInterestNote.residentId, residentIds), isOpen))
    .orderBy(sql`${bestInterestNote.notedAt} desc`, sql`${bestInterestNote.id} desc`);
  return rows.map((row) => ({ ...row, notedBy: pointer(row.notedById) }));
}

/** @returns the identifier of the new note */
export async function insertBestInterestNote(
  request: Request,
  query: Query,
  { residentId, notedAt, note }: { residentId: string; notedAt: Date; note: string },
): Promise<string> {
  await lockWithinStay(request, query, residentId, notedAt, 'notedAt');
  const id = newIdentifier();
  const notedById = request.actor.staffMember ?? null;
  await query
    .insert(bestInterestNote)
    .values({ id, residentId, notedAt, note, notedById, ...recordedBy(request) });
  return id;
}
