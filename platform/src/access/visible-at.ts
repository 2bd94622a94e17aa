import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Request } from '../context.js';
import { Refusal } from '../wire/errors.js';
import { seesAllCentres } from './all-centres.js';

/** Who reads, as far as a predicate needs it. */
export type Reader = Pick<Request, 'actor' | 'judge'>;

/** What lies at other centres does not exist for the actor. */
export const atCentreOf = ({ actor, judge }: Reader, centreId: AnyPgColumn | SQL): SQL =>
  seesAllCentres(judge.table.roles, actor)
    ? sql`true`
    : sql`${centreId} = any(${sql.param(actor.centres)}::uuid[])`;

/** The rows of a group that speaks of places alone: those of the actor's centres, when the group is open at all. */
export const visibleAt = (reader: Reader, group: string, centreId: AnyPgColumn | SQL): SQL =>
  reader.judge.standing(group) === 'CLOSED' ? sql`false` : atCentreOf(reader, centreId);

/**
 * Whether a place exists for the actor.
 * @param path where in the input it stands
 * @throws Refusal NOT_FOUND when it does not, in the words that an absent one gets
 */
export function mustReach({ actor, judge }: Reader, centreId: string, path: string): void {
  if (seesAllCentres(judge.table.roles, actor) || actor.centres.includes(centreId)) return;
  throw new Refusal('NOT_FOUND', 'The graph knows no Centre with this identifier.', { path });
}
