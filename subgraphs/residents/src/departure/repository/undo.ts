import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, Refusal } from '@mrrm/platform/wire/errors';
import { and, eq, gte, sql } from 'drizzle-orm';
import { ofVisibleResident } from '../../access/visibility.js';
import { presence } from '../../presence/table.js';
import { changeResident, lockResident, recordedBy } from '../../register/repository/lock.js';
import { stay } from '../../register/table.js';
import { undoneDeparture } from '../table.js';
import type { UndoneDeparture } from '../types/undone-departure.js';

/** Milliseconds for which a departure can be taken back after it was recorded. */
const UNDONE_WITHIN = 24 * 3_600_000;

export interface Undoing {
  residentId: string;
  expectedVersion: number;
  reason: string;
}

/**
 * Takes back the departure that ended the last stay, and keeps what had been said of it. The check that said it is voided, and
 * those count again that were voided by it.
 * @throws Refusal NOT_FOUND; CONFLICT for another version, and for who has not departed or has come back; RULE_VIOLATION a day
 * after it was recorded
 */
export async function undoDeparture(
  request: Request,
  query: Query,
  { residentId, expectedVersion, reason }: Undoing,
): Promise<void> {
  const { now } = request;
  const { arrivedAt, departedAt, departureReason } = await lockResident(request, query, residentId);
  if (!departedAt || !departureReason)
    throw conflict('This resident has not departed, or has come back.', 'residentId');
  const [ended] = await query
    .select({ id: stay.id, recordedAt: stay.updatedAt })
    .from(stay)
    .where(and(eq(stay.residentId, residentId), eq(stay.arrivedAt, arrivedAt)));
  if (now.getTime() - ended!.recordedAt.getTime() > UNDONE_WITHIN)
    throw new Refusal(
      'RULE_VIOLATION',
      'This departure was recorded more than a day ago. Whoever is there again has come back.',
      { path: 'residentId', rule: 'TOO_LATE_TO_UNDO', opens: 'readmitResident' },
    );
  await changeResident(query, residentId, expectedVersion, sql`departed_at = null, departure_reason = null`);
  await query.insert(undoneDeparture).values({
    ...{ id: newIdentifier(), residentId, stayId: ended!.id, departedAt, departureReason, reason },
    // Clocks of the database and of this process differ a little.
    recordedAt: ended!.recordedAt < now ? ended!.recordedAt : now,
    undoneAt: now,
    undoneById: request.actor.staffMember ?? null,
    ...recordedBy(request),
  });
  await countChecksAgain(request, query, residentId, departedAt);
}

/** The check that said the departure counts no longer; what it had voided does. */
async function countChecksAgain({ now }: Request, query: Query, residentId: string, departedAt: Date) {
  const [said] = await query
    .update(presence)
    .set({ voidedAt: now, voidingReason: 'The departure was taken back.' })
    .where(
      and(
        eq(presence.residentId, residentId),
        eq(presence.checkedAt, departedAt),
        eq(presence.status, 'DEPARTED'),
        sql`${presence.voidedAt} is null`,
      ),
    )
    .returning({ createdAt: presence.createdAt });
  if (!said) return;
  await query
    .update(presence)
    .set({ voidedAt: null, voidingReason: null })
    .where(
      and(
        eq(presence.residentId, residentId),
        gte(presence.checkedAt, departedAt),
        eq(presence.voidedAt, said.createdAt),
      ),
    );
}

const SHOWN = columnsOf(undoneDeparture, {
  without: ['recordedBySubject', 'recordedByOrganisation', 'sopId'],
});

/** The departures of residents that were taken back, the latest first, of those whose stays the actor may read. */
export async function findUndoneDepartures(
  request: Request,
  residentIds: string[],
): Promise<UndoneDeparture[]> {
  const query = await request.database.read();
  const rows = await query
    .select(SHOWN)
    .from(undoneDeparture)
    .where(
      and(
        isOneOf(undoneDeparture.residentId, residentIds),
        ofVisibleResident(request, undoneDeparture.residentId, 'OPERATIONAL'),
      ),
    )
    .orderBy(sql`${undoneDeparture.undoneAt} desc`, sql`${undoneDeparture.id} desc`);
  return rows.map((row) => ({ ...row, undoneBy: pointer(row.undoneById) }));
}
