import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PendingQuery, Row, Sql } from 'postgres';

/** A connection, or a transaction of one. */
export type Copying = Pick<Sql, 'unsafe'>;

/**
 * Fails when the server refuses a copy. The driver settles a copying query with its stream, and loses what the server says
 * after the last chunk: a broken constraint would be waited for forever.
 */
function refusalOf(copy: PendingQuery<Row[]>): Promise<never> {
  const query = copy as unknown as { reject(reason: unknown): void };
  const settle = query.reject;
  const refused = new Promise<never>((_resolve, reject) => {
    query.reject = (reason) => {
      reject(reason);
      settle(reason);
    };
  });
  refused.catch(() => {});
  return refused;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Copies rows into a table while they are made; the slower side sets the pace, so memory stays flat.
 * @param table with its schema, for example `owner.thing`
 * @param texts rows as `rowText` writes them, some hundred kilobytes at a time
 */
export async function copyTexts(
  connection: Copying,
  table: string,
  columns: readonly string[],
  texts: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const name = table.split('.').map(quoted).join('.');
  const copy = connection.unsafe(`copy ${name} (${columns.map(quoted).join(', ')}) from stdin`);
  const refused = refusalOf(copy as never);
  const target = await copy.writable();
  await Promise.race([pipeline(Readable.from(texts, { objectMode: true }), target), refused]);
}
