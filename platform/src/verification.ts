import { sql } from 'drizzle-orm';
import type { Actor } from './actor.js';
import type { Database, RequestDatabase } from './database.js';
import type { GraphClient } from './graph-client.js';
import type { Log } from './log.js';

/** A table whose rows point at other owners' entities and may have been written while an owner was away. */
export interface VerifiedTable {
  table: string;
  references: { column: string; typename: string }[];
}

/**
 * What a slice does for its own rows now and then, beside the checking of pointers. It gets a request of the slice's
 * own; it must not hold a connection while it asks the graph.
 * @returns how many rows it has settled
 */
export type Chore = (means: { request: RequestDatabase; graph: GraphClient }) => Promise<number>;

export interface VerificationOptions {
  owner: string;
  database: Database;
  graph: GraphClient;
  tables: VerifiedTable[];
  chores?: Chore[] | undefined;
  log: Log;
  everyMilliseconds?: number;
}

const MOST_ROWS = 100;

const clerk = (owner: string): Actor => ({
  subject: `${owner}-verification`,
  organisation: 'SELF',
  role: 'SERVICE',
  centres: [],
  purpose: 'ADMINISTRATION',
  client: owner,
  requestId: 'verification',
});

/** Checks unverified rows once. @returns how many rows are now known to be right or wrong */
export async function verifyOnce(options: Omit<VerificationOptions, 'everyMilliseconds'>): Promise<number> {
  let settled = 0;
  for (const { table, references } of options.tables) {
    const request = options.database.request(clerk(options.owner));
    try {
      const name = sql`${sql.identifier(options.owner)}.${sql.identifier(table)}`;
      const columns = sql.join(
        references.map(({ column }) => sql.identifier(column)),
        sql`, `,
      );
      const query = await request.read();
      const rows = (await query.execute(
        sql`select id, ${columns} from ${name} where verification = 'UNVERIFIED' order by id limit ${MOST_ROWS}`,
      )) as unknown as Record<string, string | null>[];
      // The connection goes back before the graph is asked: the question may come round to this very slice.
      await request.close();
      for (const row of rows) {
        const pointers = references.flatMap(({ column, typename }) =>
          row[column] ? [{ typename, id: row[column] }] : [],
        );
        const answers = await options.graph.existence(pointers);
        if (answers.includes('UNREACHABLE')) continue;
        const state = answers.includes('ABSENT') ? 'REFUTED' : 'VERIFIED';
        await request.write((write) =>
          write.execute(sql`update ${name} set verification = ${state} where id = ${row['id']}`),
        );
        settled += 1;
      }
    } finally {
      await request.close();
    }
  }
  for (const chore of options.chores ?? []) {
    const request = options.database.request(clerk(options.owner));
    try {
      settled += await chore({ request, graph: options.graph });
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
