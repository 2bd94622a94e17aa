import { setTimeout as pause } from 'node:timers/promises';
import type { AccessTable } from '../access/table.js';
import type { Agreements } from '../agreement/directory.js';
import type { AuditLog } from '../audit/log.js';
import type { Database, RequestDatabase } from '../database/database.js';
import { constraintOf, sqlStateOf } from '../database/postgres-failure.js';
import type { GraphClient } from '../graph/graph-client.js';
import { RequestGraph } from '../graph/request-graph.js';
import type { Log } from '../log.js';
import { type Chore, type ChoreMeans, clerk } from './chore.js';
import { type VerifiedTable, verifyTable } from './verification.js';

export interface RoundOptions {
  owner: string;
  database: Database;
  graph: GraphClient;
  agreements: Agreements;
  access: AccessTable;
  audit: AuditLog;
  tables: readonly VerifiedTable[];
  /** By the names that the log gives them. */
  chores: Record<string, Chore>;
  /** Those that follow what other owners tell: done more often, as somebody waits for it. */
  follows?: Record<string, Chore> | undefined;
  /** Told by name which of those has reached the end of what it follows. */
  onEnd?: ((follower: string) => void) | undefined;
  /** Whether rows wait for their act to be judged again, too: see `agreement/`. */
  heldByActs?: boolean | undefined;
  log: Log;
  everyMilliseconds?: number;
  /** The same for what is followed. */
  followMilliseconds: number;
}

type Options = Omit<RoundOptions, 'everyMilliseconds' | 'followMilliseconds'>;

/** Runs one portion when it is its turn. @returns undefined once the slice ends: it was not begun */
type InTurn = <Result>(portion: () => Promise<Result>) => Promise<Result | undefined>;

const ownTurn: InTurn = (portion) => portion();

/** A chore or a table under way. */
interface Part {
  name: string;
  request: RequestDatabase;
  portions: AsyncGenerator<number, void>;
}

/**
 * Does all that can be done now: each chore and the checking of each table, portion by portion in turn. What fails keeps nothing else from its turn,
 * and is tried again in the next round.
 * @returns how many rows are now known to be right or wrong
 * @throws AggregateError of what failed, once everything had its turn
 */
export async function doRound(options: Options, inTurn: InTurn = ownTurn): Promise<number> {
  const failures: unknown[] = [];
  const failed = (part: string, error: unknown) => {
    failures.push(error);
    const reason = (error as Error).name;
    const refusedBy = { sqlState: sqlStateOf(error), constraint: constraintOf(error) };
    options.log.warn({ part, reason, ...refusedBy }, 'failed; it is tried again');
  };
  let settled = 0;
  for (let parts = partsOf(options, failed); parts.length > 0; ) {
    const goOn: Part[] = [];
    for (const part of parts) {
      const done = await inTurn(() => portionOf(part)).catch((error: unknown) => failed(part.name, error));
      if (done === undefined) continue;
      settled += done;
      goOn.push(part);
    }
    parts = goOn;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts of a round failed`);
  return settled;
}

function partsOf(options: Options, failed: (part: string, error: unknown) => void): Part[] {
  const { owner, database, graph, agreements, access, audit, onEnd } = options;
  const part = (name: string, work: (means: ChoreMeans) => Part['portions']): Part => {
    const request = database.request(clerk(owner));
    const asItself = new RequestGraph(graph, (work) => request.apart(work));
    const reachedEnd = () => onEnd?.(name);
    return {
      name,
      request,
      portions: work({ request, graph: asItself, agreements, access, audit, reachedEnd }),
    };
  };
  return [
    ...Object.entries({ ...options.follows, ...options.chores }).map(([name, chore]) => part(name, chore)),
    ...options.tables.map((table) =>
      part(table.table, (means) => verifyTable(options, table, means, (error) => failed(table.table, error))),
    ),
  ];
}

/** @returns undefined when nothing was left to be done */
async function portionOf({ request, portions }: Part): Promise<number | undefined> {
  try {
    const { done, value } = await portions.next();
    return done ? undefined : value;
  } finally {
    await request.close();
  }
}

/**
 * Does all that again and again in the background until stopped, and more often follows others' feeds. One portion at a time, and after each a rest of
 * half as long for whoever asks meanwhile: who follows has a turn between two portions of a long round, and a stop lets the one end that is under
 * way and leaves the rest.
 */
export function startRounds({ everyMilliseconds = 15_000, followMilliseconds, ...options }: RoundOptions): {
  stop(): Promise<void>;
} {
  let isStopped = false;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn: InTurn = (portion) => {
    let began = 0;
    const turn = last.then(() => {
      began = performance.now();
      return isStopped ? undefined : portion();
    });
    const rest = () => (isStopped ? undefined : pause((performance.now() - began) / 2));
    last = turn.then(rest, rest);
    return turn;
  };
  /** A turn that comes before the round before has ended is left out. */
  const repeat = (round: Options, milliseconds: number) => {
    let running: Promise<void> | undefined;
    const timer = setInterval(() => {
      running ??= doRound(round, inTurn)
        .then((settled) => {
          if (settled > 0) options.log.info({ settled }, 'rows verified');
        })
        // Each failure has its line.
        .catch(() => {})
        .finally(() => {
          running = undefined;
        });
    }, milliseconds);
    timer.unref();
    return { timer, ended: () => running };
  };
  const { follows = {} } = options;
  const rounds = [
    // What is followed has turns of its own.
    repeat({ ...options, follows: {} }, everyMilliseconds),
    ...(Object.keys(follows).length > 0
      ? [repeat({ ...options, chores: {}, tables: [] }, followMilliseconds)]
      : []),
  ];
  return {
    async stop() {
      isStopped = true;
      for (const { timer } of rounds) clearInterval(timer);
      await Promise.all(rounds.map(({ ended }) => ended()));
    },
  };
}
