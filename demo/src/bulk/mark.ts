import type { Sql, TransactionSql } from 'postgres';

/** What a load left in a database: enough to go on from there. */
export interface Mark {
  size: string;
  seed: number;
  /** The history is in this database until this moment; ISO 8601. */
  until: string;
}

const PREFIX = 'synthetic data ';

/**
 * Keeps the mark with the rows, in the same transaction. Why the schema's comment and not a table: it is committed and
 * restored with everything else, and no owner's schema has a table that only a demonstration needs.
 */
export async function setMark(transaction: TransactionSql, schema: string, mark: Mark): Promise<void> {
  const text = `${PREFIX}${JSON.stringify(mark)}`;
  if (text.includes("'")) throw new Error('A mark has no quotes.');
  await transaction.unsafe(`comment on schema "${schema}" is '${text}'`);
}

/** The mark of a database; undefined where no load of ours left one. */
export async function readMark(sql: Sql | TransactionSql, schema: string): Promise<Mark | undefined> {
  const [row] =
    await sql`select obj_description(oid, 'pg_namespace') as text from pg_namespace where nspname = ${schema}`;
  const text = row?.['text'] as string | null | undefined;
  return text?.startsWith(PREFIX) ? (JSON.parse(text.slice(PREFIX.length)) as Mark) : undefined;
}
