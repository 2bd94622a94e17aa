import pLimit, { type LimitFunction } from 'p-limit';
import type { PendingQuery, ReservedSql, Row, Sql, TransactionSql } from 'postgres';
import type { Actor } from '../wire/actor.js';
import { Refusal, refusalIn } from '../wire/errors.js';
import {
  AUDIT_PATIENCE_MILLISECONDS,
  type DatabaseOptions,
  FIGURE_CONNECTIONS,
  IDLE_SECONDS,
  type Lane,
  LONGEST_STATEMENT,
  type OnStatement,
  poolOf,
  URGENT_CONNECTIONS,
} from './lanes.js';
import { sqlStateOf } from './postgres-failure.js';
import { lazily, type Query, queryOver } from './query.js';

export type { DatabaseOptions, OnStatement } from './lanes.js';
export type { Query } from './query.js';

/** SQLSTATEs after which PostgreSQL has changed nothing and the same transaction may simply be tried again. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const MOST_TRIES = 6;
/** A zone that is none: rows without a zone may be kept under the identifier of nothing, so it is not that one. */
const NO_ZONE = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const NOBODY_WAITS =
  'Whoever asked has gone. Nothing was done; ask again, a write with the same idempotency key.';
const TOO_LATE =
  'There was no time left for this. Nothing was done; try again, a write with the same idempotency key.';
/** Figures that wait for a connection. More are refused at once: each may take seconds, and nobody waits for so long. */
const MOST_FIGURES_WAITING = 40;
const TOO_MANY_FIGURES = 'Too many figures are being counted at the moment. Ask again in a few seconds.';

/** The pools of one database, and how many figures may be counted at once. */
interface Pools {
  lanes: Record<Lane, Sql>;
  /** Where PostgreSQL is told to stop a statement for which nobody waits any longer. */
  stops: Sql;
  figures: LimitFunction;
  onStatement: OnStatement;
}

/** One owner's database: pools that hand out nothing but transactions with an actor. */
export class Database {
  readonly #pools: Pools;

  constructor(options: DatabaseOptions) {
    const most = options.maximumConnections ?? 10;
    this.#pools = {
      lanes: {
        REQUESTS: poolOf(options, most),
        URGENT: poolOf(options, Math.min(most, URGENT_CONNECTIONS)),
        FIGURES: poolOf(options, FIGURE_CONNECTIONS, { plan_cache_mode: 'auto' }),
        AUDIT: poolOf(options, 1, { lock_timeout: AUDIT_PATIENCE_MILLISECONDS }),
      },
      stops: poolOf(options, 1, {}, IDLE_SECONDS),
      figures: pLimit(FIGURE_CONNECTIONS),
      onStatement: options.onStatement ?? (() => {}),
    };
  }

  /** Whether the database answers. */
  async ping(): Promise<boolean> {
    try {
      await this.#pools.lanes.REQUESTS`select 1`;
      return true;
    } catch {
      return false;
    }
  }

  /**
   * The database as one request of one actor sees it. Close it when the request ends.
   * @param deadline on the clock of `performance.now()`: nothing is begun or gone on with after it
   * @param gone aborts when nobody waits for the answer: no statement is begun then, and one that reads is stopped. A write is
   * rolled back before its next statement; one that is being committed is not cut
   */
  request(actor: Actor, deadline?: number, gone?: AbortSignal): RequestDatabase {
    const lane = actor.urgent ? 'URGENT' : 'REQUESTS';
    return new RequestDatabase(this.#pools, actor, deadline, lane, gone);
  }

  /** The database as the audit writes it, on a connection that no request can take away. */
  audit(actor: Actor): RequestDatabase {
    return new RequestDatabase(this.#pools, actor, undefined, 'AUDIT');
  }

  /**
   * The connection of the audit, for statements of which each is a transaction by itself and durable once it is answered: one
   * round trip. They are nobody's: row-level security shows them what everybody may see.
   */
  auditAtOnce(): Query {
    const { lanes, onStatement } = this.#pools;
    return queryOver((text, parameters) => {
      const send = () => {
        onStatement(text, 'SLICE');
        return lanes.AUDIT.unsafe(text, parameters, { prepare: true });
      };
      return lazily(
        async () => send(),
        async () => send().values(),
      );
    });
  }

  async close(): Promise<void> {
    const { lanes, stops } = this.#pools;
    await Promise.all([...Object.values(lanes), stops].map((sql) => sql.end({ timeout: 5 })));
  }
}

/** One request's way to its owner's database: a single lazy read transaction, and write transactions. */
export class RequestDatabase {
  #reading: Reading | undefined;
  /** How many parts of the request wait for somebody else, such as the graph. */
  #apart = 0;
  #writing = false;

  readonly #sql: Sql;

  constructor(
    private readonly pools: Pools,
    private readonly actor: Actor,
    private readonly deadline = Number.POSITIVE_INFINITY,
    private readonly lane: Lane = 'REQUESTS',
    private readonly gone?: AbortSignal,
  ) {
    this.#sql = pools.lanes[lane];
  }

  /** For how many milliseconds a statement may run. @throws Refusal UPSTREAM_UNAVAILABLE when nobody waits any longer */
  #left(): number {
    if (this.gone?.aborted) throw new Refusal('UPSTREAM_UNAVAILABLE', NOBODY_WAITS);
    const left = Math.floor(this.deadline - performance.now());
    if (left < 1) throw new Refusal('UPSTREAM_UNAVAILABLE', TOO_LATE);
    return Math.min(left, LONGEST_STATEMENT[this.lane]);
  }

  /**
   * The request's one read transaction: a snapshot, read only, opened by the first statement. A field may close it while
   * another one still reads: what is asked afterwards is asked of a new transaction, never of a connection that was given back.
   */
  async read(): Promise<Query> {
    return queryOver((text, parameters) => this.#statement(text, parameters));
  }

  #open(): Reading {
    this.#reading ??= { opened: this.#openRead(), running: 0, idle: undefined };
    return this.#reading;
  }

  /**
   * Waits for somebody else, such as another slice, with no connection in hand: the read transaction ends first, and one
   * that another field opens meanwhile ends with its statements.
   * @throws Error inside a write transaction, which would hold its connection and its locks: that is a fault of the program
   */
  async apart<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#writing) throw new Error('Nobody else is asked inside a write transaction.');
    this.#apart += 1;
    try {
      await this.close();
      return await work();
    } finally {
      this.#apart -= 1;
    }
  }

  async #openRead(): Promise<Held<ReservedSql>> {
    this.#left();
    const connection = await this.#sql.reserve();
    try {
      // Whoever waited in line for a connection may have waited too long.
      this.#left();
    } catch (late) {
      connection.release();
      throw late;
    }
    // Sent without waiting, so that begin, context and the first statement share one round trip.
    connection
      .unsafe('begin isolation level repeatable read read only')
      .execute()
      .catch(() => {});
    return this.#held(connection);
  }

  /** Tells a transaction who acts, and keeps by which number PostgreSQL knows it. */
  #held<Connection extends ReservedSql | TransactionSql>(connection: Connection): Held<Connection> {
    const process = this.#setContext(connection).then(([row]) => (row as { process: number }).process);
    process.catch(() => {});
    return { connection, process, stopping: undefined };
  }

  /**
   * Waits for a statement that reads, and stops it when nobody waits for it any longer. It ends only when the stopping has
   * ended as well, so that no later statement of the connection is hit.
   */
  async #unlessGone<Result>(held: Held, statement: PromiseLike<Result>): Promise<Result> {
    const { gone } = this;
    if (!gone) return statement;
    const stop = () => {
      held.stopping ??= this.#stop(held.process);
    };
    gone.addEventListener('abort', stop, { once: true });
    try {
      return await statement;
    } catch (error) {
      if (gone.aborted) throw new Refusal('UPSTREAM_UNAVAILABLE', NOBODY_WAITS);
      throw error;
    } finally {
      gone.removeEventListener('abort', stop);
      await held.stopping;
    }
  }

  /** postgres.js can cancel a statement, but does not tell when that is done, and throws into nowhere when it fails. */
  async #stop(process: Promise<number>): Promise<void> {
    try {
      await this.pools.stops`select pg_cancel_backend(${await process}::int)`;
    } catch {
      // Then it ends at its own time limit.
    }
  }

  /** One statement of the read transaction that is open when it is sent. */
  #statement(text: string, parameters: never[]) {
    const send = async <Result>(finish: (sent: PendingQuery<Row[]>) => PromiseLike<Result>) => {
      const reading = this.#open();
      reading.running += 1;
      try {
        const held = await reading.opened;
        this.#left();
        this.#told(text);
        const sent = finish(held.connection.unsafe(text, parameters, { prepare: true }));
        return await this.#unlessGone(held, sent);
      } finally {
        reading.running -= 1;
        if (reading.running === 0) reading.idle?.();
        if (reading.running === 0 && this.#apart > 0 && this.#reading === reading) await this.close();
      }
    };
    return lazily(
      () => send((sent) => sent),
      () => send((sent) => sent.values()),
    );
  }

  #told(text: string) {
    this.pools.onStatement(text, this.actor.organisation === 'SELF' ? 'SLICE' : 'REQUEST');
  }

  /**
   * Runs one write transaction and returns once it is durable. A deadlock or a serialisation failure is tried again.
   * The read transaction ends first: what is read afterwards sees the write.
   */
  async write<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    await this.close();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await this.#sql.begin(async (transaction) => {
          this.#left();
          const held = this.#held(transaction);
          this.#writing = true;
          return work(this.#queryOn(held));
        })) as Result;
      } catch (error) {
        if (attempt >= MOST_TRIES || !TRY_AGAIN.has(sqlStateOf(error) ?? '')) throw refusalIn(error) ?? error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
      } finally {
        this.#writing = false;
      }
    }
  }

  /**
   * Runs a read whose result is numbers, not rows of people: row-level security lets the role STATISTICS count what
   * the actor may not see one by one. The caller withholds small numbers and checks for whom the figure is. It may be
   * asked for while this request reads: it has a transaction and a connection of its own, and does not see that one's snapshot.
   * @throws Refusal UPSTREAM_UNAVAILABLE when too many figures wait already
   */
  async figures<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    const { figures } = this.pools;
    if (figures.pendingCount >= MOST_FIGURES_WAITING)
      throw new Refusal('UPSTREAM_UNAVAILABLE', TOO_MANY_FIGURES);
    const request = new RequestDatabase(
      this.pools,
      { ...this.actor, role: 'STATISTICS' },
      this.deadline,
      'FIGURES',
      this.gone,
    );
    return figures(() => request.write(work));
  }

  /**
   * Ends the read transaction, if one was opened, and gives its connection back. It never throws: what was read is read, and
   * a connection that is lost by now takes nothing with it.
   */
  async close(): Promise<void> {
    const reading = this.#reading;
    this.#reading = undefined;
    const held = await reading?.opened.catch(() => undefined);
    if (!reading || !held) return;
    if (reading.running > 0)
      await new Promise<void>((resolve) => {
        reading.idle = resolve;
      });
    await held.connection.unsafe('commit').catch(() => undefined);
    held.connection.release();
  }

  /** Row-level security reads the actor from these settings; they end with the transaction. */
  #setContext(connection: ReservedSql | TransactionSql) {
    const { principal, organisation, role, centres, zones, staffMember, purpose, requestId, onBehalf } =
      this.actor;
    // The policies read an empty list as "not narrowed": who is narrowed to nothing gets a zone in which nobody is.
    const person = onBehalf?.forRule ? undefined : onBehalf;
    const parts = zones?.length === 0 ? [NO_ZONE] : (zones ?? []);
    return connection`select pg_backend_pid() as process,
      set_config('statement_timeout', ${String(this.#left())}, true),
      set_config('app.zones', ${`{${parts.join(',')}}`}, true),
      set_config('app.own_cases_only', ${this.actor.ownCasesOnly ? 'on' : ''}, true),
      set_config('app.principal', ${principal}, true), set_config('app.organisation', ${organisation}, true),
      set_config('app.role', ${role}, true), set_config('app.centres', ${`{${centres.join(',')}}`}, true),
      set_config('app.all_centres', ${this.actor.allCentres ? 'on' : ''}, true),
      set_config('app.staff_member', ${staffMember ?? ''}, true), set_config('app.purpose', ${purpose}, true),
      set_config('app.for_organisation', ${person?.organisation ?? ''}, true),
      set_config('app.for_role', ${person?.role ?? ''}, true),
      set_config('app.for_principal', ${person?.principal ?? ''}, true),
      set_config('app.for_purpose', ${person?.purpose ?? ''}, true),
      set_config('app.request', ${requestId}, true)`.execute();
  }

  #queryOn(held: Held<TransactionSql>): Query {
    return queryOver((text, parameters) => {
      const send = async <Result>(finish: (sent: PendingQuery<Row[]>) => PromiseLike<Result>) => {
        this.#left();
        this.#told(text);
        const sent = finish(held.connection.unsafe(text, parameters, { prepare: true }));
        // A figure only reads. A statement that writes is let run: what follows it is not begun.
        return this.lane === 'FIGURES' ? this.#unlessGone(held, sent) : sent;
      };
      return lazily(
        () => send((sent) => sent),
        () => send((sent) => sent.values()),
      );
    });
  }
}

/** A connection in a transaction of this request. */
interface Held<Connection = ReservedSql | TransactionSql> {
  connection: Connection;
  /** By which number PostgreSQL knows it. */
  process: Promise<number>;
  /** The stopping of what it runs, once that was asked for. */
  stopping: Promise<void> | undefined;
}

/** A read transaction, and how many of its statements have been asked and not yet answered. */
interface Reading {
  opened: Promise<Held<ReservedSql>>;
  running: number;
  /** Called when the last of them is answered. */
  idle: (() => void) | undefined;
}
