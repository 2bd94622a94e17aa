import { DrizzleQueryError, fillPlaceholders, type SQL, type Query as Written } from 'drizzle-orm';
import { PgPreparedQuery } from 'drizzle-orm/pg-core';
import { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { PostgresJsSession } from 'drizzle-orm/postgres-js/session';
import { type NotNullable, rowMapper, type SelectedField } from './row-mapper.js';
import { OnePassDialect } from './statement-text.js';

const dialect = new OnePassDialect();

/** A database handle of one transaction, typed for drizzle's SQL-like builder. It must not outlive the transaction. */
export type Query = PostgresJsDatabase;

/** What drizzle asks of a statement: its rows as objects, or as lists of values. */
interface Statement extends PromiseLike<unknown> {
  values(): PromiseLike<unknown>;
}

/** @param handed called once the statement is on its way: whatever is sent afterwards comes after it */
type Send = (text: string, parameters: never[], handed: () => void) => Statement;

/** A statement that is sent when somebody waits for it. */
export const lazily = (rows: () => Promise<unknown>, values: () => Promise<unknown>): Statement => ({
  // biome-ignore lint/suspicious/noThenProperty: drizzle waits for a statement itself.
  then: (done, failed) => rows().then(done, failed),
  values,
});

/** A statement that is written, and becomes rows by a mapper that is made once for its text. */
class WrittenStatement extends PgPreparedQuery<never> {
  /** Set by drizzle's builder. */
  declare joinsNotNullableMap: NotNullable;

  constructor(
    private readonly send: (text: string, parameters: never[]) => Statement,
    private readonly written: Written,
    private readonly fields: SelectedField[] | undefined,
  ) {
    super(written, undefined, undefined);
  }

  override async execute(placeholders: Record<string, unknown> = {}): Promise<never> {
    const { sql: text } = this.written;
    const parameters = fillPlaceholders(this.written.params, placeholders) as never[];
    const { fields } = this;
    const rows = await this.#answer(text, parameters);
    return (
      fields ? (rows as unknown[][]).map(rowMapper(text, fields, this.joinsNotNullableMap)) : rows
    ) as never;
  }

  async #answer(text: string, parameters: never[]): Promise<unknown> {
    try {
      const statement = this.send(text, parameters);
      return await (this.fields ? statement.values() : statement);
    } catch (error) {
      throw new DrizzleQueryError(text, parameters, error as Error);
    }
  }

  all(placeholders?: Record<string, unknown>): Promise<never> {
    return this.execute(placeholders);
  }

  /** What drizzle's builders ask of it. */
  isResponseInArrayMode(): boolean {
    return this.fields !== undefined;
  }
}

class Session extends PostgresJsSession<never, never, never> {
  #handed = () => {};
  readonly #send: (text: string, parameters: never[]) => Statement;

  constructor(send: Send) {
    super({ unsafe: send } as never, dialect, undefined, {});
    this.#send = (text, parameters) => send(text, parameters, () => this.#handed());
  }

  override prepareQuery(written: Written, fields: SelectedField[] | undefined) {
    return new WrittenStatement(this.#send, written, fields) as never;
  }

  /** Resolves when the next statement is on its way. */
  nextHanded(): Promise<void> {
    return new Promise((resolve) => {
      this.#handed = resolve;
    });
  }
}

/** drizzle sends unnamed statements; naming them lets PostgreSQL parse and plan each text once per connection. */
export const queryOver = (send: Send): Query =>
  new PostgresJsDatabase(dialect, new Session(send) as never, undefined as never) as Query;

/**
 * Begins work one after the other, each once the first statement of the one before is on its way, and none waits for an answer: they
 * share a round trip, and PostgreSQL runs them in this order.
 * @returns what each of them comes to. What fails is told to whoever waits for it, and to nobody else
 */
export async function sendInTurn<Results extends unknown[]>(
  query: Query,
  ...parts: { [Part in keyof Results]: () => PromiseLike<Results[Part]> }
): Promise<{ [Part in keyof Results]: Promise<Results[Part]> }> {
  const session = query._.session as unknown as Session;
  const results: Promise<unknown>[] = [];
  for (const part of parts) {
    const handed = session.nextHanded();
    const result = Promise.resolve(part());
    results.push(result);
    // What ends without a statement, or before it could be sent, is on its way as well.
    await Promise.race([handed, result.then(done, done)]);
  }
  return results as { [Part in keyof Results]: Promise<Results[Part]> };
}

const done = () => {};

/**
 * Runs a statement that is written as SQL and reads the fields of a builder's query, in their order.
 * @param fields columns, or SQL with an alias, by name
 */
export async function readAs<Row>(
  query: Query,
  statement: SQL,
  fields: Record<string, SelectedField['field']>,
): Promise<Row[]> {
  const session = query._.session as unknown as Session;
  const list = Object.entries(fields).map(([name, field]) => ({ path: [name], field }));
  const prepared = session.prepareQuery(dialect.sqlToQuery(statement), list) as WrittenStatement;
  return prepared.execute();
}
