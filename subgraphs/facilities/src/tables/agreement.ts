import { identifier, moment } from '@mrrm/platform/database/columns';
import { text, unique, uuid } from 'drizzle-orm/pg-core';
import { cooperationSop, facilities } from '../tables.js';

/** Of a draft: a party of the SOP that stands, and not of this one, agrees that this one takes its place. */
export const sopRelease = facilities.table(
  'sop_release',
  {
    id: identifier(),
    /** The draft. */
    sopId: uuid('sop_id')
      .notNull()
      .references(() => cooperationSop.id),
    organisation: text('organisation').notNull(),
    documentSha256: text('document_sha256').notNull(),
    releasedAt: moment('released_at').notNull(),
    releasedBy: text('released_by').notNull(),
  },
  (table) => [unique('sop_release_once').on(table.sopId, table.organisation)],
);

/** Of an agreed SOP: what one party says of an end that needs no notice, because all parties say the same. */
export const sopEndAgreement = facilities.table(
  'sop_end_agreement',
  {
    id: identifier(),
    sopId: uuid('sop_id')
      .notNull()
      .references(() => cooperationSop.id),
    organisation: text('organisation').notNull(),
    endsAt: moment('ends_at').notNull(),
    reason: text('reason').notNull(),
    agreedAt: moment('agreed_at').notNull(),
    agreedBy: text('agreed_by').notNull(),
  },
  (table) => [unique('sop_end_agreement_once').on(table.sopId, table.organisation)],
);
