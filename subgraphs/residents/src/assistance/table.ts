import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, numeric, text, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import { BasicAssistanceKind } from './values.js';

export const basicAssistance = residents.table(
  'basic_assistance',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    centreId: uuid('centre_id').notNull(),
    kind: word('kind', BasicAssistanceKind).notNull(),
    item: text('item').notNull(),
    quantity: numeric('quantity', { precision: 9, scale: 2, mode: 'number' }).notNull().default(1),
    providedAt: moment('provided_at').notNull(),
    providedById: uuid('provided_by_id'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('basic_assistance_of_resident').on(table.residentId, table.providedAt.desc(), table.id.desc()),
    check('basic_assistance_quantity', sql`${table.quantity} > 0`),
  ],
);
