import { z } from 'zod';
import { Trail } from '../audit/trail.js';
import type { Query } from '../database/database.js';
import type { RequestGraph } from '../graph/request-graph.js';
import { type ChoreMeans, clerk } from '../writing/chore.js';
import type { FeedPlace } from './followed.js';
import { BEGIN_AGAIN } from './page.js';

/** What is followed, by whom. */
export interface FollowedFeed<Change> {
  /** The slice that follows. */
  owner: string;
  /** How the audit calls what it does. */
  operation: string;
  place: FeedPlace;
  /** A document with one variable, `after`, whose root field `changes` is a page of edges: `cursor` and `node`, `endCursor` and `hasNextPage`. */
  document: string;
  change: z.ZodType<Change>;
}

/** A page with something in it. */
export interface FollowedPage<Change> {
  edges: { cursor: string; node: Change }[];
  endCursor: string;
}

/** What was done with what was told: how many rows it settled, and what an event says of it, whom it names among that. */
export interface Done {
  settled: number;
  input: unknown;
  result: unknown;
}

/**
 * Does something in one transaction with the place behind it, and with its event where it settled something.
 * @returns false when another replica has gone on from here: nothing was done
 */
export type Step = (behind: string | null, act?: (write: Query) => Promise<Done>) => Promise<boolean>;

/** How old a place may get while nothing is told: who stands far back is told to begin again once what lies there is folded. */
const OLDEST_PLACE_MILLISECONDS = 3_600_000;

/**
 * Goes on in another owner's feed from where it stopped, to its end: when the owner could not be asked, or when either side was killed. What a kill
 * cuts off is done the next time, and once.
 * @param keep does what a page asks for, by steps; false where it could not, so that the page comes again
 * @yields after each page how many rows it has settled
 */
export async function* followFeed<Change>(
  { request, graph, access, audit, reachedEnd }: ChoreMeans,
  feed: FollowedFeed<Change>,
  keep: (page: FollowedPage<Change>, step: Step) => Promise<boolean>,
): AsyncGenerator<number, void> {
  const { place } = feed;
  let settled = 0;
  const stood = await place.stand(await request.read());
  let { cursor } = stood;
  const step: Step = async (behind, act) => {
    const outcome = await request.write(async (write, ending) => {
      if (!(await place.goOn(write, cursor, behind))) return undefined;
      const done = await act?.(write);
      if (!done?.settled) return { settled: 0, end: undefined };
      const event = new Trail(access, clerk(feed.owner)).writeEvent(
        'WRITE',
        feed.operation,
        done.input,
        done.result,
        'DONE',
      );
      return { settled: done.settled, end: await audit.appendWithin(write, ending, [event]) };
    });
    if (!outcome) return false;
    if (outcome.end) await audit.noteDone(outcome.end);
    settled += outcome.settled;
    cursor = behind;
    return true;
  };
  const followPage = async (isFirst: boolean): Promise<boolean> => {
    const from = cursor;
    const told = await ask(graph, feed, from);
    if (told === undefined) return false;
    // What was done stays done: it is asked of what is there, and does nothing twice.
    if (told === BEGIN_AGAIN) return cursor !== null && step(null);
    const { edges, pageInfo } = told;
    const { endCursor, hasNextPage } = pageInfo;
    if (edges.length > 0 && !(await keep({ edges, endCursor }, step))) return false;
    const isOld = isFirst && Date.now() - stood.until.getTime() > OLDEST_PLACE_MILLISECONDS;
    if ((edges.length > 0 || isOld) && cursor !== endCursor && !(await step(endCursor))) return false;
    cursor = endCursor;
    if (!hasNextPage) reachedEnd?.();
    return hasNextPage && endCursor !== from;
  };
  for (let isFirst = true, isMore = true; isMore; isFirst = false) {
    settled = 0;
    isMore = await followPage(isFirst);
    yield settled;
  }
}

/** @returns undefined while the owner cannot be asked; BEGIN_AGAIN when what lies behind the cursor may not be all */
async function ask<Change>(
  graph: RequestGraph,
  { document, change }: FollowedFeed<Change>,
  after: string | null,
) {
  const { data, errors } = await graph
    .ask(document, { after })
    .catch(() => ({ data: null, errors: [{ extensions: {} as { rule?: string } }] }));
  if (errors?.some(({ extensions }) => extensions?.rule === BEGIN_AGAIN)) return BEGIN_AGAIN;
  const page = z.object({
    edges: z.array(z.object({ cursor: z.string(), node: change })),
    pageInfo: z.object({ endCursor: z.string(), hasNextPage: z.boolean() }),
  });
  return errors?.length ? undefined : page.safeParse(data?.['changes']).data;
}
