import { identifier, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { boolean, check, numeric, text, unique, uuid } from 'drizzle-orm/pg-core';
import { AssistanceCategory } from '../assistance/values.js';
import { residents } from '../table.js';
import { EntitledGroup, EntitlementRhythm } from './values.js';

/**
 * What everybody of a group is to have of the State, how much and how often, from a moment on. Each setting is a row, and stays. One
 * without a centre holds wherever a centre has set nothing of its own.
 */
export const entitlement = residents.table(
  'entitlement',
  {
    id: identifier(),
    centreId: uuid('centre_id'),
    category: word('category', AssistanceCategory).notNull(),
    entitled: word('entitled', EntitledGroup).notNull(),
    /** How much within the rhythm; none when it is owed no longer. */
    quantity: numeric('quantity', { precision: 9, scale: 2, mode: 'number' }).notNull(),
    rhythm: word('rhythm', EntitlementRhythm).notNull(),
    /** Which standard, law or decision it follows, and where that stands. */
    source: text('source').notNull(),
    /** Whether nobody has decided it: it was taken from memory or by analogy. */
    assumed: boolean('assumed').notNull(),
    validFrom: moment('valid_from').notNull(),
    setById: uuid('set_by_id'),
    ...provenance,
  },
  (table) => [
    unique('entitlement_one_setting_at_a_time')
      .on(table.category, table.entitled, table.centreId, table.validFrom)
      .nullsNotDistinct(),
    check('entitlement_quantity', sql`${table.quantity} between 0 and 1000`),
    check('entitlement_has_a_source', sql`length(${table.source}) between 1 and 500`),
  ],
);
