import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from './actor.js';
import type { Agreements } from './agreement/directory.js';
import type { AuditLog } from './audit/log.js';
import type { Database, RequestDatabase } from './database.js';
import type { GraphClient } from './graph-client.js';
import type { Log } from './log.js';
import type { RequestGraph } from './request-graph.js';

/** A table whose rows point at other owners' entities and may have been written while an owner was away. */
export interface VerifiedTable {
  table: string;
  references: VerifiedReference[];
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
  audit: AuditLog;
}) => Promise<number>;

export interface VerificationOptions {
  owner: string;
  database: Database;
  graph: GraphClient;
  agreements: Agreements;
  audit: AuditLog;
  tables: VerifiedTable[];
  chores?: Chore[] | undefined;
  /** Whether rows wait for their act to be judged again, too: see `agreement/`. */
  heldByActs?: boolean | undefined;
  log: Log;
  everyMilliseconds?: number;
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

type Options = Omit<VerificationOptions, 'everyMilliseconds'>;

const actOf = ({ owner, heldByActs }: Options, name: SQL, state: string): SQL =>
  heldByActs
    ? sql`exists (select from ${sql.identifier(owner)}.unverified_act as act where act.record_id = ${name}.id and act.state = ${state})`
    : sql`false`;

/** A row whose act has not been judged again waits for that; one whose act was refuted is refuted with it. */
const openAct = (options: Options, name: SQL) => actOf(options, name, 'UNVERIFIED');
const refutedAct = (options: Options, name: SQL) => actOf(options, name, 'REFUTED');

interface AskedOfRow {
  id: string | null;
  fit: Record<string, unknown> | null;
}

/** What is asked of the pointers of a row, in the order in which the table names them. */
const askedOf = (references: VerifiedReference[]): SQL =>
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

/** Checks unverified rows once. @returns how many rows are now known to be right or wrong */
export async function verifyOnce(options: Options): Promise<number> {
  let settled = 0;
  for (const chore of options.chores ?? []) {
    const request = options.database.request(clerk(options.owner));
    try {
      settled += await chore({
        request,
        graph: options.graph.for((work) => request.apart(work)),
        agreements: options.agreements,
        audit: options.audit,
      });
    } finally {
      await request.close();
    }
  }
  for (const { table, references } of options.tables) {
    const request = options.database.request(clerk(options.owner));
    const graph = options.graph.for((work) => request.apart(work));
    try {
      const name = sql`${sql.identifier(options.owner)}.${sql.identifier(table)}`;
      const query = await request.read();
      const rows = (await query.execute(
        sql`select id, ${askedOf(references)} as asked, ${refutedAct(options, name)} as refuted from ${name}
          where verification = 'UNVERIFIED' and not ${openAct(options, name)} order by id limit ${MOST_ROWS}`,
      )) as unknown as { id: string; asked: AskedOfRow[]; refuted: boolean }[];
      for (const row of rows) {
        const pointers = row.asked.flatMap(({ id, fit }, index) =>
          id ? [{ typename: references[index]!.typename, id, fit: fit ?? undefined }] : [],
        );
        const answers = await graph.judge(pointers);
        if (answers.some(({ existence }) => existence === 'UNREACHABLE')) continue;
        const isWrong = answers.some(
          ({ existence, objections }) => existence === 'ABSENT' || objections.length > 0,
        );
        const state = row.refuted || isWrong ? 'REFUTED' : 'VERIFIED';
        await request.write((write) =>
          write.execute(sql`update ${name} set verification = ${state} where id = ${row.id}`),
        );
        settled += 1;
      }
    } finally {
      await request.close();
    }
  }
  return settled;
}

/** Goes on checking unverified rows in the background until stopped. */
export function startVerification({ everyMilliseconds = 15_000, ...options }: VerificationOptions): {
  stop(): Promise<void>;
} {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = running
      .then(() => verifyOnce(options))
      .then((settled) => settled > 0 && options.log.info({ settled }, 'rows verified'))
      .catch((error: Error) =>
        options.log.warn({ reason: error.name }, 'verification failed; it is tried again'),
      );
  }, everyMilliseconds);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
