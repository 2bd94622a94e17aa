import type { Cell } from '@mrrm/platform/database/copy-text';

export type { Cell };

/** A row by column name. All rows of a table have the same columns in the same order. */
export type Row = Readonly<Record<string, Cell>>;
