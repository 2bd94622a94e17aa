import { PgDialect } from 'drizzle-orm/pg-core';
import { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { PostgresJsSession } from 'drizzle-orm/postgres-js/session';

const dialect = new PgDialect();

/** A database handle of one transaction, typed for drizzle's SQL-like builder. It must not outlive the transaction. */
export type Query = PostgresJsDatabase;

/** What drizzle asks of a statement: its rows as objects, or as lists of values. */
interface Statement extends PromiseLike<unknown> {
  values(): PromiseLike<unknown>;
}

/** A statement that is sent when somebody waits for it. */
export const lazily = (rows: () => Promise<unknown>, values: () => Promise<unknown>): Statement => ({
  // biome-ignore lint/suspicious/noThenProperty: drizzle waits for a statement itself.
  then: (done, failed) => rows().then(done, failed),
  values,
});

/** drizzle sends unnamed statements; naming them lets PostgreSQL parse and plan each text once per connection. */
export function queryOver(unsafe: (text: string, parameters: never[]) => Statement): Query {
  const session = new PostgresJsSession({ unsafe } as never, dialect, undefined, {});
  return new PostgresJsDatabase(dialect, session as never, undefined as never) as Query;
}
