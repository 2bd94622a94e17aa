/** A value of a row. A list becomes a PostgreSQL array. */
export type Cell = string | number | boolean | null | readonly string[];

/** A row by column name. All rows of a table have the same columns in the same order. */
export type Row = Readonly<Record<string, Cell>>;

/** Rows of one table, made while they are copied. */
export interface Table {
  /** With its schema, for example `facilities.bed`. */
  name: string;
  rows(): Iterable<Row>;
  /** The rows, when they are at hand and not made one by one. */
  atHand?: readonly Row[];
  /** About how many rows will come: for the progress display only. */
  expected: number;
}

/** A table whose rows are at hand. */
export const tableOf = (name: string, rows: readonly Row[]): Table => ({
  name,
  rows: () => rows,
  atHand: rows,
  expected: rows.length,
});
