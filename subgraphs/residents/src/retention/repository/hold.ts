import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { resident } from '../../register/table.js';
import { legalHold } from '../table.js';

/** Locks a resident first, so that a hold is placed before or after anything is taken, and never meanwhile. */
async function lock(query: Query, residentId: string) {
  const found = await query
    .select({ id: resident.id })
    .from(resident)
    .where(eq(resident.id, residentId))
    .for('update');
  if (found.length === 0) throw new Error('Nobody is on record under this identifier.');
}

/** @throws Error when nobody is on record under the identifier, or a hold stands already */
export async function placeHold(
  query: Query,
  residentId: string,
  reason: string,
  placedBy: string,
): Promise<void> {
  await lock(query, residentId);
  const placed = await query
    .insert(legalHold)
    .values({ id: newIdentifier(), residentId, reason, placedBy })
    .onConflictDoNothing()
    .returning({ id: legalHold.id });
  if (placed.length === 0) throw new Error('A hold stands already.');
}

/** @throws Error when nobody is on record under the identifier, or no hold stands */
export async function liftHold(
  query: Query,
  residentId: string,
  reason: string,
  liftedBy: string,
): Promise<void> {
  await lock(query, residentId);
  const lifted = await query
    .update(legalHold)
    .set({
      liftedAt: sql`now()`,
      liftedBy,
      liftingReason: reason,
      version: sql`${legalHold.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(and(eq(legalHold.residentId, residentId), isNull(legalHold.liftedAt)))
    .returning({ id: legalHold.id });
  if (lifted.length === 0) throw new Error('No hold stands.');
}
