import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict } from '@mrrm/platform/wire/errors';
import type { People } from '../rules/people.js';
import { bedBlock } from '../table.js';
import type { PlacementEnd, PlacementStage } from '../values.js';
import { changePlacement, judgeWritten, requireStage, type WrittenPlacement, writtenOf } from './change.js';
import type { Settling } from './findings.js';
import { type LockedPlacement, lockPlacement, requireBedInService } from './locks.js';
import { letPlansYield } from './plans-yield.js';

export interface End {
  placementId: string;
  expectedVersion: number;
  at: Date;
  reason: PlacementEnd;
  turnaround: boolean;
}

/** Ends a stay and frees its bed from that moment on. */
export async function endPlacement(request: Request, query: Query, end: End): Promise<WrittenPlacement> {
  const { present } = await lockPlacement(request, query, end.placementId);
  await endAt(request, query, present, end.expectedVersion, end.at, end.reason);
  if (end.turnaround) await beginTurnaround(request, query, present.bedId, end.at);
  return writtenOf(present);
}

export interface Expectation extends Settling {
  placementId: string;
  expectedVersion: number;
  expectedUntil: Date | null;
  people: People;
}

/** Says until when a placement is thought to last. A longer one is judged anew. */
export async function expectEnd(
  request: Request,
  query: Query,
  wanted: Expectation,
): Promise<WrittenPlacement> {
  const { placementId, expectedVersion, expectedUntil, people } = wanted;
  const { present, beds } = await lockPlacement(request, query, placementId);
  if (present.endsAt || !['RESERVED', 'CHECKED_IN'].includes(present.stage)) {
    throw conflict('This placement is over.', 'placementId');
  }
  if (expectedUntil && expectedUntil <= present.startsAt) {
    throw badInput(
      `Give a moment after ${present.startsAt.toISOString()}, at which it begins.`,
      'expectedUntil',
    );
  }
  const { bedId, residentId, startsAt } = present;
  const period = { startsAt, until: expectedUntil };
  await requireBedInService(request, query, beds, bedId, period, 'placementId');
  await changePlacement(query, present, expectedVersion, { expectedUntil });
  await judgeWritten(request, query, { id: placementId, bedId, residentId, period, people }, wanted);
  return writtenOf(present);
}

export interface PlacementClosing {
  placementId: string;
  expectedVersion: number;
  stage: Extract<PlacementStage, 'CANCELLED' | 'VOIDED'>;
  reason: string;
}

/** Calls off a reservation, or takes back a stay that was entered by mistake. Both stay on record. */
export async function closePlacement(
  request: Request,
  query: Query,
  closing: PlacementClosing,
): Promise<WrittenPlacement> {
  const { present } = await lockPlacement(request, query, closing.placementId);
  if (closing.stage === 'CANCELLED') requireStage(present, 'RESERVED', 'This placement is no reservation.');
  else requireStage(present, 'CHECKED_IN', 'Only a stay is taken back; a reservation is cancelled.');
  const { stage, reason: closingReason } = closing;
  await changePlacement(query, present, closing.expectedVersion, {
    stage,
    closedAt: request.now,
    closingReason,
  });
  return writtenOf(present);
}

export async function endAt(
  request: Request,
  query: Query,
  present: LockedPlacement,
  expectedVersion: number,
  at: Date,
  reason: PlacementEnd,
) {
  requireStage(present, 'CHECKED_IN', 'Only a stay ends; a reservation is cancelled.');
  if (at <= present.startsAt) {
    throw badInput(
      `Give a moment after the start of the placement (${present.startsAt.toISOString()}).`,
      'at',
    );
  }
  if (!present.endsAt) await letPlansYield(request, query, present.bedId, at);
  await changePlacement(query, present, expectedVersion, { endsAt: at, endReason: reason });
  if (present.endsAt) throw conflict('This placement has an end already.', 'placementId');
}

/** The bed is locked already, and free from that moment on. */
export async function beginTurnaround({ actor, acts }: Request, query: Query, bedId: string, at: Date) {
  await query.insert(bedBlock).values({
    id: newIdentifier(),
    bedId,
    kind: 'IN_TURNAROUND',
    startsAt: at,
    reason: 'to be made ready',
    recordedBySubject: actor.principal,
    recordedByOrganisation: actor.organisation,
    sopId: acts.agreementId,
  });
}
