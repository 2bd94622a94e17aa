import type { Actor } from '@mrrm/platform/actor';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** Roles that see the centres of the whole graph unless their token names some. */
const ROLES_OF_ALL_CENTRES = new Set(['SERVICE', 'COORDINATOR', 'ANALYST']);

/** Roles that get figures only, never a row about a person. */
const ROLES_WITHOUT_PERSONS = new Set(['ANALYST']);

/** Whether an actor sees the rows of every centre. */
export const seesAllCentres = (actor: Actor): boolean =>
  actor.centres.length === 0 && ROLES_OF_ALL_CENTRES.has(actor.role);

/**
 * The rule of this slice, as a condition on the column that holds a row's centre: rows of other centres do not exist for the actor.
 * Figures that an authority published for the whole country have no centre; everybody may read them, as in the publication.
 */
export const visibleCentres = (actor: Actor, centreId: AnyPgColumn): SQL =>
  seesAllCentres(actor) ? sql`true` : sql`${centreId} = any(${sql.param(actor.centres)}::uuid[])`;

/** The same for rows about a person. */
export const visiblePersons = (actor: Actor, centreId: AnyPgColumn): SQL =>
  ROLES_WITHOUT_PERSONS.has(actor.role) ? sql`false` : visibleCentres(actor, centreId);

/** Numbers of 1 to 10 people speak of them: those who get figures only do not get these. */
const LARGEST_WITHHELD = 10;

/** A number of people as the actor may see it; null when it is withheld. */
export const figureFor = (actor: Actor, people: number): number | null =>
  ROLES_WITHOUT_PERSONS.has(actor.role) && people >= 1 && people <= LARGEST_WITHHELD ? null : people;
