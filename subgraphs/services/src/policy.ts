import type { Actor } from '@mrrm/platform/actor';
import { forbidden, Refusal } from '@mrrm/platform/errors';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { CentreFunction } from './values.js';

/** Roles that see the centres of the whole graph unless their token names some. */
const ROLES_OF_ALL_CENTRES = new Set(['SERVICE', 'COORDINATOR']);

/** Roles that get aggregates only, never a row about a person. */
const ROLES_WITHOUT_PERSONS = new Set(['ANALYST']);

/** Roles that look on and write nothing. */
const ROLES_THAT_ONLY_READ = new Set([
  'ANALYST',
  'AUDITOR',
  'DATA_PROTECTION_OFFICER',
  'LEGAL_REPRESENTATIVE',
]);

/** The functions whose session notes a role reads in its own organisation. */
const NOTES_OF: Partial<Record<string, CentreFunction[]>> = {
  PSYCHOLOGIST: ['COUNSELLING', 'PSYCHOSOCIAL_SUPPORT'],
  SOCIAL_WORKER: ['COUNSELLING', 'INFORMATION_PROVISION', 'RECREATIONAL_ACTIVITIES', 'EDUCATION'],
  CASE_MANAGER: ['CASE_MANAGEMENT', 'ACCOMMODATION', 'FOOD', 'NON_FOOD_ITEMS'],
  LEGAL_COUNSELLOR: ['LEGAL_AID'],
  NURSE: ['BASIC_MEDICAL_CARE', 'SPECIALISED_MEDICAL_REFERRAL'],
  INTERPRETER: ['INTERPRETATION'],
  CULTURAL_MEDIATOR: ['CULTURAL_MEDIATION', 'INFORMATION_PROVISION'],
  ACTIVITY_FACILITATOR: ['RECREATIONAL_ACTIVITIES', 'EDUCATION'],
};

const seesAllCentres = (actor: Actor): boolean =>
  actor.centres.length === 0 && ROLES_OF_ALL_CENTRES.has(actor.role);

/** The rule of this slice for what belongs to a centre: what lies at other centres does not exist for the actor. */
export const visibleCentres = (actor: Actor, centreId: AnyPgColumn | SQL): SQL =>
  seesAllCentres(actor) ? sql`true` : sql`${centreId} = any(${sql.param(actor.centres)}::uuid[])`;

/** Whether figures about a centre are for this actor: an analyst's token that names no centre is for all. */
export const visibleFigures = (actor: Actor, centreId: AnyPgColumn | SQL): SQL =>
  ROLES_WITHOUT_PERSONS.has(actor.role) && actor.centres.length === 0
    ? sql`true`
    : visibleCentres(actor, centreId);

/** The same for rows about a person. */
export const visiblePersons = (actor: Actor, centreId: AnyPgColumn | SQL): SQL =>
  ROLES_WITHOUT_PERSONS.has(actor.role) ? sql`false` : visibleCentres(actor, centreId);

/** Whether the actor reads the note of a session: its author, its supervisor, or the same function, in one organisation. */
export function readsNote(
  actor: Actor,
  session: { organisation: string; providerId: string; function: CentreFunction },
): boolean {
  if (actor.organisation !== session.organisation) return false;
  if (actor.staffMember === session.providerId || actor.role === 'COORDINATOR') return true;
  return NOTES_OF[actor.role]?.includes(session.function) ?? false;
}

/** Whether the actor reads why somebody was referred: the two organisations do. */
export const readsReason = (
  actor: Actor,
  referral: { fromOrganisation: string; toOrganisation: string },
): boolean => [referral.fromOrganisation, referral.toOrganisation].includes(actor.organisation);

/** @throws Refusal FORBIDDEN when the actor's role writes nothing here */
export function mayWrite(actor: Actor): void {
  if (ROLES_THAT_ONLY_READ.has(actor.role)) throw forbidden('Your role may read here, but not write.');
}

/**
 * @param path where in the input the centre stands
 * @throws Refusal NOT_FOUND when the centre does not exist for the actor, in the words that an absent one gets
 */
export function mayWriteAt(actor: Actor, centreId: string, path: string): void {
  mayWrite(actor);
  if (seesAllCentres(actor) || actor.centres.includes(centreId)) return;
  throw new Refusal('NOT_FOUND', 'The graph knows no Centre with this identifier.', { path });
}

/**
 * @param what the organisation's part in the record, such as "asked"
 * @throws Refusal FORBIDDEN naming the organisation that may
 */
export function mustActFor(actor: Actor, organisation: string, act: string, path: string): void {
  if (actor.organisation !== organisation) throw forbidden(`Only ${organisation} can ${act}.`, path);
}
