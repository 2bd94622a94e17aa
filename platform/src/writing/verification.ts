import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AccessTable } from '../access/table.js';
import type { Agreements } from '../agreement/directory.js';
import type { AuditLog } from '../audit/log.js';
import type { Database, RequestDatabase } from '../database/database.js';
import { sqlStateOf } from '../database/postgres-failure.js';
import { rows } from '../database/rows.js';
import type { GraphClient } from '../graph/graph-client.js';
import { RequestGraph } from '../graph/request-graph.js';
import type { Log } from '../log.js';
import type { Actor } from '../wire/actor.js';

/** A table whose rows point at other owners' entities and may have been written while an owner was away. */
export interface VerifiedTable {
  table: string;
  references: readonly VerifiedReference[];
}

/** A column that points at another owner's entity. */
export interface VerifiedReference {
  column: string;
  typename: string;
  /** Arguments of the owner's `FitQuestion`, each as an expression over the row; what is passed over by a reason is null. */
  fit?: Record<string, SQL> | undefined;
}

/**
 * What a slice does for its own rows now and then, beside the checking of pointers. It gets a request of the slice's
 * own; it must not hold a connection while it asks the graph.
 * @returns how many rows it has settled
 */
export type Chore = (means: {
  request: RequestDatabase;
  graph: RequestGraph;
  agreements: Agreements;
  /** Who may do and read what: for an event of what the chore has written. */
  access: AccessTable;
  audit: AuditLog;
  /** To be called when the end of what is followed is reached. */
  reachedEnd?: (() => void) | undefined;
}) => Promise<number>;

export interface VerificationOptions {
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

const MOST_ROWS = 100;

/** The slice itself, as the actor of what it does for its own rows. */
export const clerk = (owner: string): Actor => ({
  principal: `SELF:${owner}-verification`,
  organisation: 'SELF',
  role: 'SERVICE',
  centres: [],
  purpose: 'ADMINISTRATION',
  client: owner,
  requestId: 'verification',
});

type Options = Omit<VerificationOptions, 'everyMilliseconds' | 'followMilliseconds'>;

const actOf = ({ owner, heldByActs }: Options, name: SQL, state: string): SQL =>
  heldByActs
    ? sql`exists (select from ${sql.identifier(owner)}.unverified_act as act where act.record_id = ${name}.id and act.state = ${state})`
    : sql`false`;

/** A row whose act has not been judged again waits for that; one whose act was refuted is refuted with it. */
const openAct = (options: Options, name: SQL) => actOf(options, name, 'UNVERIFIED');
const refutedAct = (options: Options, name: SQL) => actOf(options, name, 'REFUTED');

/** What is asked of the pointers of a row, in the order in which the table names them. */
const askedOf = (references: readonly VerifiedReference[]): SQL =>
  sql`jsonb_build_array(${sql.join(
    references.map(
      ({ column, fit }) =>
        sql`jsonb_build_object('id', ${sql.identifier(column)}, 'fit', ${fit ? fitOf(fit) : sql`null`})`,
    ),
    sql`, `,
  )})`;

const fitOf = (fit: Record<string, SQL>): SQL =>
  sql`jsonb_build_object(${sql.join(
    Object.entries(fit).map(([name, value]) => sql`${sql.raw(`'${name}'`)}, ${value}`),
    sql`, `,
  )})`;

/**
 * Does each chore and checks unverified rows once. What fails keeps nothing else from its turn, and is tried again in the next round.
 * @returns how many rows are now known to be right or wrong
 * @throws AggregateError of what failed, once everything had its turn
 */
export async function verifyOnce(options: Options): Promise<number> {
  const failures: unknown[] = [];
  let settled = 0;
  const attempt = async (part: string, work: () => Promise<number>) => {
    try {
      settled += await work();
    } catch (error) {
      failures.push(error);
      const reason = (error as Error).name;
      options.log.warn({ part, reason, sqlState: sqlStateOf(error) }, 'failed; it is tried again');
    }
  };
  for (const [name, chore] of Object.entries({ ...options.follows, ...options.chores }))
    await attempt(name, () => doChore(options, name, chore));
  for (const table of options.tables) {
    const name = sql`${sql.identifier(options.owner)}.${sql.identifier(table.table)}`;
    const request = options.database.request(clerk(options.owner));
    let unverified: UnverifiedRow[] = [];
    await attempt(table.table, async () => {
      unverified = await readUnverified(options, request, name, table);
      return 0;
    });
    for (const row of unverified)
      await attempt(table.table, () => verifyRow(options, request, name, table, row));
    await request.close();
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts of a round failed`);
  return settled;
}

async function doChore(
  { owner, database, graph, agreements, access, audit, onEnd }: Options,
  name: string,
  chore: Chore,
) {
  const request = database.request(clerk(owner));
  try {
    return await chore({
      request,
      graph: new RequestGraph(graph, (work) => request.apart(work)),
      agreements,
      access,
      audit,
      reachedEnd: () => onEnd?.(name),
    });
  } finally {
    await request.close();
  }
}

const unverifiedRow = z.object({
  id: z.string(),
  /** Of its pointers, in the order in which the table names them. */
  asked: z.array(z.object({ id: z.string().nullable(), fit: z.record(z.string(), z.unknown()).nullable() })),
  refuted: z.boolean(),
});
type UnverifiedRow = z.infer<typeof unverifiedRow>;

async function readUnverified(
  options: Options,
  request: RequestDatabase,
  name: SQL,
  { references }: VerifiedTable,
): Promise<UnverifiedRow[]> {
  return rows(
    await request.read(),
    sql`select id, ${askedOf(references)} as asked, ${refutedAct(options, name)} as refuted from ${name}
      where verification = 'UNVERIFIED' and not ${openAct(options, name)} order by id limit ${MOST_ROWS}`,
    unverifiedRow,
  );
}

/** Asks the owners about the pointers of one row, and notes what they say. @returns 1, or 0 when one of them is away */
async function verifyRow(
  options: Options,
  request: RequestDatabase,
  name: SQL,
  { references }: VerifiedTable,
  row: UnverifiedRow,
): Promise<number> {
  const graph = new RequestGraph(options.graph, (work) => request.apart(work));
  const pointers = row.asked.flatMap(({ id, fit }, index) =>
    id ? [{ typename: references[index]!.typename, id, fit: fit ?? undefined }] : [],
  );
  const answers = await graph.judge(pointers);
  if (answers.some(({ existence }) => existence === 'UNREACHABLE')) return 0;
  const isWrong = answers.some(
    ({ existence, objections }) => existence === 'ABSENT' || objections.length > 0,
  );
  const state = row.refuted || isWrong ? 'REFUTED' : 'VERIFIED';
  await request.write((write) =>
    write.execute(sql`update ${name} set verification = ${state} where id = ${row.id}`),
  );
  return 1;
}

/** Goes on checking unverified rows, and more often following others' feeds, in the background until stopped. */
export function startVerification({
  everyMilliseconds = 15_000,
  followMilliseconds,
  ...options
}: VerificationOptions): {
  stop(): Promise<void>;
} {
  let running: Promise<unknown> = Promise.resolve();
  /** Goes on when what is under way has ended; a turn that comes before that is left out. */
  const repeat = (round: Options, milliseconds: number) => {
    let isWaiting = false;
    const timer = setInterval(() => {
      if (isWaiting) return;
      isWaiting = true;
      running = running
        .then(() => verifyOnce(round))
        .then((settled) => settled > 0 && options.log.info({ settled }, 'rows verified'))
        // Each failure has its line.
        .catch(() => {})
        .then(() => {
          isWaiting = false;
        });
    }, milliseconds);
    timer.unref();
    return timer;
  };
  const { follows = {} } = options;
  const timers = [
    // What is followed has turns of its own.
    repeat({ ...options, follows: {} }, everyMilliseconds),
    ...(Object.keys(follows).length > 0
      ? [repeat({ ...options, chores: {}, tables: [] }, followMilliseconds)]
      : []),
  ];
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await running;
    },
  };
}
