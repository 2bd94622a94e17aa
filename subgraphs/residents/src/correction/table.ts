import { identifier, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import { CorrectedField } from './values.js';

/**
 * One value of a resident that was corrected. Rows are added and never changed, and none of these columns of a resident
 * changes without one: see the migration.
 */
export const correction = residents.table(
  'correction',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    field: word('field', CorrectedField).notNull(),
    /** As the graph tells it: null for what was not on record; of a list one after the other. */
    oldValue: text('old_value'),
    newValue: text('new_value'),
    reason: text('reason').notNull(),
    correctedAt: moment('corrected_at').notNull(),
    correctedById: uuid('corrected_by_id'),
    /** The version of the resident that came of it. */
    residentVersion: integer('resident_version').notNull(),
    ...provenance,
  },
  (table) => [
    unique('correction_of_one_field').on(table.id, table.residentId, table.field),
    unique('correction_once_a_version').on(table.residentId, table.residentVersion, table.field),
    index('correction_of_resident').on(table.residentId, table.correctedAt.desc(), table.id.desc()),
    check('correction_changes_something', sql`${table.oldValue} is distinct from ${table.newValue}`),
    check('correction_has_a_reason', sql`length(${table.reason}) between 1 and 500`),
  ],
);
