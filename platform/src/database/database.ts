import type { Sql } from 'postgres';
import type { Actor } from '../wire/actor.js';
import { Refusal, refusalIn } from '../wire/errors.js';
import { Purpose } from '../wire/purposes.js';
import { type DatabaseOptions, type Lane, PLANNED_ONCE } from './lanes.js';
import { closePools, openPools, type Pools, reserve } from './pools.js';
import { sqlStateOf } from './postgres-failure.js';
import { lazily, type Query, queryOver, sendInTurn } from './query.js';
import { setContext } from './reader-context.js';
import { type Ending, type Finish, type Held, type Reading, stopRunning } from './transaction.js';

export type { DatabaseOptions, OnStatement } from './lanes.js';
export { type Query, sendInTurn } from './query.js';
export type { Ending } from './transaction.js';

/** SQLSTATEs after which PostgreSQL has changed nothing and the same transaction may simply be tried again. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const MOST_TRIES = 6;
/** What PostgreSQL says of each statement after one that failed. */
const IN_FAILED_TRANSACTION = '25P02';
const NOBODY_WAITS =
  'Whoever asked has gone. Nothing was done; ask again, a write with the same idempotency key.';
const TOO_LATE =
  'There was no time left for this. Nothing was done; try again, a write with the same idempotency key.';
/** The purpose of analysts. */
const STATISTICS = Purpose.STATISTICS;
const ONLY_READ = new Set<Lane>(['FIGURES', 'ANALYSTS']);
/** Figures that wait for a connection. More are refused at once: each may take seconds, and nobody waits for so long. */
const MOST_FIGURES_WAITING = 40;
const TOO_MANY_FIGURES = 'Too many figures are being counted at the moment. Ask again in a few seconds.';

/** One owner's database: pools that hand out nothing but transactions with an actor. */
export class Database {
  readonly #pools: Pools;
  /** Of each lane. */
  readonly waits: Pools['waits'];

  constructor(options: DatabaseOptions) {
    this.#pools = openPools(options);
    this.waits = this.#pools.waits;
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
    return queryOver((text, parameters, handed) => {
      const send = () => {
        onStatement(text, 'SLICE');
        const sent = lanes.AUDIT.unsafe(text, parameters, { prepare: true });
        handed();
        return sent;
      };
      return lazily(
        async () => send(),
        async () => send().values(),
      );
    });
  }

  async close(): Promise<void> {
    await closePools(this.#pools);
  }
}

/** One request's way to its owner's database: a lazy read transaction, and write transactions. */
export class RequestDatabase {
  #reading: Reading | undefined;
  /** How many parts of the request wait for somebody else, such as the graph. */
  #apart = 0;
  #writing = false;
  #ended = false;

  readonly #sql: Sql;
  /** Where the server that runs its statements is told to stop one. */
  readonly #stops: Sql;

  constructor(
    private readonly pools: Pools,
    private readonly actor: Actor,
    private readonly deadline = Number.POSITIVE_INFINITY,
    private readonly lane: Lane = 'REQUESTS',
    private readonly gone?: AbortSignal,
    private readonly begins = 'begin',
  ) {
    this.#sql = lane === 'ANALYSTS' ? pools.replica!.sql : pools.lanes[lane];
    this.#stops = lane === 'ANALYSTS' ? pools.replica!.stops : pools.stops;
  }

  /** For how many milliseconds a statement may run. @throws Refusal UPSTREAM_UNAVAILABLE when nobody waits any longer */
  #left(): number {
    if (this.gone?.aborted) throw new Refusal('UPSTREAM_UNAVAILABLE', NOBODY_WAITS);
    const left = Math.floor(this.deadline - performance.now());
    if (left < 1) throw new Refusal('UPSTREAM_UNAVAILABLE', TOO_LATE);
    return Math.min(left, this.pools.longest[this.lane]);
  }

  /**
   * The request's one read transaction: a snapshot, read only, opened by the first statement. A field may close it while
   * another one still reads: what is asked afterwards is asked of a new transaction, never of a connection that was given back.
   */
  async read(): Promise<Query> {
    return queryOver((text, parameters, handed) => this.#statement(text, parameters, handed));
  }

  #open(): Reading {
    // A field whose sibling failed may go on after the answer: nobody would close what it opens.
    if (this.#ended) throw new Refusal('UPSTREAM_UNAVAILABLE', NOBODY_WAITS);
    this.#reading ??= this.#begun();
    return this.#reading;
  }

  #begun(): Reading {
    const opened = this.#begin('begin isolation level repeatable read read only');
    const reading: Reading = { opened, running: 0, idle: undefined, forget: undefined };
    // Once for all its statements: to listen anew for each was a fiftieth of a small request.
    const stop = async () => {
      const held = await opened.catch(() => undefined);
      if (held && reading.running > 0) held.stopping ??= stopRunning(this.#stops, held.process);
    };
    this.gone?.addEventListener('abort', stop, { once: true });
    reading.forget = () => this.gone?.removeEventListener('abort', stop);
    return reading;
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

  /**
   * Begins a transaction of a connection of its own, and tells it who acts. Sent without waiting: begin, context and the first statement
   * share one round trip. Without its context, row-level security shows a transaction nothing and lets it write nothing.
   */
  async #begin(how: string): Promise<Held> {
    this.#left();
    const connection = await reserve(this.#sql, this.pools.waits[this.lane]);
    try {
      // Whoever waited in line for a connection may have waited too long.
      this.#left();
    } catch (late) {
      connection.release();
      throw late;
    }
    const held: Held = { connection, process: Promise.resolve(0), stopping: undefined, over: undefined };
    const failed = (error: unknown) => void (held.over ??= error);
    connection.unsafe(how).execute().catch(failed);
    held.process = setContext(connection, this.actor, this.#left()).then(
      ([row]) => (row as { process: number }).process,
    );
    held.process.catch(failed);
    return held;
  }

  /**
   * Waits for a statement that is stopped when nobody waits for it any longer. It ends only when the stopping has ended as well, so
   * that no later statement of the connection is hit.
   */
  async #unlessStopped<Result>(held: Held, statement: PromiseLike<Result>): Promise<Result> {
    try {
      return await statement;
    } catch (error) {
      if (this.gone?.aborted) throw new Refusal('UPSTREAM_UNAVAILABLE', NOBODY_WAITS);
      throw error;
    } finally {
      if (held.stopping) await held.stopping;
    }
  }

  /** Waits for one statement outside of the read transaction, and stops it when nobody waits for it any longer. */
  async #unlessGone<Result>(held: Held, statement: PromiseLike<Result>): Promise<Result> {
    const stop = () => {
      held.stopping ??= stopRunning(this.#stops, held.process);
    };
    this.gone?.addEventListener('abort', stop, { once: true });
    try {
      return await this.#unlessStopped(held, statement);
    } finally {
      this.gone?.removeEventListener('abort', stop);
    }
  }

  /** One statement of the read transaction that is open when it is sent. */
  #statement(text: string, parameters: never[], handed: () => void) {
    const send = async <Result>(finish: Finish<Result>) => {
      const reading = this.#open();
      reading.running += 1;
      try {
        const held = await reading.opened;
        this.#left();
        this.#told(text);
        const sent = finish(held.connection.unsafe(text, parameters, { prepare: true })).execute();
        handed();
        return await this.#unlessStopped(held, sent);
      } finally {
        reading.running -= 1;
        if (reading.running === 0) reading.idle?.();
        if (reading.running === 0 && this.#apart > 0 && this.#reading === reading) await this.close();
      }
    };
    return lazily(
      () => send((sent) => sent as never),
      () => send((sent) => sent.values() as never),
    );
  }

  #told(text: string) {
    this.pools.onStatement(text, this.actor.organisation === 'SELF' ? 'SLICE' : 'REQUEST');
  }

  /**
   * Runs one write transaction and returns once it is durable. A deadlock or a serialisation failure is tried again.
   * The read transaction ends first: what is read afterwards sees the write.
   */
  async write<Result>(work: (query: Query, ending: Ending) => Promise<Result>): Promise<Result> {
    await this.close();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#transaction(work);
      } catch (error) {
        if (attempt >= MOST_TRIES || !TRY_AGAIN.has(sqlStateOf(error) ?? '')) throw refusalIn(error) ?? error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
      }
    }
  }

  async #transaction<Result>(work: (query: Query, ending: Ending) => Promise<Result>): Promise<Result> {
    const held = await this.#begin(this.begins);
    const query = this.#queryOn(held);
    const last: Promise<unknown>[] = [];
    const afterwards: ((isDone: boolean) => void)[] = [];
    let isDone = false;
    this.#writing = true;
    try {
      const result = await work(query, {
        // What never reached PostgreSQL fails nothing there: the commit would go on without it.
        send: async (statement) => {
          const orEnd = async () => {
            try {
              return await statement();
            } catch (error) {
              held.over ??= error;
              throw error;
            }
          };
          last.push(...(await sendInTurn(query, orEnd)));
        },
        afterwards: (call) => void afterwards.push(call),
      });
      if (held.over) throw held.over;
      held.over = new Error('This transaction has ended.');
      const committing = held.connection.unsafe('commit').execute();
      // What was sent before comes first: its failure is the reason.
      await Promise.all([...last, committing]);
      // PostgreSQL answers so, and without an error, where a statement had failed before.
      if ((await committing).command !== 'COMMIT') throw new Error('The transaction was rolled back.');
      isDone = true;
      return result;
    } catch (error) {
      // Nothing of the work that still goes on reaches the connection.
      const reason = held.over ?? error;
      held.over = reason;
      await held.connection.unsafe('rollback').catch(() => undefined);
      throw sqlStateOf(error) === IN_FAILED_TRANSACTION ? reason : error;
    } finally {
      this.#writing = false;
      held.connection.release();
      for (const call of afterwards) call(isDone);
    }
  }

  /**
   * Runs a read whose result is numbers, not rows of people: row-level security lets the role STATISTICS count what
   * the actor may not see one by one. The caller withholds small numbers and checks for whom the figure is. It may be
   * asked for while this request reads: it has a transaction and a connection of its own, and does not see that one's snapshot.
   * Where there is a replica, an analyst's are counted there, and only theirs: who works in a centre sees it as it is.
   * @param how `WRITES` where it is noted that a figure was asked for: that is never done on a replica; `OF_NOW` for `figuresOfNow`
   * @throws Refusal UPSTREAM_UNAVAILABLE when too many figures wait already, or the replica cannot be used
   */
  async figures<Result>(work: (query: Query) => Promise<Result>, how?: 'WRITES' | 'OF_NOW'): Promise<Result> {
    const writes = how === 'WRITES';
    const isForAnalyst = (this.actor.onBehalf ?? this.actor).purpose === STATISTICS;
    const replica = isForAnalyst && !writes ? this.pools.replica : undefined;
    const { figures } = replica ?? this.pools;
    if (figures.pendingCount >= MOST_FIGURES_WAITING)
      throw new Refusal('UPSTREAM_UNAVAILABLE', TOO_MANY_FIGURES);
    const request = new RequestDatabase(
      this.pools,
      { ...this.actor, role: 'STATISTICS' },
      this.deadline,
      replica ? 'ANALYSTS' : 'FIGURES',
      this.gone,
      `${writes ? 'begin' : 'begin read only'}${how === 'OF_NOW' ? `; set local plan_cache_mode = ${PLANNED_ONCE}` : ''}`,
    );
    if (!replica) return figures(() => request.write(work));
    return figures(() => replica.count(work, (whole) => request.write(whole)));
  }

  /**
   * The same for a figure that reads no years, and costs little once its statement is planned: as that of any request, it is planned
   * once for each connection.
   */
  figuresOfNow<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    return this.figures(work, 'OF_NOW');
  }

  /**
   * Ends the read transaction, if one was opened, and gives its connection back. It never throws: what was read is read, and
   * a connection that is lost by now takes nothing with it.
   * @param how `ENDED` before work that does not give way: it returns once PostgreSQL has ended the transaction, which else gives up a connection that does nothing in one
   */
  async close(how?: 'ENDED'): Promise<void> {
    const reading = this.#reading;
    this.#reading = undefined;
    const held = await reading?.opened.catch(() => undefined);
    if (!reading || !held) return;
    if (reading.running > 0)
      await new Promise<void>((resolve) => {
        reading.idle = resolve;
      });
    reading.forget?.();
    await held.stopping;
    const committed = held.connection
      .unsafe('commit')
      .execute()
      .catch(() => undefined);
    // Mostly nobody waits for that: whoever gets the connection next comes after it. Only where a statement was stopped nothing of that is left.
    if (held.stopping || how) await committed;
    held.connection.release();
  }

  /** The request is answered: as `close`, and what reads afterwards is refused. */
  end(): Promise<void> {
    this.#ended = true;
    return this.close();
  }

  #queryOn(held: Held): Query {
    return queryOver((text, parameters, handed) => {
      const send = async <Result>(finish: Finish<Result>): Promise<Result> => {
        if (held.over) throw held.over;
        try {
          this.#left();
          this.#told(text);
          const sent = finish(held.connection.unsafe(text, parameters, { prepare: true })).execute();
          handed();
          // A figure only reads. A statement that writes is let run: what follows it is not begun.
          return await (ONLY_READ.has(this.lane) ? this.#unlessGone(held, sent) : sent);
        } catch (error) {
          held.over ??= error;
          throw error;
        }
      };
      return lazily(
        () => send((sent) => sent as never),
        () => send((sent) => sent.values() as never),
      );
    });
  }
}
