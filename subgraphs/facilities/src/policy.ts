import type { Actor } from '@mrrm/platform/actor';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** Roles that see the centres of the whole graph unless their token names some. */
const ROLES_OF_ALL_CENTRES = new Set(['SERVICE', 'COORDINATOR']);

/** Whether an actor sees the rows of every centre. */
export const seesAllCentres = (actor: Actor): boolean =>
  actor.centres.length === 0 && ROLES_OF_ALL_CENTRES.has(actor.role);

/**
 * The rule of this slice, as a condition on the column that holds a row's centre: rows of other centres do not exist for the actor.
 * Figures that an authority published for the whole country have no centre; everybody may read them, as in the publication.
 */
export const visibleCentres = (actor: Actor, centreId: AnyPgColumn): SQL =>
  seesAllCentres(actor) ? sql`true` : sql`${centreId} = any(${sql.param(actor.centres)}::uuid[])`;
