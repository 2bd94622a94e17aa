import { identifier, lifecycle, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { boolean, check, date, index, text, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import { RepresentationEnd } from './values.js';

export const legalRepresentative = residents.table('legal_representative', {
  id: identifier(),
  fullName: text('full_name').notNull(),
  bureau: text('bureau').notNull(),
  subject: text('subject').unique(),
  ...lifecycle,
});

/** Who represents a resident, from when until when. At most one at a time: see the migration. */
export const representation = residents.table(
  'representation',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    legalRepresentativeId: uuid('legal_representative_id')
      .notNull()
      .references(() => legalRepresentative.id),
    appointedOn: date('appointed_on').notNull(),
    endedOn: date('ended_on'),
    endReason: word('end_reason', RepresentationEnd),
    /** Of an adult: it holds after childhood, and says so. */
    ofAdult: boolean('of_adult').notNull().default(false),
    ...lifecycle,
  },
  (table) => [
    index('representation_of_resident').on(table.residentId),
    index('representation_by_representative').on(table.legalRepresentativeId),
    check('representation_ends_after_start', sql`${table.endedOn} >= ${table.appointedOn}`),
    check('representation_reason_of_an_end', sql`${table.endReason} is null or ${table.endedOn} is not null`),
  ],
);
