import { identifier, moment, provenance } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';

/** One act by which rows of another register were taken over. It names nobody. */
export const importRun = residents.table(
  'import_run',
  {
    id: identifier(),
    /** The register from which it came, as the mapping names it. */
    source: text('source').notNull(),
    /** Of the file, byte by byte; null where rows came over the graph. */
    fileSha256: text('file_sha256'),
    /** In the words of whoever ran the command; null where rows came over the graph. */
    reason: text('reason'),
    rowsRead: integer('rows_read').notNull(),
    rowsImported: integer('rows_imported').notNull(),
    /** Rows that were taken over before. */
    rowsKnown: integer('rows_known').notNull(),
    rowsRefused: integer('rows_refused').notNull(),
    finishedAt: moment('finished_at').notNull().default(sql`now()`),
    recordedBySubject: provenance.recordedBySubject,
    recordedByOrganisation: provenance.recordedByOrganisation,
  },
  (table) => [
    check(
      'import_run_accounts_for_every_row',
      sql`${table.rowsRead} = ${table.rowsImported} + ${table.rowsKnown} + ${table.rowsRefused}`,
    ),
  ],
);

/**
 * Which row of which register became whom: so that it is taken over once. It is kept by the centre at which it came, since a refusal must
 * not tell one centre whom another one has registered.
 */
export const importedRow = residents.table(
  'imported_row',
  {
    id: identifier(),
    source: text('source').notNull(),
    /** What names the row in that register, and never changes there. */
    sourceKey: text('source_key').notNull(),
    centreId: uuid('centre_id').notNull(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    runId: uuid('run_id')
      .notNull()
      .references(() => importRun.id),
    /** Of the values as they were taken over: whether the row says something else later. */
    digest: text('digest').notNull(),
  },
  (table) => [
    unique('imported_row_once').on(table.source, table.sourceKey, table.centreId),
    index('imported_row_of_resident').on(table.residentId),
  ],
);
