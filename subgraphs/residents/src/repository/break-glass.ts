import { at } from '@mrrm/platform/conditions';
import type { Query } from '@mrrm/platform/database';
import { forbidden, notFound } from '@mrrm/platform/errors';
import { newIdentifier } from '@mrrm/platform/identifiers';
import { changeVersion } from '@mrrm/platform/writes';
import { eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Request } from '../context.js';
import { breakGlass } from '../tables.js';
import type { BreakGlass } from '../types/break-glass.js';
import type { ReviewFinding } from '../values.js';

const HOUR = 60 * 60_000;

/**
 * Opens one resident to the actor for an hour, also one whom the actor does not see otherwise: that is its purpose.
 * @returns its identifier
 */
export async function insertBreakGlass(
  { actor, now }: Request,
  query: Query,
  { residentId, reason }: { residentId: string; reason: string },
): Promise<string> {
  const id = newIdentifier();
  await query.insert(breakGlass).values({
    id,
    residentId,
    subject: actor.subject,
    organisation: actor.organisation,
    role: actor.role,
    reason,
    grantedAt: now,
    expiresAt: new Date(now.getTime() + HOUR),
  });
  return id;
}

/** The emergencies that fit a condition and that row-level security shows, the oldest first. */
export async function findBreakGlass(request: Request, condition: SQL): Promise<BreakGlass[]> {
  const query = await request.database.read();
  return query.select().from(breakGlass).where(condition).orderBy(breakGlass.grantedAt, breakGlass.id);
}

/** The emergencies that nobody has reviewed yet, the oldest first: they stay open until somebody does. */
export const findOpenReviews = (request: Request): Promise<BreakGlass[]> =>
  findBreakGlass(request, isNull(breakGlass.reviewedAt));

/**
 * Reviews an emergency.
 * @returns whom it opened
 * @throws Refusal NOT_FOUND, CONFLICT when it was reviewed meanwhile, FORBIDDEN for one's own emergency
 */
export async function reviewBreakGlass(
  { actor, now }: Request,
  query: Query,
  review: { id: string; expectedVersion: number; finding: ReviewFinding; note: string | null },
): Promise<string> {
  const [found] = await query.select().from(breakGlass).where(eq(breakGlass.id, review.id)).for('update');
  if (!found) throw notFound('emergency', 'breakGlassId');
  if (found.subject === actor.subject)
    throw forbidden('Somebody else reviews your emergency.', 'breakGlassId');
  await changeVersion(
    query,
    sql`${breakGlass}`,
    review.id,
    review.expectedVersion,
    sql`reviewed_at = ${at(now)}, reviewed_by_subject = ${actor.subject}, finding = ${review.finding}, review_note = ${review.note}`,
    'emergency',
  );
  return found.residentId;
}
