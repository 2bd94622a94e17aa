import type { Actor } from '@mrrm/platform/actor';
import { forbidden, Refusal } from '@mrrm/platform/errors';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Request } from './context.js';
import { legalRepresentative, representation, resident } from './tables.js';

/** Roles that see the centres of the whole graph unless their token names some. */
const ROLES_OF_ALL_CENTRES = new Set(['SERVICE', 'COORDINATOR']);

/** Roles that get aggregates only, never a row about a person. */
const ROLES_WITHOUT_PERSONS = new Set(['ANALYST']);

/** Roles that look on and record nothing. */
const ROLES_THAT_ONLY_READ = new Set([
  'ANALYST',
  'AUDITOR',
  'DATA_PROTECTION_OFFICER',
  'LEGAL_REPRESENTATIVE',
]);

/** The day of a moment in UTC, `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Whether a representation holds on a day; the day on which it ends does not count. */
export const representsOn = (day: string): SQL =>
  sql`${representation.appointedOn} <= ${day}::date
    and (${representation.endedOn} is null or ${representation.endedOn} > ${day}::date)`;

const seesAllCentres = (actor: Actor): boolean =>
  actor.centres.length === 0 && ROLES_OF_ALL_CENTRES.has(actor.role);

/** The rule of this slice for what belongs to a centre: what lies at other centres does not exist for the actor. */
export const visibleCentres = (actor: Actor, centreId: AnyPgColumn | SQL): SQL => {
  if (seesAllCentres(actor)) return sql`true`;
  return sql`${centreId} = any(${sql.param(actor.centres)}::uuid[])`;
};

/** Whether a figure about a centre's residents is for this actor. */
export const visibleFigures = (actor: Actor, centreId: AnyPgColumn | SQL): SQL => {
  if (actor.role === 'LEGAL_REPRESENTATIVE') return sql`false`;
  if (ROLES_WITHOUT_PERSONS.has(actor.role) && actor.centres.length === 0) return sql`true`;
  return visibleCentres(actor, centreId);
};

/**
 * The rule of this slice for people, as a condition on the table `resident`.
 * A legal representative sees the residents represented now, at whatever centre, unless the token names centres.
 */
export function visibleResidents({ actor, now }: Request): SQL {
  if (ROLES_WITHOUT_PERSONS.has(actor.role)) return sql`false`;
  if (actor.role !== 'LEGAL_REPRESENTATIVE') return visibleCentres(actor, resident.centreId);
  const represented = sql`exists (
    select from ${representation}
    join ${legalRepresentative} on ${legalRepresentative.id} = ${representation.legalRepresentativeId}
    where ${representation.residentId} = ${resident.id}
      and ${legalRepresentative.subject} = ${actor.subject} and ${representsOn(dayOf(now))})`;
  return actor.centres.length === 0
    ? represented
    : sql`${represented} and ${visibleCentres(actor, resident.centreId)}`;
}

/** The same rule for whatever belongs to a resident, as a condition on the column that holds the resident. */
export const ofVisibleResident = (request: Request, residentId: AnyPgColumn | SQL): SQL =>
  sql`exists (select from ${resident} where ${resident.id} = ${residentId} and ${visibleResidents(request)})`;

/** Legal representatives are seen by themselves and by those who see a resident they represent or represented. */
export const visibleLegalRepresentatives = (request: Request): SQL =>
  sql`(${legalRepresentative.subject} = ${request.actor.subject} or exists (
    select from ${representation}
    where ${representation.legalRepresentativeId} = ${legalRepresentative.id}
      and ${ofVisibleResident(request, representation.residentId)}))`;

/** @throws Refusal FORBIDDEN when the actor's role records nothing here */
export function mayRecord(actor: Actor): void {
  if (ROLES_THAT_ONLY_READ.has(actor.role)) throw forbidden('Your role may read here, but not record.');
}

/**
 * @param path where in the input the centre stands
 * @throws Refusal NOT_FOUND when the centre does not exist for the actor, in the words that an absent one gets
 */
export function mayRecordAt(actor: Actor, centreId: string, path: string): void {
  mayRecord(actor);
  if (seesAllCentres(actor) || actor.centres.includes(centreId)) return;
  throw new Refusal('NOT_FOUND', 'The graph knows no Centre with this identifier.', { path });
}
