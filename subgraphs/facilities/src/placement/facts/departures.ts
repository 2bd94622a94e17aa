import { Trail } from '@mrrm/platform/audit/trail';
import type { Query } from '@mrrm/platform/database/database';
import { FeedPlace } from '@mrrm/platform/feed/followed';
import { BEGIN_AGAIN } from '@mrrm/platform/feed/page';
import type { RequestGraph } from '@mrrm/platform/graph/request-graph';
import { type Chore, clerk } from '@mrrm/platform/writing/verification';
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

const CHANGES = `query WhatBecameOfResidents($after: String) { changes(first: 100, after: $after) {
  edges { cursor node { kind residentId stayId } } pageInfo { endCursor hasNextPage } } }`;
const change = z.object({ kind: z.string(), residentId: z.string(), stayId: z.string().nullable() });
const pageShape = z.object({
  edges: z.array(z.object({ cursor: z.string(), node: change })),
  pageInfo: z.object({ endCursor: z.string(), hasNextPage: z.boolean() }),
});
type Change = z.infer<typeof change>;
type Page = z.infer<typeof pageShape>;

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
const MOST_PAGES = 20;
const place = new FeedPlace(followed, 'changes');

/**
 * Ends the beds of those who have departed, and flags those of records that were merged into another one: who sleeps there may be the survivor,
 * who may have a bed as well, so that people decide. What became of residents is followed by the cursor of their owner, which is kept in the same
 * transaction as what was done. It goes on where it stopped when the owner could not be asked, or when either side was killed.
 */
export const followDepartures: Chore = async ({ request, graph, access, audit }) => {
  let settled = 0;
  let cursor = await place.cursor(await request.read());
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const told = await askChanges(graph, cursor);
    if (told === undefined) return settled;
    if (told === BEGIN_AGAIN) {
      // What was done stays done: it is asked of what is there, and does nothing twice.
      const from = cursor;
      if (!(await request.write((write) => place.goOn(write, from, null)))) return settled;
      cursor = null;
      continue;
    }
    const concerned = told.edges.filter(({ node }) => CONCERNS.has(node.kind));
    const ids = concerned.map(({ node }) => node.residentId);
    const holders = ids.length > 0 ? await whoHoldBeds(await request.read(), ids) : new Set();
    for (const { node, cursor: behind } of concerned.filter((one) => holders.has(one.node.residentId))) {
      const became = await askWhatBecame(graph, node);
      if (became === undefined) return settled;
      if (became === null) continue;
      const from = cursor;
      const outcome = await request.write(async (write, ending) => {
        if (!(await place.standsAt(write, from))) return undefined;
        const done = await settleBeds(write, became);
        await place.goOn(write, from, behind);
        if (done.length === 0) return { done, end: undefined };
        const placementIds = done.map(({ placementId }) => placementId);
        const event = new Trail(access, clerk('facilities')).writeEvent(
          'WRITE',
          'followDepartures',
          { placementIds },
          { residentId: became.residentId },
          'DONE',
        );
        return { done, end: await audit.appendWithin(write, ending, [event]) };
      });
      // Another replica has gone on from here.
      if (!outcome) return settled;
      if (outcome.end) await audit.noteDone(outcome.end);
      settled += outcome.done.length;
      cursor = behind;
    }
    const { endCursor, hasNextPage } = told.pageInfo;
    const from = cursor;
    if (told.edges.length > 0 && !(await request.write((write) => place.goOn(write, from, endCursor))))
      return settled;
    cursor = endCursor;
    if (!hasNextPage) return settled;
  }
  return settled;
};

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

/** @returns undefined while the owner cannot be asked; BEGIN_AGAIN when its database was put back or moved */
async function askChanges(
  graph: RequestGraph,
  after: string | null,
): Promise<Page | typeof BEGIN_AGAIN | undefined> {
  const { data, errors } = await graph
    .ask(CHANGES, { after })
    .catch(() => ({ data: null, errors: [{ extensions: {} as { rule?: string } }] }));
  if (errors?.some(({ extensions }) => extensions?.rule === BEGIN_AGAIN)) return BEGIN_AGAIN;
  return errors?.length ? undefined : pageShape.safeParse(data?.['changes']).data;
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
