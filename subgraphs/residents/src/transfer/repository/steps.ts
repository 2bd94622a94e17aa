import { atCentreOf } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, forbidden, notFound } from '@mrrm/platform/wire/errors';
import { changeRow, type Versioned } from '@mrrm/platform/writing/version';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { isOpenTransfer } from '../../access/moves.js';
import { lockResident, recordedBy } from '../../register/repository/lock.js';
import { resident, stay } from '../../register/table.js';
import { transfer } from '../table.js';
import type { TransferState } from '../values.js';
import type { KnownCentre } from './ask-centres.js';
import { visibleTransfers } from './transfer.js';

export interface WantedTransfer {
  residentId: string;
  from: KnownCentre;
  to: KnownCentre;
  reason: string;
  plannedOn: string;
}

/**
 * Asks another centre to take a resident over, also one who has departed and turned up there.
 * @returns its identifier, and whether others of the household stay behind
 * @throws Refusal NOT_FOUND; CONFLICT for who has moved since; BAD_USER_INPUT for the same centre
 */
export async function requestTransfer(
  request: Request,
  query: Query,
  { residentId, from, to, reason, plannedOn }: WantedTransfer,
): Promise<{ id: string; staysBehind: boolean }> {
  const found = await lockResident(request, query, residentId);
  if (found.centreId !== from.id)
    throw conflict('This resident is at another centre now. Read it again.', 'residentId');
  if (from.id === to.id) throw badInput('The resident stays at this centre already.', 'toCentreCode');
  const [last] = await query
    .select({ id: stay.id })
    .from(stay)
    .where(and(eq(stay.residentId, residentId), eq(stay.arrivedAt, found.arrivedAt)));
  const id = newIdentifier();
  await query.insert(transfer).values({
    ...{ id, residentId, stayId: last!.id, reason, plannedOn },
    ...{ fromCentreId: from.id, fromCentreCode: from.code, toCentreId: to.id, toCentreCode: to.code },
    requestedAt: request.now,
    requestedById: request.actor.staffMember ?? null,
    ...recordedBy(request),
  });
  return { id, staysBehind: await leavesHousehold(query, found, to.id) };
}

/** Whether somebody of the household stays at the centre, and is not to move to the same one. */
async function leavesHousehold(
  query: Query,
  { id, householdId, centreId }: { id: string; householdId: string | null; centreId: string },
  toCentreId: string,
): Promise<boolean> {
  if (!householdId) return false;
  const [behind] = await query
    .select({ id: resident.id })
    .from(resident)
    .where(
      and(
        ...[eq(resident.householdId, householdId), eq(resident.centreId, centreId)],
        ...[isNull(resident.departedAt), ne(resident.id, id)],
        sql`not exists (select from ${transfer} where ${transfer.residentId} = ${resident.id} and ${isOpenTransfer}
          and ${transfer.toCentreId} = ${toCentreId})`,
      ),
    )
    .limit(1);
  return behind !== undefined;
}

/** Who takes a step: the centre that is left, or the one to which the resident is to move. */
export type Side = 'from' | 'to';

/**
 * Locks a transfer for a step of one side.
 * @throws Refusal NOT_FOUND at `transferId`; FORBIDDEN for the other side; CONFLICT when it is not in one of the states
 */
export async function lockTransfer(
  request: Request,
  query: Query,
  transferId: string,
  side: Side,
  states: readonly TransferState[],
) {
  const [found] = await query
    .select()
    .from(transfer)
    .where(and(eq(transfer.id, transferId), visibleTransfers(request)))
    .for('update');
  if (!found) throw notFound('transfer', 'transferId');
  const [there] = await query
    .select({ id: transfer.id })
    .from(transfer)
    .where(and(eq(transfer.id, transferId), atCentreOf(request, transfer[`${side}CentreId`])));
  if (!there || request.actor.zones || (side === 'to' && request.actor.ownCasesOnly))
    throw forbidden(
      side === 'to'
        ? 'This is for whoever works at the centre to which the resident is to move.'
        : 'This is for whoever works at the centre that is left.',
      'transferId',
    );
  if (!states.includes(found.state))
    throw conflict(`This transfer is ${found.state}. Read it again.`, 'transferId');
  return found;
}

export interface Decision extends Versioned {
  side: Side;
  /** In which states it may be taken. */
  among: readonly TransferState[];
  state: TransferState;
  reason: string | null;
}

/** Agrees to a transfer, declines it or withdraws it. @returns whom it is about */
export async function decideTransfer(
  request: Request,
  query: Query,
  { id, expectedVersion, side, among, state, reason }: Decision,
): Promise<string> {
  const { residentId } = await lockTransfer(request, query, id, side, among);
  await changeRow(
    query,
    transfer,
    { id, expectedVersion },
    {
      state,
      decidedAt: request.now,
      decidedById: request.actor.staffMember ?? null,
      decidedBySubject: request.actor.principal,
      decisionReason: reason,
    },
    'transfer',
  );
  return residentId;
}
