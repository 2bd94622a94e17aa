import type { Query } from '@mrrm/platform/database/database';
import { followFeed } from '@mrrm/platform/feed/follow';
import { FeedPlace } from '@mrrm/platform/feed/followed';
import type { RequestGraph } from '@mrrm/platform/graph/request-graph';
import type { Chore } from '@mrrm/platform/writing/chore';
import { z } from 'zod';
import {
  bedsHeldBy,
  type Departed,
  doubtWithMerge,
  endWithStay,
  whoHoldBeds,
} from '../repository/departed.js';
import { lockResident, lockRooms } from '../repository/locks.js';
import { followed } from '../table.js';

const change = z.object({ kind: z.string(), residentId: z.string(), stayId: z.string().nullable() });
type Change = z.infer<typeof change>;

const feed = {
  owner: 'facilities',
  operation: 'followDepartures',
  place: new FeedPlace(followed, 'changes'),
  document: `query WhatBecameOfResidents($after: String) { changes(first: 100, after: $after) {
    edges { cursor node { kind residentId stayId } } pageInfo { endCursor hasNextPage } } }`,
  change,
};

const STAYS = `query WhichStays($id: ID!) { resident(id: $id) { id mergedInto { id }
  stays { id centre { id } arrivedAt departedAt } } }`;
const staysShape = z.object({
  mergedInto: z.object({ id: z.string() }).nullable(),
  stays: z.array(
    z.object({
      id: z.string(),
      centre: z.object({ id: z.string() }),
      arrivedAt: z.coerce.date(),
      departedAt: z.coerce.date().nullable(),
    }),
  ),
});

/** What may have ended a bed: a departure, its correction, or that the record is another one's after all; and the way back. */
const CONCERNS = new Set(['STAY_ENDED', 'STAY_CHANGED', 'MERGED', 'UNMERGED']);

/**
 * Ends the beds of those who have departed, and flags those of records that were merged into another one: who sleeps there may be the survivor,
 * who may have a bed as well, so that people decide. What became of each is one transaction with the place behind it.
 */
export const followDepartures: Chore = (means) =>
  followFeed(means, feed, async ({ edges }, step) => {
    const { request, graph } = means;
    const concerned = edges.filter(({ node }) => CONCERNS.has(node.kind));
    const ids = concerned.map(({ node }) => node.residentId);
    const holders = ids.length > 0 ? await whoHoldBeds(await request.read(), ids) : new Set();
    for (const { node, cursor } of concerned.filter((one) => holders.has(one.node.residentId))) {
      const became = await askWhatBecame(graph, node);
      if (became === undefined) return false;
      if (became === null) continue;
      const isDone = await step(cursor, async (write) => {
        const done = await settleBeds(write, became);
        const placementIds = done.map(({ placementId }) => placementId);
        return { settled: done.length, input: { placementIds }, result: { residentId: became.residentId } };
      });
      if (!isDone) return false;
    }
    return true;
  });

async function settleBeds(write: Query, became: Became) {
  await lockResident(write, became.residentId);
  // Of a departure at the centre that was left: who was transferred may have a bed at another one by now.
  const bedIds = await bedsHeldBy(
    write,
    became.residentId,
    'centreId' in became ? became.centreId : undefined,
  );
  if (bedIds.length === 0) return [];
  await lockRooms(write, bedIds);
  const means = { now: new Date() };
  if ('isMerged' in became) return doubtWithMerge(means, write, became);
  return endWithStay(means, write, bedIds, became);
}

type Became =
  | (Departed & { hasReturned: boolean; centreId: string })
  | { residentId: string; isMerged: boolean };

/** @returns undefined while the owner cannot be asked; null for a departure that was taken back, or of whom nobody knows any more */
async function askWhatBecame(
  graph: RequestGraph,
  { kind, residentId, stayId }: Change,
): Promise<Became | null | undefined> {
  const { data, errors } = await graph
    .ask(STAYS, { id: residentId })
    .catch(() => ({ data: null, errors: [{}] }));
  if (errors?.length || !data) return undefined;
  if (data['resident'] === null) return null;
  const found = staysShape.safeParse(data['resident']).data;
  if (!found) return undefined;
  const isMerged = found.mergedInto !== null;
  if (isMerged || kind === 'UNMERGED') return { residentId, isMerged };
  const stay = found.stays.find(({ id }) => id === stayId);
  if (!stay?.departedAt) return null;
  const { departedAt } = stay;
  const centreId = stay.centre.id;
  const hasReturned = found.stays.some(
    ({ id, centre, arrivedAt }) => id !== stayId && centre.id === centreId && arrivedAt >= departedAt,
  );
  return { residentId, centreId, departedAt, hasReturned };
}
