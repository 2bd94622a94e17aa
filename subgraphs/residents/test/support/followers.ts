import type { Actor } from '@mrrm/platform/wire/actor';
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

/** Everything from a cursor on, until a page is empty, and the cursor of that page. */
export async function followed(slice: OneSlice, actor: Partial<Actor>, after?: string | null, first = 100) {
  const told: Told[] = [];
  let cursor = after;
  for (;;) {
    const { nodes, pageInfo } = await pageOf(slice, actor, cursor, first);
    told.push(...nodes);
    cursor = pageInfo.endCursor;
    if (nodes.length === 0) return { told, cursor };
  }
}

/** What is told of somebody, in short: `CHANGED IDENTITY`. */
export const wordsOf = (told: readonly Told[], residentId: string): string[] =>
  told
    .filter((one) => one.residentId === residentId)
    .map(({ kind, fieldGroup }) => (fieldGroup ? `${kind} ${fieldGroup}` : kind));
