import type { Actor } from '@mrrm/platform/actor';
import { forbidden, Refusal } from '@mrrm/platform/errors';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { staffMember } from './tables.js';

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

const seesAllCentres = (actor: Actor): boolean =>
  actor.centres.length === 0 && ROLES_OF_ALL_CENTRES.has(actor.role);

/** The rule of this slice for what belongs to a centre: what lies at other centres does not exist for the actor. */
export const visibleCentres = (actor: Actor, centreId: AnyPgColumn | SQL): SQL =>
  seesAllCentres(actor) ? sql`true` : sql`${centreId} = any(${sql.param(actor.centres)}::uuid[])`;

/** The same for what a person wrote. */
export const visibleWritings = (actor: Actor, centreId: AnyPgColumn): SQL =>
  ROLES_WITHOUT_PERSONS.has(actor.role) ? sql`false` : visibleCentres(actor, centreId);

/** The rule of this slice for people: oneself, and those who work at a centre that the actor may see. */
export function visibleStaff(actor: Actor): SQL {
  if (ROLES_WITHOUT_PERSONS.has(actor.role)) return sql`false`;
  if (seesAllCentres(actor)) return sql`true`;
  return sql`(${staffMember.centreIds} && ${sql.param(actor.centres)}::uuid[]
    or ${staffMember.id} = ${actor.staffMember ?? null}::uuid)`;
}

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
 * A row belongs to the employer: only its own people change it.
 * @throws Refusal FORBIDDEN naming the employer
 */
export function mustEmploy(actor: Actor, organisationCode: string, path: string): void {
  if (actor.organisation !== organisationCode) {
    throw forbidden(`This shift is planned by ${organisationCode}: ask them to change it.`, path);
  }
}

/** @returns the acting staff member @throws Refusal FORBIDDEN when the sign-in names none */
export function actingStaffMember(actor: Actor): string {
  if (!actor.staffMember) throw forbidden('Only a staff member can do this; your sign-in names none.');
  return actor.staffMember;
}
