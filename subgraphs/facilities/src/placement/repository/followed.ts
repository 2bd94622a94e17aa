import type { Query } from '@mrrm/platform/database/database';
import { eq, sql } from 'drizzle-orm';
import { followed } from '../table.js';

/** By which name the feed of what became of residents is kept. */
const FEED = 'changes';
const ofFeed = eq(followed.feed, FEED);

/** Behind which change of the residents this slice stands; null before the first one. */
export async function readCursor(query: Query): Promise<string | null> {
  const [kept] = await query.select({ cursor: followed.cursor }).from(followed).where(ofFeed);
  return kept?.cursor ?? null;
}

/**
 * Holds the place in the feed until the end of the transaction: replicas go on one after the other.
 * @returns whether the slice still stands where `cursor` says; else another replica has gone on
 */
export async function standAt(query: Query, cursor: string | null): Promise<boolean> {
  await query.insert(followed).values({ feed: FEED, until: sql`now()`, cursor: null }).onConflictDoNothing();
  const [kept] = await query.select({ cursor: followed.cursor }).from(followed).where(ofFeed).for('update');
  return (kept?.cursor ?? null) === cursor;
}

/** Goes on from one place in the feed to another. @returns false when another replica has gone on before */
export async function standBehind(query: Query, from: string | null, to: string | null): Promise<boolean> {
  if (!(await standAt(query, from))) return false;
  await query.update(followed).set({ cursor: to, until: sql`now()` }).where(ofFeed);
  return true;
}
