import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeVersion } from '@mrrm/platform/writing/version';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { mustActFor } from '../access/visibility.js';
import { carePlan, interpreterBooking, referral } from '../tables.js';
import type { FailureReason, ReferralOutcome, ReferralState } from '../values.js';
import { recordedBy } from './recorded-by.js';
import { isOpen, visibleReferrals } from './referral.js';

type Recorded = 'id' | 'version' | 'createdAt' | 'updatedAt' | 'recordedBySubject' | 'recordedByOrganisation';
export type NewReferral = Omit<typeof referral.$inferInsert, Recorded | 'state' | 'fromOrganisation'>;
export type NewCarePlan = Omit<typeof carePlan.$inferInsert, Recorded | 'state'>;
export type NewBooking = Omit<typeof interpreterBooking.$inferInsert, Recorded | 'state'>;

/**
 * @returns the identifier of the new referral of the actor's organisation
 * @throws Refusal CONFLICT naming the referral that the same organisation has open for the same
 */
export async function insertReferral(request: Request, query: Query, wanted: NewReferral): Promise<string> {
  const id = newIdentifier();
  const fromOrganisation = request.actor.organisation;
  await refuseOpenTwice(request, query, wanted);
  await query.insert(referral).values({ id, fromOrganisation, ...wanted, ...recordedBy(request) });
  return id;
}

/** What says that a referral is open already, where the row itself is hidden from the actor or came in between. */
export const OPEN_ALREADY = {
  message: 'Your organisation has an open referral of this resident to this organisation for this already.',
  path: 'residentId',
};

/** Two who refer the same person for the same at once wait for each other here, so that the second is told of the first. */
async function refuseOpenTwice(request: Request, query: Query, wanted: NewReferral): Promise<void> {
  const { residentId, centreId, toOrganisation } = wanted;
  const { organisation } = request.actor;
  const key = ['referral', residentId, centreId, organisation, toOrganisation, wanted.function].join(' ');
  await query.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  const [found] = await query
    .select({ id: referral.id, state: referral.state })
    .from(referral)
    .where(
      and(
        eq(referral.residentId, residentId),
        eq(referral.centreId, centreId),
        eq(referral.fromOrganisation, organisation),
        eq(referral.toOrganisation, toOrganisation),
        eq(referral.function, wanted.function),
        isOpen,
        visibleReferrals(request),
      ),
    );
  if (found)
    throw conflict(
      `The referral ${found.id} of this resident to ${toOrganisation} for ${wanted.function} is ${found.state}. Go on with it, or take it back first.`,
      OPEN_ALREADY.path,
    );
}

/** From which states each step is taken, and whose step it is. */
const STEPS = {
  answer: { from: ['IN_PROGRESS'], by: 'toOrganisation' },
  complete: { from: ['ACCEPTED'], by: 'toOrganisation' },
  revoke: { from: ['IN_PROGRESS', 'ACCEPTED'], by: 'fromOrganisation' },
} as const satisfies Record<
  string,
  { from: readonly ReferralState[]; by: 'toOrganisation' | 'fromOrganisation' }
>;

/** Takes a step. @returns of whom the referral is */
async function step(
  request: Request,
  query: Query,
  name: keyof typeof STEPS,
  referralId: string,
  expectedVersion: number,
  values: SQL,
): Promise<string> {
  const [found] = await query
    .select()
    .from(referral)
    .where(and(eq(referral.id, referralId), visibleReferrals(request)))
    .for('update');
  if (!found) throw notFound('referral', 'referralId');
  const { from, by } = STEPS[name];
  mustActFor(request.actor, found[by], `${name} this referral`, 'referralId');
  if (!(from as readonly string[]).includes(found.state)) {
    throw conflict(
      `This referral is ${found.state}: only one that is ${from.join(' or ')} can take this step.`,
      'referralId',
    );
  }
  await changeVersion(query, sql`${referral}`, referralId, expectedVersion, values, 'referral');
  return found.residentId;
}

/** Accepts or rejects a referral. @returns of whom it is */
export function answerReferral(
  request: Request,
  query: Query,
  referralId: string,
  expectedVersion: number,
  answer: { accept: boolean; failureReason: FailureReason | null },
): Promise<string> {
  const now = at(request.now);
  if (answer.accept) mustBeAbsent(answer.failureReason, 'An accepted referral has no reason of failure.');
  else mustBeGiven(answer.failureReason, 'Say why the referral is rejected.');
  const values = answer.accept
    ? sql`state = 'ACCEPTED', answered_at = ${now}`
    : sql`state = 'REJECTED', answered_at = ${now}, closed_at = ${now}, failure_reason = ${answer.failureReason}`;
  return step(request, query, 'answer', referralId, expectedVersion, values);
}

/** Takes a referral back. @returns of whom it is */
export const revokeReferral = (
  request: Request,
  query: Query,
  referralId: string,
  expectedVersion: number,
  failureReason: FailureReason,
): Promise<string> =>
  step(
    request,
    query,
    'revoke',
    referralId,
    expectedVersion,
    sql`state = 'REVOKED', closed_at = ${at(request.now)}, failure_reason = ${failureReason}`,
  );

/** Ends an accepted referral. @returns of whom it is */
export function completeReferral(
  request: Request,
  query: Query,
  referralId: string,
  expectedVersion: number,
  end: { outcome: ReferralOutcome; failureReason: FailureReason | null },
): Promise<string> {
  if (end.outcome === 'SUCCESSFUL')
    mustBeAbsent(end.failureReason, 'A successful end has no reason of failure.');
  else mustBeGiven(end.failureReason, 'Say why the referral came to nothing.');
  const values = sql`state = 'DONE', closed_at = ${at(request.now)}, outcome = ${end.outcome},
    failure_reason = ${end.failureReason}`;
  return step(request, query, 'complete', referralId, expectedVersion, values);
}

function mustBeGiven(reason: FailureReason | null, message: string): void {
  if (!reason) throw new Refusal('BAD_USER_INPUT', message, { path: 'failureReason' });
}

function mustBeAbsent(reason: FailureReason | null, message: string): void {
  if (reason) throw new Refusal('BAD_USER_INPUT', message, { path: 'failureReason' });
}

/** @returns the identifier of the new plan */
export async function insertCarePlan(request: Request, query: Query, wanted: NewCarePlan): Promise<string> {
  const id = newIdentifier();
  await query.insert(carePlan).values({ id, state: 'ACTIVE', ...wanted, ...recordedBy(request) });
  return id;
}

/** @returns the identifier of the new booking */
export async function insertBooking(request: Request, query: Query, wanted: NewBooking): Promise<string> {
  // An interpreter is another owner's row: the lock is on the identifier, so that two bookings queue instead of meeting in a deadlock.
  await query.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('booking of interpreter ' || ${wanted.interpreterId}, 0))`,
  );
  const id = newIdentifier();
  await query.insert(interpreterBooking).values({ id, ...wanted, ...recordedBy(request) });
  return id;
}
