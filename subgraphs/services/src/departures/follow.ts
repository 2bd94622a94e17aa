import { Trail } from '@mrrm/platform/audit/trail';
import { FeedPlace } from '@mrrm/platform/feed/followed';
import { BEGIN_AGAIN } from '@mrrm/platform/feed/page';
import type { RequestGraph } from '@mrrm/platform/graph/request-graph';
import { type Chore, clerk } from '@mrrm/platform/writing/verification';
import { z } from 'zod';
import { keepStays, type Told, whoIsOnRecord } from './repository/departed.js';
import { followed } from './table.js';

const CHANGES = `query WhatBecameOfResidents($after: String) { changes(first: 100, after: $after) {
  nodes { kind residentId centreId recordedAt } pageInfo { endCursor hasNextPage } } }`;
const pageShape = z.object({
  nodes: z.array(
    z.object({
      kind: z.string(),
      residentId: z.string(),
      centreId: z.string(),
      recordedAt: z.coerce.date(),
    }),
  ),
  pageInfo: z.object({ endCursor: z.string(), hasNextPage: z.boolean() }),
});

/** What tells whether somebody is at a centre, and what it tells. */
const HAS_LEFT: Record<string, boolean> = { STAY_BEGAN: false, DEPARTURE_UNDONE: false, STAY_ENDED: true };
const MOST_PAGES = 20;
const place = new FeedPlace(followed, 'changes');

/**
 * Keeps who has departed, of those of whom something is on record here, so that whoever waits for them is told. The last change of somebody at
 * a centre counts. A page is kept with the place behind it in one transaction: what a kill cuts off is done the next time, and once.
 */
export const followStays: Chore = async ({ request, graph, access, audit }) => {
  let settled = 0;
  let cursor = await place.cursor(await request.read());
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const told = await askChanges(graph, cursor);
    if (told === undefined) return settled;
    const from = cursor;
    if (told === BEGIN_AGAIN) {
      // What is told from the beginning says the same once more.
      if (!(await request.write((write) => place.goOn(write, from, null)))) return settled;
      cursor = null;
      continue;
    }
    const { endCursor, hasNextPage } = told.pageInfo;
    const last = lastOfEach(told.nodes);
    if (told.nodes.length > 0) {
      const outcome = await request.write(async (write, ending) => {
        if (!(await place.goOn(write, from, endCursor))) return undefined;
        const known = await whoIsOnRecord(write, [...new Set(last.map(({ residentId }) => residentId))]);
        const changed = await keepStays(
          write,
          last.filter(({ residentId }) => known.has(residentId)),
        );
        if (changed.length === 0) return { changed, end: undefined };
        const event = new Trail(access, clerk('services')).writeEvent(
          'WRITE',
          'followStays',
          {},
          changed.map((residentId) => ({ residentId })),
          'DONE',
        );
        return { changed, end: await audit.appendWithin(write, ending, [event]) };
      });
      // Another replica has gone on from here.
      if (!outcome) return settled;
      if (outcome.end) await audit.noteDone(outcome.end);
      settled += outcome.changed.length;
    }
    cursor = endCursor;
    if (!hasNextPage) return settled;
  }
  return settled;
};

/** The last word about each resident at each centre. */
function lastOfEach(nodes: z.infer<typeof pageShape>['nodes']): Told[] {
  const last = new Map<string, Told>();
  for (const { kind, residentId, centreId, recordedAt } of nodes) {
    const hasLeft = HAS_LEFT[kind];
    if (hasLeft !== undefined)
      last.set(`${residentId} ${centreId}`, { residentId, centreId, recordedAt, hasLeft });
  }
  return [...last.values()];
}

/** @returns undefined while the owner cannot be asked; BEGIN_AGAIN when its database was put back or moved */
async function askChanges(graph: RequestGraph, after: string | null) {
  const { data, errors } = await graph
    .ask(CHANGES, { after })
    .catch(() => ({ data: null, errors: [{ extensions: {} as { rule?: string } }] }));
  if (errors?.some(({ extensions }) => extensions?.rule === BEGIN_AGAIN)) return BEGIN_AGAIN;
  return errors?.length ? undefined : pageShape.safeParse(data?.['changes']).data;
}
