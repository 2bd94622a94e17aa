import { sql } from 'drizzle-orm';
import pLimit, { type LimitFunction } from 'p-limit';
import type { Sql } from 'postgres';
import { Refusal } from '../wire/errors.js';
import { isOutOfReach } from '../wire/out-of-reach.js';
import {
  type DatabaseOptions,
  FIGURE_CONNECTIONS,
  IDLE_SECONDS,
  poolOf,
  type ReplicaOptions,
  type ReplicaStanding,
} from './lanes.js';
import { sqlStateOf } from './postgres-failure.js';
import type { Query } from './query.js';

/** Where the primary stood when a figure was asked for. */
interface Mark {
  /** Which cluster it is: a replica has the same identifier. */
  system: string;
  position: string;
  at: string;
}

/** For so long a replica that is too far behind may catch up while the figure waits: most are behind by less. */
const CATCHES_UP_MILLISECONDS = 1000;
const LOOKS_EVERY_MILLISECONDS = 20;
/** What PostgreSQL says of a statement that ran into its time limit. */
const STOPPED = '57014';
const UNUSABLE =
  'Figures are counted on a copy of the records, which is away or too old at the moment. Ask again in a minute.';

/**
 * A streaming replica of one owner's database, on which analysts' figures are counted. It says of itself how old it is by what it has
 * replayed, never by whether it is connected: a replica that lost its primary is not behind by its own account.
 */
export class Replica {
  readonly sql: Sql;
  /** Where this server, and not the primary, is told to stop a statement: the primary knows another process by that number. */
  readonly stops: Sql;
  readonly figures: LimitFunction = pLimit(FIGURE_CONNECTIONS);
  #standing: ReplicaStanding = 'GOOD';

  /** @param primary the lane of figures there, whose holders wait for nobody */
  constructor(
    private readonly options: ReplicaOptions,
    of: DatabaseOptions,
    private readonly primary: Sql,
  ) {
    const here = { ...of, url: options.url };
    this.sql = poolOf(here, FIGURE_CONNECTIONS, { plan_cache_mode: 'auto' });
    this.stops = poolOf(here, 1, {}, IDLE_SECONDS);
  }

  /**
   * Counts on the replica what is young enough there.
   * @param work what is counted
   * @param transaction runs it in a transaction of the replica with the reader's context
   * @throws Refusal UPSTREAM_UNAVAILABLE when the replica is away, too far behind, or none (any more)
   */
  async count<Result>(
    work: (query: Query) => Promise<Result>,
    transaction: (whole: (query: Query) => Promise<Result>) => Promise<Result>,
  ): Promise<Result> {
    const mark = await this.#mark();
    try {
      const counted = await transaction(async (query) => {
        await this.#check(query, mark);
        return work(query);
      });
      this.#is('GOOD');
      return counted;
    } catch (error) {
      const isTooLong = sqlStateOf(error) === STOPPED;
      throw isOutOfReach(error) && !isTooLong ? this.#refused('AWAY') : error;
    }
  }

  /** Where the primary stands, what it has acknowledged and not written yet (`synchronous_commit = off`) included. No connection of the replica is held meanwhile. */
  async #mark(): Promise<Mark> {
    const [mark] = await this.primary<Mark[]>`select pg_current_wal_insert_lsn()::text as position,
      clock_timestamp()::text as at, (select system_identifier::text from pg_control_system()) as system`;
    return mark!;
  }

  /**
   * Makes sure that what is read after this in the same transaction is young enough.
   * @throws Refusal UPSTREAM_UNAVAILABLE when it is no replica of the primary (any more) or too far behind
   */
  async #check(query: Query, { system, position, at }: Mark): Promise<void> {
    const until = performance.now() + CATCHES_UP_MILLISECONDS;
    for (;;) {
      const [found] = await query.execute<{
        is_replica: boolean;
        has_all: boolean | null;
        age: number | null;
      }>(sql`
        select pg_is_in_recovery() and system_identifier::text = ${system} as is_replica,
          pg_last_wal_replay_lsn() >= ${position}::pg_lsn as has_all,
          extract(epoch from ${at}::timestamptz - pg_last_xact_replay_timestamp())::float8 as age
        from pg_control_system()`);
      if (!found?.is_replica) throw this.#refused('NO_REPLICA');
      // What it has replayed of a moment, it has replayed of all moments before: so old is it at most.
      if (found.has_all || (found.age !== null && found.age <= this.options.oldestSeconds)) return;
      if (performance.now() > until) throw this.#refused('TOO_OLD');
      await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MILLISECONDS));
    }
  }

  #refused(standing: ReplicaStanding): Refusal {
    this.#is(standing);
    return new Refusal('UPSTREAM_UNAVAILABLE', UNUSABLE);
  }

  #is(standing: ReplicaStanding): void {
    if (standing === this.#standing) return;
    this.#standing = standing;
    this.options.onStanding?.(standing);
  }

  async close(): Promise<void> {
    await Promise.all([this.sql, this.stops].map((pool) => pool.end({ timeout: 5 })));
  }
}
