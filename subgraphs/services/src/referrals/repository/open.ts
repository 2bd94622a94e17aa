import type { Request } from '@mrrm/platform/context';
import { type Query, sendInTurn } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict } from '@mrrm/platform/wire/errors';
import { and, eq, sql } from 'drizzle-orm';
import { type Recorded, recordedBy } from '../../access/recorded-by.js';
import { referral } from '../table.js';
import { isOpen, visibleReferrals } from './referral.js';

export type NewReferral = Omit<typeof referral.$inferInsert, Recorded | 'state' | 'fromOrganisation'>;

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
  const open = query
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
  const lock = sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  // The second is read behind the lock, whoever had it before.
  const [locking, reading] = await sendInTurn<[unknown, Awaited<typeof open>]>(
    query,
    () => query.execute(lock),
    () => open,
  );
  await locking;
  const [found] = await reading;
  if (found)
    throw conflict(
      `The referral ${found.id} of this resident to ${toOrganisation} for ${wanted.function} is ${found.state}. Go on with it, or take it back first.`,
      OPEN_ALREADY.path,
    );
}
