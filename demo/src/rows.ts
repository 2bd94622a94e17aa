/** What a column can hold on its way into the database. Moments are `Date`, days `YYYY-MM-DD`. */
export type Value = string | number | boolean | Date | null | readonly string[];
export type Row = Record<string, Value>;

/** Takes the rows of one owner's tables, in any order of tables. */
export type Emit = (table: string, row: Row) => void;
