import type { Verification } from '@mrrm/platform/columns';
import { at as moment } from '@mrrm/platform/conditions';
import type { Query } from '@mrrm/platform/database';
import { badInput, conflict, Refusal } from '@mrrm/platform/errors';
import { newIdentifier } from '@mrrm/platform/identifiers';
import { changeVersion } from '@mrrm/platform/writes';
import { sql } from 'drizzle-orm';
import type { Request } from '../context.js';
import { placement } from '../tables/placing.js';
import type { PlacementEnd } from '../values.js';
import {
  type LockedBed,
  type LockedPlacement,
  lockBeds,
  lockPlacement,
  lockResident,
  requireBedInService,
} from './placement-locks.js';

export interface NewPlacement {
  bedId: string;
  residentId: string;
  startsAt: Date;
  verification: Verification;
}

/** Gives a bed to a resident, with an open end. @returns the identifier of the placement */
export async function insertPlacement(request: Request, query: Query, wanted: NewPlacement): Promise<string> {
  await lockResident(query, wanted.residentId);
  const beds = await lockBeds(request, query, [wanted.bedId]);
  const bed = await requireBedInService(
    query,
    beds,
    wanted.bedId,
    { startsAt: wanted.startsAt, until: null },
    'bedId',
  );
  return insertInto(request, query, bed, wanted);
}

export interface Move {
  placementId: string;
  expectedVersion: number;
  toBedId: string;
  at: Date;
}

/** Ends a placement and begins one in another bed at the same moment. @returns the new placement's identifier */
export async function movePlacement(request: Request, query: Query, move: Move): Promise<string> {
  const present = await lockPlacement(request, query, move.placementId);
  await lockResident(query, present.residentId);
  const beds = await lockBeds(request, query, [present.bedId, move.toBedId]);
  const bed = await requireBedInService(
    query,
    beds,
    move.toBedId,
    { startsAt: move.at, until: null },
    'toBedId',
  );
  if (move.toBedId === present.bedId) {
    throw new Refusal('RULE_VIOLATION', 'The resident has this very bed already.', { path: 'toBedId' });
  }
  await endAt(query, present, move.expectedVersion, move.at, 'MOVED');
  return insertInto(request, query, bed, { ...present, startsAt: move.at });
}

export interface End {
  placementId: string;
  expectedVersion: number;
  at: Date;
  reason: PlacementEnd;
}

/** Ends a placement and frees its bed from that moment on. */
export async function endPlacement(request: Request, query: Query, end: End): Promise<void> {
  const present = await lockPlacement(request, query, end.placementId);
  await lockResident(query, present.residentId);
  await lockBeds(request, query, [present.bedId]);
  await endAt(query, present, end.expectedVersion, end.at, end.reason);
}

async function insertInto(request: Request, query: Query, bed: LockedBed, wanted: NewPlacement) {
  const id = newIdentifier();
  await query.insert(placement).values({
    id,
    bedId: bed.id,
    residentId: wanted.residentId,
    startsAt: wanted.startsAt,
    verification: wanted.verification,
    recordedBySubject: request.actor.subject,
    recordedByOrganisation: request.actor.organisation,
    sopId: request.acts.agreementId,
  });
  return id;
}

async function endAt(
  query: Query,
  present: LockedPlacement,
  expectedVersion: number,
  at: Date,
  reason: PlacementEnd,
) {
  if (at <= present.startsAt) {
    throw badInput(
      `Give a moment after the start of the placement (${present.startsAt.toISOString()}).`,
      'at',
    );
  }
  await changeVersion(
    query,
    sql`${placement}`,
    present.id,
    expectedVersion,
    sql`ends_at = ${moment(at)}, end_reason = ${reason}`,
    'placement',
  );
  if (present.endsAt) throw conflict('This placement has an end already.', 'placementId');
}
