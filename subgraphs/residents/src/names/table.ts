import { index, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';

/**
 * By what a resident's name is found: see `rules/tokens.ts`. Rows and no array, trigram or pattern: under row-level security PostgreSQL
 * looks up in an index only what tells nothing of rows that are hidden, and of these only equality does.
 */
export const nameToken = residents.table(
  'name_token',
  {
    token: text('token').notNull(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
  },
  (table) => [
    primaryKey({ columns: [table.token, table.residentId] }),
    index('name_token_of_resident').on(table.residentId),
  ],
);

/**
 * Whose name is new or another one, and has no tokens yet. A trigger puts everybody in, whoever registers, corrects or loads; it refers
 * to nobody, so that a load of a hundred thousand does not look each of them up again.
 */
export const nameToFold = residents.table('name_to_fold', { residentId: uuid('resident_id').primaryKey() });
