import type { Actor } from '@mrrm/platform/wire/actor';
import type { Sql } from 'postgres';
import { expect, vi } from 'vitest';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';

/** A program of an organisation, at centres; at all of them when none is named. */
export const program = (organisation = 'STATE', ...centres: string[]): Partial<Actor> => ({
  principal: `${organisation}:program`,
  organisation,
  role: 'SERVICE',
  purpose: 'COORDINATION',
  centres,
});

export interface Told {
  kind: string;
  fieldGroup: string | null;
  residentId: string;
  stayId: string | null;
  centreId: string;
  recordedAt: string;
}

export interface ToldPage {
  nodes: Told[];
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string };
}

export const CHANGES = `query ($first: Int, $after: String) { changes(first: $first, after: $after) {
  nodes { kind fieldGroup residentId stayId centreId recordedAt } edges { cursor }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

/** One page as a program reads it. @throws Error with what it was refused */
export async function pageOf(
  slice: OneSlice,
  actor: Partial<Actor>,
  after?: string | null,
  first = 100,
): Promise<ToldPage> {
  const { data, errors } = await slice.ask(actor, CHANGES, { first, after });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.changes;
}

/** Until all that is committed can be told: a chore of the slice that runs at that moment may hold it up, as it may anywhere. */
export const settled = (owner: Sql) =>
  vi.waitFor(
    async () => {
      const [horizon] = await owner`
        select coalesce(max(xid) < residents.feed_horizon(), true) as "isPast"
        from residents.change join residents.feed_generation using (generation) where cluster = residents.feed_cluster()`;
      expect(horizon!['isPast']).toBe(true);
    },
    { timeout: 20_000, interval: 20 },
  );

/**
 * Pages that are empty one after the other, before everything is believed to be told: what ends in another database of the server at the
 * very moment of a question cannot be told from what goes on in this one, and holds that one answer up.
 */
const EMPTY_PAGES = 5;

/** Everything from a cursor on that is committed by now. */
export async function followedAll(
  slice: OneSlice,
  actor: Partial<Actor>,
  after?: string | null,
  first = 100,
) {
  const told: Told[] = [];
  let cursor = after;
  for (let empty = 0; empty < EMPTY_PAGES; ) {
    await settled(slice.owner);
    const { nodes, pageInfo } = await pageOf(slice, actor, cursor, first);
    told.push(...nodes);
    cursor = pageInfo.endCursor;
    empty = nodes.length === 0 ? empty + 1 : 0;
  }
  return { told, cursor };
}

/** A page that has so many changes, once it has. */
export const pageWith = (count: number, ...asked: Parameters<typeof pageOf>) =>
  vi.waitFor(
    async () => {
      const page = await pageOf(...asked);
      expect(page.nodes).toHaveLength(count);
      return page;
    },
    { timeout: 20_000, interval: 20 },
  );

/** What is told of somebody, in short: `CHANGED IDENTITY`. */
export const wordsOf = (told: readonly Told[], residentId: string): string[] =>
  told
    .filter((one) => one.residentId === residentId)
    .map(({ kind, fieldGroup }) => (fieldGroup ? `${kind} ${fieldGroup}` : kind));
