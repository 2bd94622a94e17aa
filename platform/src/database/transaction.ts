import type { PendingQuery, ReservedSql, Row, Sql } from 'postgres';

/** How a write's transaction ends. */
export interface Ending {
  /** Sends a statement; whether it went well is learnt with the commit, in one round trip. Resolves once it is on its way. */
  send(statement: () => PromiseLike<unknown>): Promise<void>;
  /** Called once the transaction is over, with whether it is known to be durable. */
  afterwards(call: (isDone: boolean) => void): void;
}

/** Makes of a statement one that answers with rows, or with lists of values. */
export type Finish<Result> = (sent: PendingQuery<Row[]>) => { execute(): PromiseLike<Result> };

/** A connection in a transaction of this request. */
export interface Held {
  connection: ReservedSql;
  /** By which number PostgreSQL knows it. */
  process: Promise<number>;
  /** The stopping of what it runs, once that was asked for. */
  stopping: Promise<void> | undefined;
  /** Why it takes no further statement: the first failure, or its end. */
  over: unknown;
}

/** A read transaction, and how many of its statements have been asked and not yet answered. */
export interface Reading {
  opened: Promise<Held>;
  running: number;
  /** Called when the last of them is answered. */
  idle: (() => void) | undefined;
  /** Listens no longer for whether anybody waits. */
  forget: (() => void) | undefined;
}

/**
 * Stops what a connection runs. postgres.js can cancel a statement, but does not tell when that is done, and throws into nowhere when
 * it fails.
 */
export async function stopRunning(stops: Sql, process: Promise<number>): Promise<void> {
  try {
    await stops`select pg_cancel_backend(${await process}::int)`;
  } catch {
    // Then it ends at its own time limit.
  }
}
