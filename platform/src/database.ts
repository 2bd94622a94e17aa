import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { PostgresJsSession } from 'drizzle-orm/postgres-js/session';
import postgres, { type ReservedSql, type Sql, type TransactionSql } from 'postgres';
import type { Actor } from './actor.js';

/** A database handle of one transaction, typed for drizzle's SQL-like builder. It must not outlive the transaction. */
export type Query = PostgresJsDatabase;

export interface DatabaseOptions {
  url: string;
  applicationName: string;
  /** Connections in the pool; 10 unless told. */
  maximumConnections?: number | undefined;
  /** Called with the text of each data statement (never its parameters); for counts in tests and metrics. */
  onStatement?: ((text: string) => void) | undefined;
}

/** SQLSTATEs after which PostgreSQL has changed nothing and the same transaction may simply be tried again. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const MOST_TRIES = 6;
const dialect = new PgDialect();

/** One owner's database: a pool that hands out nothing but transactions with an actor. */
export class Database {
  readonly #sql: Sql;
  readonly #onStatement: (text: string) => void;

  constructor(options: DatabaseOptions) {
    this.#onStatement = options.onStatement ?? (() => {});
    this.#sql = postgres(options.url, {
      max: options.maximumConnections ?? 10,
      connect_timeout: 5,
      // Unless told, a pool that lost its server stays away for up to 20 seconds after the server is back.
      backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 1) * (0.5 + Math.random() / 2),
      onnotice: () => {},
      connection: {
        application_name: options.applicationName,
        statement_timeout: 10_000,
        idle_in_transaction_session_timeout: 30_000,
        timezone: 'UTC',
      } as Record<string, string | number>,
    });
    // drizzle sets the pool's date parsers as a side effect of being built on it.
    drizzle(this.#sql);
  }

  /** Whether the database answers. */
  async ping(): Promise<boolean> {
    try {
      await this.#sql`select 1`;
      return true;
    } catch {
      return false;
    }
  }

  /** The database as one request of one actor sees it. Close it when the request ends. */
  request(actor: Actor): RequestDatabase {
    return new RequestDatabase(this.#sql, actor, this.#onStatement);
  }

  close(): Promise<void> {
    return this.#sql.end({ timeout: 5 });
  }
}

/** One request's way to its owner's database: a single lazy read transaction, and write transactions. */
export class RequestDatabase {
  #reading: Promise<{ query: Query; connection: ReservedSql }> | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly actor: Actor,
    private readonly onStatement: (text: string) => void,
  ) {}

  /** The request's one read transaction: a snapshot, read only, opened by the first caller. */
  async read(): Promise<Query> {
    this.#reading ??= this.#openRead();
    return (await this.#reading).query;
  }

  async #openRead() {
    const connection = await this.sql.reserve();
    // Sent without waiting, so that begin, context and the first statement share one round trip.
    const opening = [
      connection.unsafe('begin isolation level repeatable read read only').execute(),
      this.#setContext(connection),
    ];
    for (const statement of opening) statement.catch(() => {});
    return { query: this.#queryOn(connection), connection };
  }

  /**
   * Runs one write transaction and returns once it is durable. A deadlock or a serialisation failure is tried again.
   * The read transaction ends first: what is read afterwards sees the write.
   */
  async write<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    await this.close();
    return this.writeBeside(work);
  }

  /**
   * The same for a write inside a query, whose other fields may be reading meanwhile: their transaction stays open and does not see it.
   * It takes a connection of its own: do not call it after reading in the same field.
   */
  async writeBeside<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await this.sql.begin(async (transaction) => {
          this.#setContext(transaction).catch(() => {});
          return work(this.#queryOn(transaction));
        })) as Result;
      } catch (error) {
        if (attempt >= MOST_TRIES || !TRY_AGAIN.has(sqlStateOf(error) ?? '')) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
      }
    }
  }

  /**
   * Runs a read whose result is numbers, not rows of people: row-level security lets the role STATISTICS count what
   * the actor may not see one by one. The caller withholds small numbers and checks for whom the figure is.
   */
  figures<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    return new RequestDatabase(this.sql, { ...this.actor, role: 'STATISTICS' }, this.onStatement).writeBeside(
      work,
    );
  }

  /** Ends the read transaction, if one was opened, and gives its connection back. */
  async close(): Promise<void> {
    const reading = this.#reading;
    this.#reading = undefined;
    if (!reading) return;
    const { connection } = await reading;
    try {
      await connection.unsafe('commit');
    } finally {
      connection.release();
    }
  }

  /** Row-level security reads the actor from these settings; they end with the transaction. */
  #setContext(connection: ReservedSql | TransactionSql) {
    const { subject, organisation, role, centres, zones = [], staffMember, purpose, requestId } = this.actor;
    return connection`select
      set_config('app.zones', ${`{${zones.join(',')}}`}, true),
      set_config('app.own_cases_only', ${this.actor.ownCasesOnly ? 'on' : ''}, true),
      set_config('app.subject', ${subject}, true), set_config('app.organisation', ${organisation}, true),
      set_config('app.role', ${role}, true), set_config('app.centres', ${`{${centres.join(',')}}`}, true),
      set_config('app.staff_member', ${staffMember ?? ''}, true), set_config('app.purpose', ${purpose}, true),
      set_config('app.request', ${requestId}, true)`.execute();
  }

  #queryOn(connection: ReservedSql | TransactionSql): Query {
    // drizzle sends unnamed statements; naming them lets PostgreSQL parse and plan each text once per connection.
    const client = {
      unsafe: (text: string, parameters: never[]) => {
        this.onStatement(text);
        return connection.unsafe(text, parameters, { prepare: true });
      },
    };
    const session = new PostgresJsSession(client as never, dialect, undefined, {});
    return new PostgresJsDatabase(dialect, session as never, undefined as never) as Query;
  }
}

interface PostgresFailure {
  code?: string;
  constraint_name?: string;
}

function failureOf(error: unknown): PostgresFailure | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof postgres.PostgresError) return at;
  }
  return undefined;
}

/** The SQLSTATE behind an error, however deep drizzle wrapped it. */
export const sqlStateOf = (error: unknown): string | undefined => failureOf(error)?.code;

/** The name of the constraint that refused a write, if one did. */
export const constraintOf = (error: unknown): string | undefined => failureOf(error)?.constraint_name;
