import { z } from 'zod';
import { Trail } from '../audit/trail.js';
import type { Query } from '../database/database.js';
import type { RequestGraph } from '../graph/request-graph.js';
import { type Chore, clerk } from '../writing/verification.js';
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

/** Most pages of one turn. */
const MOST_PAGES = 20;
/** How old a place may get while nothing is told: who stands far back is told to begin again once what lies there is folded. */
const OLDEST_PLACE_MILLISECONDS = 3_600_000;

/**
 * Goes on in another owner's feed from where it stopped: when the owner could not be asked, or when either side was killed. What a kill
 * cuts off is done the next time, and once.
 * @param keep does what a page asks for, by steps; false where it could not, so that the page comes again
 * @returns how many rows were settled
 */
export async function followFeed<Change>(
  { request, graph, access, audit, reachedEnd }: Parameters<Chore>[0],
  feed: FollowedFeed<Change>,
  keep: (page: FollowedPage<Change>, step: Step) => Promise<boolean>,
): Promise<number> {
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
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const told = await ask(graph, feed, cursor);
    if (told === undefined) return settled;
    if (told === BEGIN_AGAIN) {
      // What was done stays done: it is asked of what is there, and does nothing twice.
      if (!(await step(null))) return settled;
      continue;
    }
    const { edges, pageInfo } = told;
    const { endCursor, hasNextPage } = pageInfo;
    if (edges.length > 0 && !(await keep({ edges, endCursor }, step))) return settled;
    const isOld = page === 0 && Date.now() - stood.until.getTime() > OLDEST_PLACE_MILLISECONDS;
    if ((edges.length > 0 || isOld) && cursor !== endCursor && !(await step(endCursor))) return settled;
    cursor = endCursor;
    if (hasNextPage) continue;
    reachedEnd?.();
    return settled;
  }
  return settled;
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
