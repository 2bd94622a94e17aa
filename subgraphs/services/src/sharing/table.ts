import { identifier, lifecycle, moment, word } from '@mrrm/platform/database/columns';
import { Purpose } from '@mrrm/platform/wire/purposes';
import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import { services } from '../table.js';
import { ServiceFieldGroup } from './values.js';

/** What an agreement in force opens to an organisation at a centre: the annex on data of the SOP, kept by the data's owner. */
export const sharingClause = services.table(
  'sharing_clause',
  {
    id: identifier(),
    centreId: uuid('centre_id').notNull(),
    organisation: text('organisation').notNull(),
    fieldGroups: word('field_groups', ServiceFieldGroup).array().notNull(),
    purposes: word('purposes', Purpose).array().notNull(),
    sopId: uuid('sop_id').notNull(),
    clause: text('clause').notNull(),
    validFrom: moment('valid_from').notNull(),
    validUntil: moment('valid_until'),
    ...lifecycle,
  },
  (table) => [
    index('sharing_clause_of_centre').on(table.centreId, table.organisation),
    check('sharing_clause_never_ends_before_start', sql`${table.validUntil} >= ${table.validFrom}`),
  ],
);
