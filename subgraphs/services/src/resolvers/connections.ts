import { type Connection, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import type { Context } from '../context.js';
import type { ReferralList } from '../repository/referral.js';
import type { SessionList } from '../repository/session.js';
import type { Referral } from '../types/referral.js';
import type { Session } from '../types/session.js';

interface PageWanted {
  first: number;
  after?: string | null;
}

/** One page of a resident's or a provider's sessions, the latest first. */
export async function sessionConnection(
  { loaders }: Context,
  list: SessionList,
  parentId: string,
  { first, after }: PageWanted,
): Promise<Connection<Session>> {
  const page = { first: readFirst(first), after };
  const rows = await loaders.sessionPages({ list, page }).load(parentId);
  const count = async () => (await loaders.sessionCount(list).load(parentId))?.total ?? 0;
  return toConnection(rows, page, (row) => [row.startedAt, row.id], count);
}

/** One page of a resident's or a centre's referrals, the latest first. */
export async function referralConnection(
  { loaders }: Context,
  list: ReferralList,
  parentId: string,
  { first, after }: PageWanted,
): Promise<Connection<Referral>> {
  const page = { first: readFirst(first), after };
  const rows = await loaders.referralPages({ list, page }).load(parentId);
  const count = async () => (await loaders.referralCount(list).load(parentId))?.total ?? 0;
  return toConnection(rows, page, (row) => [row.openedAt, row.id], count);
}
