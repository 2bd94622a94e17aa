import type { Request } from '@mrrm/platform/context';
import type { Verification } from '@mrrm/platform/database/columns';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict } from '@mrrm/platform/wire/errors';
import type { People, Person } from '../rules/people.js';
import { placement } from '../table.js';
import type { PlacementEnd, PlacementStage } from '../values.js';
import { changePlacement, judgeWritten, requireStage, type WrittenPlacement, writtenOf } from './change.js';
import { endStaysInRoom } from './departed.js';
import type { Settling } from './findings.js';
import {
  type LockedBed,
  type LockedPlacement,
  lockBeds,
  lockPlacement,
  lockResident,
  lockRooms,
  requireBedInService,
} from './locks.js';

export interface NewPlacement extends Settling {
  bedId: string;
  residentId: string;
  stage: Extract<PlacementStage, 'RESERVED' | 'CHECKED_IN'>;
  startsAt: Date;
  expectedUntil: Date | null;
  /** Of a stay that is over. */
  end: { at: Date; reason: PlacementEnd } | null;
  verification: Verification;
  people: People;
}

/** Gives a bed to a resident, or holds it. A bed that somebody has is refused by the database itself. @returns the identifier of the placement */
export async function insertPlacement(request: Request, query: Query, wanted: NewPlacement): Promise<string> {
  const { bedId, residentId, startsAt, end, people } = wanted;
  await lockResident(query, residentId);
  await lockRooms(query, [bedId]);
  const beds = await lockBeds(request, query, [bedId]);
  const period = { startsAt, until: end?.at ?? wanted.expectedUntil };
  await endStaysInRoom(request, query, bedId, people);
  await requireBedInService(request, query, beds, bedId, period, wanted.path);
  const id = await insertRow(request, query, wanted);
  await judgeWritten(request, query, { id, bedId, residentId, period, people }, wanted, end !== null);
  return id;
}

export interface CheckIn extends Settling {
  placementId: string;
  expectedVersion: number;
  at: Date;
  people: People;
  /** Whether the owner of the residents has said that the resident stays there. */
  verification: Verification;
}

/** Turns a reservation into a stay that begins when the resident comes. */
export async function checkIn(request: Request, query: Query, wanted: CheckIn): Promise<WrittenPlacement> {
  const { present, beds } = await lockPlacement(request, query, wanted.placementId);
  requireStage(present, 'RESERVED', 'This placement is no reservation.');
  await takeUp(request, query, beds, present, wanted);
  return writtenOf(present);
}

/** Begins the stay that was planned, and judges it as it is now. */
export async function takeUp(
  request: Request,
  query: Query,
  beds: Map<string, LockedBed>,
  planned: Pick<LockedPlacement, 'id' | 'bedId' | 'residentId' | 'startsAt' | 'expectedUntil'>,
  {
    at,
    expectedVersion,
    people,
    verification,
    ...settling
  }: Pick<CheckIn, 'at' | 'expectedVersion' | 'people' | 'verification'> & Settling,
) {
  const { id, bedId, residentId, startsAt, expectedUntil } = planned;
  if (expectedUntil && expectedUntil <= at) {
    throw conflict(
      `The bed was held until ${expectedUntil.toISOString()}. Cancel the reservation and give a bed anew.`,
      'placementId',
    );
  }
  const period = { startsAt: at, until: expectedUntil };
  await endStaysInRoom(request, query, bedId, people);
  await requireBedInService(request, query, beds, bedId, period, 'placementId');
  await changePlacement(query, planned, expectedVersion, {
    stage: 'CHECKED_IN',
    startsAt: at,
    reservedFrom: startsAt < at ? startsAt : null,
    ...(verification !== 'VERIFIED' && { verification }),
  });
  await judgeWritten(request, query, { id, bedId, residentId, period, people }, settling);
}

export async function insertRow(
  { actor, acts, now }: Request,
  query: Query,
  wanted: Omit<NewPlacement, keyof Settling>,
) {
  const id = newIdentifier();
  const { bedId, residentId, stage, startsAt, expectedUntil, end, verification, people } = wanted;
  await query.insert(placement).values({
    id,
    bedId,
    residentId,
    stage,
    startsAt,
    expectedUntil,
    endsAt: end?.at ?? null,
    endReason: end?.reason ?? null,
    ...kept(people?.get(residentId), now),
    verification,
    recordedBySubject: actor.principal,
    recordedByOrganisation: actor.organisation,
    sopId: acts.agreementId,
  });
  return id;
}

/** What a placement keeps of a person, for those who come into the room later. */
const kept = (person: Person | undefined, now: Date) =>
  person && {
    personSex: person.sex,
    personBornOn: person.bornOn,
    personSituation: person.familySituation,
    personHouseholdId: person.householdId,
    personKnownAt: now,
  };
