import type { Request } from '@mrrm/platform/context';
import type { Verification } from '@mrrm/platform/database/columns';
import { at as moment } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, Refusal } from '@mrrm/platform/wire/errors';
import { changeVersion } from '@mrrm/platform/writing/version';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { judgePlacement } from '../placing/judge-placement.js';
import type { Period, Person } from '../placing/people.js';
import { bedBlock, placement } from '../tables/placing.js';
import type { PlacementStage } from '../values/placing.js';
import type { PlacementEnd } from '../values.js';
import { endStaysInRoom } from './departed-placements.js';
import { keepFindings, type Settling, settleFindings } from './placement-findings.js';
import {
  type LockedBed,
  type LockedPlacement,
  lockBeds,
  lockPlacement,
  lockResident,
  lockRooms,
  requireBedInService,
} from './placement-locks.js';
import { heldWithin, readQuestion } from './placing-question.js';
import { letPlansYield } from './plans-yield.js';

/** What the owner of the residents said before the write; undefined when it could not be asked. */
export type People = ReadonlyMap<string, Person> | undefined;

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
  await judge(request, query, { id, bedId, residentId, period, people }, wanted, end !== null);
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
export async function checkIn(request: Request, query: Query, wanted: CheckIn): Promise<void> {
  const { present, beds } = await lockPlacement(request, query, wanted.placementId);
  requireStage(present, 'RESERVED', 'This placement is no reservation.');
  await takeUp(request, query, beds, present, wanted);
}

export interface Move extends Settling {
  placementId: string;
  expectedVersion: number;
  toBedId: string;
  at: Date;
  expectedUntil: Date | null;
  /** Whether the bed that is left has to be made ready. */
  turnaround: boolean;
  people: People;
  /** Whether the owner of the residents has said that the resident stays there. */
  verification: Verification;
}

/**
 * Ends a stay and begins one in another bed at the same moment. A reservation of that bed for the resident is taken up.
 * @returns the new placement's identifier
 */
export async function movePlacement(request: Request, query: Query, move: Move): Promise<string> {
  const { present, beds } = await lockPlacement(request, query, move.placementId, [move.toBedId]);
  const period = { startsAt: move.at, until: move.expectedUntil };
  await endStaysInRoom(request, query, move.toBedId, move.people);
  await requireBedInService(request, query, beds, move.toBedId, period, 'toBedId');
  if (move.toBedId === present.bedId) {
    throw new Refusal('RULE_VIOLATION', 'The resident has this very bed already.', { path: 'toBedId' });
  }
  await endAt(request, query, present, move.expectedVersion, move.at, 'MOVED');
  if (move.turnaround) await beginTurnaround(request, query, present.bedId, move.at);
  const { residentId } = present;
  const verification = move.verification === 'VERIFIED' ? present.verification : move.verification;
  const planned = await findPlan(query, move.toBedId, residentId, period, request.now);
  if (planned) {
    await takeUp(request, query, beds, planned, { ...move, expectedVersion: planned.version });
    return planned.id;
  }
  const bedId = move.toBedId;
  const wanted = {
    ...move,
    bedId,
    residentId,
    stage: 'CHECKED_IN',
    startsAt: move.at,
    end: null,
    verification,
  } as const;
  const id = await insertRow(request, query, wanted);
  await judge(request, query, { id, bedId, residentId, period, people: move.people }, move);
  return id;
}

export interface End {
  placementId: string;
  expectedVersion: number;
  at: Date;
  reason: PlacementEnd;
  turnaround: boolean;
}

/** Ends a stay and frees its bed from that moment on. */
export async function endPlacement(request: Request, query: Query, end: End): Promise<void> {
  const { present } = await lockPlacement(request, query, end.placementId);
  await endAt(request, query, present, end.expectedVersion, end.at, end.reason);
  if (end.turnaround) await beginTurnaround(request, query, present.bedId, end.at);
}

export interface Expectation extends Settling {
  placementId: string;
  expectedVersion: number;
  expectedUntil: Date | null;
  people: People;
}

/** Says until when a placement is thought to last. A longer one is judged anew. */
export async function expectEnd(request: Request, query: Query, wanted: Expectation): Promise<void> {
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
  const value = expectedUntil ? moment(expectedUntil) : sql`null`;
  await change(query, present, expectedVersion, sql`expected_until = ${value}`);
  await judge(request, query, { id: placementId, bedId, residentId, period, people }, wanted);
}

export interface Closing {
  placementId: string;
  expectedVersion: number;
  stage: Extract<PlacementStage, 'CANCELLED' | 'VOIDED'>;
  reason: string;
}

/** Calls off a reservation, or takes back a stay that was entered by mistake. Both stay on record. */
export async function closePlacement(request: Request, query: Query, closing: Closing): Promise<void> {
  const { present } = await lockPlacement(request, query, closing.placementId);
  if (closing.stage === 'CANCELLED') requireStage(present, 'RESERVED', 'This placement is no reservation.');
  else requireStage(present, 'CHECKED_IN', 'Only a stay is taken back; a reservation is cancelled.');
  const values = sql`stage = ${closing.stage}, closed_at = ${moment(request.now)}, closing_reason = ${closing.reason}`;
  await change(query, present, closing.expectedVersion, values);
}

function requireStage({ stage, endsAt }: LockedPlacement, wanted: PlacementStage, otherwise: string) {
  if (stage !== wanted)
    throw conflict(`${otherwise} It is ${stage}${endsAt ? ', and over' : ''}.`, 'placementId');
}

/** Begins the stay that was planned, and judges it as it is now. */
async function takeUp(
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
  const held = startsAt < at ? moment(startsAt) : sql`null`;
  const state = verification === 'VERIFIED' ? sql`` : sql`, verification = ${verification}`;
  const values = sql`stage = 'CHECKED_IN', starts_at = ${moment(at)}, reserved_from = ${held}${state}`;
  await change(query, planned, expectedVersion, values);
  await judge(request, query, { id, bedId, residentId, period, people }, settling);
}

/** The reservation of a bed for a resident that a stay would take up. */
async function findPlan(query: Query, bedId: string, residentId: string, period: Period, now: Date) {
  const [found] = await query
    .select({
      id: placement.id,
      bedId: placement.bedId,
      residentId: placement.residentId,
      startsAt: placement.startsAt,
      expectedUntil: placement.expectedUntil,
      version: placement.version,
    })
    .from(placement)
    .where(
      and(
        eq(placement.bedId, bedId),
        eq(placement.residentId, residentId),
        eq(placement.stage, 'RESERVED'),
        heldWithin(period, now),
      ),
    )
    .orderBy(placement.startsAt)
    .limit(1);
  return found;
}

async function insertRow(
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

/**
 * Asks the rules about a placement that is written and not yet committed.
 * @param isPast a stay that is over is only remarked on: what happened is recorded as it was
 */
async function judge(
  request: Request,
  query: Query,
  { id, ...wanted }: { id: string; bedId: string; residentId: string; period: Period; people: People },
  settling: Settling,
  isPast = false,
) {
  const question = await readQuestion(request, query, { placementId: id, ...wanted });
  const findings = judgePlacement(question);
  if (isPast) await keepFindings(request, query, id, findings);
  else await settleFindings(request, query, id, findings, settling);
}

const change = (query: Query, { id }: { id: string }, expectedVersion: number, values: SQL) =>
  changeVersion(query, sql`${placement}`, id, expectedVersion, values, 'placement');

async function endAt(
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
  await change(query, present, expectedVersion, sql`ends_at = ${moment(at)}, end_reason = ${reason}`);
  if (present.endsAt) throw conflict('This placement has an end already.', 'placementId');
}

/** The bed is locked already, and free from that moment on. */
async function beginTurnaround({ actor, acts }: Request, query: Query, bedId: string, at: Date) {
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
