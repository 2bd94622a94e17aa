import { seesAllCentres as sees } from '@mrrm/platform/access/all-centres';
import type { Request } from '@mrrm/platform/context';
import type { Actor } from '@mrrm/platform/wire/actor';
import { forbidden, Refusal } from '@mrrm/platform/wire/errors';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { organisation, shift, staffMember } from '../tables.js';
import { roles } from './roles.js';

const seesAllCentres = (actor: Actor): boolean => sees(roles, actor);

/** What lies at other centres does not exist for the actor. */
const atCentreOf = (actor: Actor, centreId: AnyPgColumn | SQL): SQL =>
  seesAllCentres(actor) ? sql`true` : sql`${centreId} = any(${sql.param(actor.centres)}::uuid[])`;

/** What is planned at a centre. */
export const visibleRota = ({ actor, judge }: Request, centreId: AnyPgColumn | SQL): SQL =>
  judge.standing('ROTA') === 'CLOSED' ? sql`false` : atCentreOf(actor, centreId);

/** Whether a row is of the actor's own employer, as a condition on the column that names the employer. */
const ofOwnEmployer = (actor: Actor, organisationId: AnyPgColumn): SQL => sql`exists (
  select from ${organisation} where ${organisation.id} = ${organisationId} and ${organisation.code} = ${actor.organisation})`;

/** Who is planned on a shift: whoever is to know its own people alone finds them on the shifts of their employer. */
export function visibleAssignments(request: Request): SQL {
  const planned = visibleRota(request, shift.centreId);
  if (request.judge.standing('DIRECTORY') !== 'SHARED') return planned;
  return sql`(${planned} and ${ofOwnEmployer(request.actor, shift.organisationId)})`;
}

/**
 * What a shift wrote for the next; whose sign-in is narrowed to zones sees those of the zones, and an organisation that does
 * not keep the centres those of its own shifts.
 */
export function visibleHandovers(
  { actor, judge }: Request,
  { centreId, safeZoneId, shiftId }: Record<'centreId' | 'safeZoneId' | 'shiftId', AnyPgColumn>,
): SQL {
  const standing = judge.standing('HANDOVERS');
  if (standing === 'CLOSED') return sql`false`;
  const inZone = actor.zones ? sql`${safeZoneId} = any(${sql.param(actor.zones)}::uuid[])` : sql`true`;
  const seen = sql`(${atCentreOf(actor, centreId)} and ${inZone})`;
  if (standing === 'OPEN') return seen;
  return sql`(${seen} and exists (
    select from ${shift} where ${shift.id} = ${shiftId} and ${ofOwnEmployer(actor, shift.organisationId)}))`;
}

/** People: oneself, and those who work at a centre that the actor may see; of some organisations their own people alone. */
export function visibleStaff({ actor, judge }: Request): SQL {
  const standing = judge.standing('DIRECTORY');
  if (standing === 'CLOSED') return sql`false`;
  const seen = seesAllCentres(actor)
    ? sql`true`
    : sql`(${staffMember.centreIds} && ${sql.param(actor.centres)}::uuid[]
    or ${staffMember.id} = ${actor.staffMember ?? null}::uuid)`;
  return standing === 'OPEN' ? seen : sql`(${seen} and ${ofOwnEmployer(actor, staffMember.organisationId)})`;
}

/**
 * @param path where in the input the centre stands
 * @throws Refusal NOT_FOUND when the centre does not exist for the actor, in the words that an absent one gets
 */
export function mayWriteAt(actor: Actor, centreId: string, path: string): void {
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
