import { type FollowedPage, followFeed } from '@mrrm/platform/feed/follow';
import { FeedPlace } from '@mrrm/platform/feed/followed';
import type { Chore } from '@mrrm/platform/writing/chore';
import { z } from 'zod';
import { keepStays, type Told, whoIsOnRecord } from './repository/departed.js';
import { followed } from './table.js';

const change = z.object({
  kind: z.string(),
  residentId: z.string(),
  centreId: z.string(),
  recordedAt: z.coerce.date(),
});
type Change = z.infer<typeof change>;

const feed = {
  owner: 'services',
  operation: 'followStays',
  place: new FeedPlace(followed, 'changes'),
  document: `query WhatBecameOfResidents($after: String) { changes(first: 100, after: $after) {
    edges { cursor node { kind residentId centreId recordedAt } } pageInfo { endCursor hasNextPage } } }`,
  change,
};

/** What tells whether somebody is at a centre, and what it tells. */
const HAS_LEFT: Record<string, boolean> = { STAY_BEGAN: false, DEPARTURE_UNDONE: false, STAY_ENDED: true };

/**
 * Keeps who has departed, of those of whom something is on record here, so that whoever waits for them is told. The last change of somebody at
 * a centre counts. A page is kept with the place behind it in one transaction.
 */
export const followStays: Chore = (means) =>
  followFeed(means, feed, ({ edges, endCursor }, step) => {
    const last = lastOfEach(edges);
    return step(endCursor, async (write) => {
      const known = await whoIsOnRecord(write, [...new Set(last.map(({ residentId }) => residentId))]);
      const changed = await keepStays(
        write,
        last.filter(({ residentId }) => known.has(residentId)),
      );
      const result = changed.map((residentId) => ({ residentId }));
      return { settled: changed.length, input: {}, result };
    });
  });

/** The last word about each resident at each centre. */
function lastOfEach(edges: FollowedPage<Change>['edges']): Told[] {
  const last = new Map<string, Told>();
  for (const {
    node: { kind, residentId, centreId, recordedAt },
  } of edges) {
    const hasLeft = HAS_LEFT[kind];
    if (hasLeft !== undefined)
      last.set(`${residentId} ${centreId}`, { residentId, centreId, recordedAt, hasLeft });
  }
  return [...last.values()];
}
