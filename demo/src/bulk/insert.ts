import type { TransactionSql } from 'postgres';
import type { Row } from './table.js';

/** Up to so many rows go in one statement. */
export const FEW = 1000;

/**
 * Inserts a few rows in one round trip. Why not COPY: its data and its end are two packets, and between them the driver's
 * socket waits some 40 ms for an acknowledgement; with thirty small tables that is a second.
 */
export async function insertRows(
  transaction: TransactionSql,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const name = transaction(table);
  await transaction`
    insert into ${name} (${transaction(columns)})
    select ${transaction(columns)} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::text::jsonb)`;
}
