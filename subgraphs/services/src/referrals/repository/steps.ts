import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { conflict, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeVersion } from '@mrrm/platform/writing/version';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { mustActFor } from '../../access/visibility.js';
import { referral } from '../table.js';
import type { FailureReason, ReferralOutcome, ReferralState } from '../values.js';
import { visibleReferrals } from './referral.js';

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
