import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { and, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import { consent } from '../table.js';

/**
 * Withdraws what a resident allows other organisations, also what waits for a second person, when the resident moves to another centre: from now
 * on, and not from an arrival that is entered late.
 * @returns how many ended
 */
export async function endConsentsTo(
  { judge, now }: Request,
  query: Query,
  residentId: string,
): Promise<number> {
  const ended = await query
    .update(consent)
    .set({ withdrawnAt: now, version: sql`${consent.version} + 1`, updatedAt: sql`now()` })
    .where(
      and(
        eq(consent.residentId, residentId),
        ne(consent.recipientOrganisation, judge.table.owner),
        isNull(consent.withdrawnAt),
        or(isNull(consent.expiresAt), gt(consent.expiresAt, now)),
      ),
    )
    .returning({ id: consent.id });
  return ended.length;
}
