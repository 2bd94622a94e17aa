import postgres from 'postgres';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { CountStore } from './count-store.js';

/** Few: a count is one short statement. */
const CONNECTIONS = 4;
/** How often what is over is taken out, in milliseconds. */
const SWEEP_MILLISECONDS = 30_000;
const TABLE = 'shared_count';

/**
 * Counts in a table of a PostgreSQL database, which is made at the first use: the role must be allowed to. It is not logged ahead, so
 * that no count waits for a disk: after a crash of the server counting begins anew.
 */
export async function openPostgresStore(url: string): Promise<CountStore> {
  const sql = postgres(url, {
    max: CONNECTIONS,
    connect_timeout: 2,
    idle_timeout: 60,
    onnotice: () => undefined,
    connection: { application_name: 'mrrm-counts' },
  });
  let made: Promise<unknown> | undefined;
  const table = () => {
    made ??= makeTable(sql).catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
  // Nobody's request waits for it; one that is away is tried again and again.
  await table().catch(() => undefined);
  const query = async ({ text, values }: { text: string; values: (string | number)[] }) => {
    await table();
    return { rows: await sql.unsafe(text, values, { prepare: true }) };
  };
  const forget = () =>
    query({ text: `delete from ${TABLE} where expire < $1`, values: [Date.now()] }).catch(() => undefined);
  const sweep = setInterval(() => void forget(), SWEEP_MILLISECONDS).unref();
  return {
    limiterOf: ({ name, points, seconds }) =>
      new RateLimiterPostgres({
        storeClient: { query },
        storeType: 'client',
        tableName: TABLE,
        tableCreated: true,
        // The library would leave what is over for an hour.
        clearExpiredByTimeout: false,
        keyPrefix: name,
        points,
        duration: seconds,
      }),
    close: async () => {
      clearInterval(sweep);
      await sql.end({ timeout: 1 });
    },
  };
}

/** The table as the library writes to it. Two processes that make it at once do not get into each other's way. */
function makeTable(sql: postgres.Sql): Promise<unknown> {
  return sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtext(${TABLE}))`;
    await transaction.unsafe(
      `create unlogged table if not exists ${TABLE} (key varchar(255) primary key, points integer not null, expire bigint)`,
    );
  });
}
