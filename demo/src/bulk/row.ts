/** A value of a row. A list becomes a PostgreSQL array. */
export type Cell = string | number | boolean | null | readonly string[];

/** A row by column name. All rows of a table have the same columns in the same order. */
export type Row = Readonly<Record<string, Cell>>;
