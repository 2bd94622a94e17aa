import type { PendingQuery, ReservedSql, Row } from 'postgres';

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
}
