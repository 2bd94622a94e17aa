import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { countRows, findPages, type Page, type ParentedList } from '@mrrm/platform/reading/pages';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, forbidden, notFound } from '@mrrm/platform/wire/errors';
import { changeVersion } from '@mrrm/platform/writing/version';
import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { breakGlass, breakGlassNotice, NOWHERE } from '../table.js';
import type { BreakGlass, BreakGlassNotice } from '../types/break-glass.js';
import type { ReviewFinding } from '../values.js';
import { visibleEmergencies, visibleNotices } from './visible.js';

const HOUR = 60 * 60_000;
/** Emergencies that wait: those who follow show once the older ones are done. */
const MOST_WAITING = 100;

/** What a write of an emergency leaves behind, for its answer and for the audit. */
export interface WrittenEmergency {
  id: string;
  residentId: string;
}

/**
 * Opens one resident to the actor for an hour, also one whom the actor does not see otherwise: that is its purpose. An
 * emergency for the same resident that is open already is the answer. Nobody is told whether the identifier is
 * somebody's. From the fourth an hour on the database lets it wait for a second person.
 */
export async function openBreakGlass(
  { actor, now }: Request,
  query: Query,
  { residentId, reason }: { residentId: string; reason: string },
): Promise<WrittenEmergency> {
  const { principal, organisation, role } = actor;
  // The same lock as in the trigger: of two who ask at once, the second finds what the first has opened.
  await query.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('break_glass ' || ${organisation}::text || ' ' || ${principal}::text, 0))`,
  );
  const [open] = await query
    .select({ id: breakGlass.id })
    .from(breakGlass)
    .where(
      and(
        eq(breakGlass.residentId, residentId),
        eq(breakGlass.subject, principal),
        eq(breakGlass.organisation, organisation),
        isNull(breakGlass.reviewedAt),
        gt(breakGlass.expiresAt, at(now)),
      ),
    );
  if (open) return { id: open.id, residentId };
  const id = newIdentifier();
  const expiresAt = new Date(now.getTime() + HOUR);
  await query
    .insert(breakGlass)
    .values({ id, residentId, subject: principal, organisation, role, reason, grantedAt: now, expiresAt });
  return { id, residentId };
}

/**
 * Opens what waited for a second person, for an hour from now.
 * @throws Refusal NOT_FOUND, FORBIDDEN for one's own emergency, CONFLICT when it is over
 */
export async function approveBreakGlass(
  request: Request,
  query: Query,
  { id, expectedVersion }: { id: string; expectedVersion: number },
): Promise<WrittenEmergency> {
  const { actor, now } = request;
  const [found] = await query
    .select()
    .from(breakGlass)
    .where(and(eq(breakGlass.id, id), eq(breakGlass.approval, 'AWAITED'), visibleEmergencies(request)))
    .for('update');
  if (!found) throw notFound('emergency', 'breakGlassId');
  if (found.subject === actor.principal && found.organisation === actor.organisation)
    throw forbidden('Somebody else approves your emergency.', 'breakGlassId');
  if (found.expiresAt <= now || found.reviewedAt)
    throw conflict('This emergency is over. Ask for it again.', 'breakGlassId');
  await changeVersion(
    query,
    sql`${breakGlass}`,
    id,
    expectedVersion,
    sql`approval = 'GIVEN', approved_at = ${at(now)}, approved_by_subject = ${actor.principal},
      approved_by_organisation = ${actor.organisation}, granted_at = ${at(now)},
      expires_at = ${at(new Date(now.getTime() + HOUR))}`,
    'emergency',
  );
  return { id: found.id, residentId: found.residentId };
}

/** The emergencies that fit a condition and that this actor may see, the oldest first, at most `MOST_WAITING`. */
async function findBreakGlass(request: Request, condition: SQL): Promise<BreakGlass[]> {
  const query = await request.database.read();
  return query
    .select()
    .from(breakGlass)
    .where(and(condition, visibleEmergencies(request)))
    .orderBy(breakGlass.grantedAt, breakGlass.id)
    .limit(MOST_WAITING);
}

/** One emergency; null when there is none for this actor. */
export async function breakGlassById(request: Request, id: string): Promise<BreakGlass | null> {
  const [found] = await findBreakGlass(request, eq(breakGlass.id, id));
  return found ?? null;
}

/** The emergencies that nobody has reviewed yet, the oldest first: they stay open until somebody does. */
export const findOpenReviews = (request: Request): Promise<BreakGlass[]> =>
  findBreakGlass(request, isNull(breakGlass.reviewedAt));

/** The emergencies of others that wait for a second person: of the actor's organisation, for the owner's people of all. */
export function findAwaitedBreakGlass(request: Request): Promise<BreakGlass[]> {
  const { actor, judge, now } = request;
  const own = actor.organisation === judge.table.owner;
  return findBreakGlass(
    request,
    and(
      eq(breakGlass.approval, 'AWAITED'),
      isNull(breakGlass.reviewedAt),
      gt(breakGlass.expiresAt, at(now)),
      own ? undefined : eq(breakGlass.organisation, actor.organisation),
      sql`not (${breakGlass.subject} = ${actor.principal} and ${breakGlass.organisation} = ${actor.organisation})`,
    )!,
  );
}

const notices = (request: Request): ParentedList<typeof breakGlassNotice> => ({
  table: breakGlassNotice,
  at: breakGlassNotice.at,
  id: breakGlassNotice.id,
  belongs: visibleNotices(request),
});

/** One page of what the owner is told of emergencies, the latest first. */
export async function findBreakGlassNotices(request: Request, page: Page): Promise<BreakGlassNotice[]> {
  return findPages(await request.database.read(), notices(request), [NOWHERE], page);
}

/** How many notices of emergencies there are for the actor. */
export async function countBreakGlassNotices(request: Request): Promise<number> {
  const [row] = await countRows(await request.database.read(), notices(request), [NOWHERE]);
  return row?.total ?? 0;
}

/** @throws Refusal NOT_FOUND, CONFLICT when it was reviewed meanwhile, FORBIDDEN for one's own emergency */
export async function reviewBreakGlass(
  request: Request,
  query: Query,
  review: { id: string; expectedVersion: number; finding: ReviewFinding; note: string | null },
): Promise<WrittenEmergency> {
  const { actor, now } = request;
  const [found] = await query
    .select()
    .from(breakGlass)
    .where(and(eq(breakGlass.id, review.id), visibleEmergencies(request)))
    .for('update');
  if (!found) throw notFound('emergency', 'breakGlassId');
  if (found.subject === actor.principal)
    throw forbidden('Somebody else reviews your emergency.', 'breakGlassId');
  await changeVersion(
    query,
    sql`${breakGlass}`,
    review.id,
    review.expectedVersion,
    sql`reviewed_at = ${at(now)}, reviewed_by_subject = ${actor.principal}, finding = ${review.finding}, review_note = ${review.note}`,
    'emergency',
  );
  return { id: found.id, residentId: found.residentId };
}
