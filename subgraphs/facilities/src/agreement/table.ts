import { identifier, lifecycle, moment, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import { centre } from '../premises/table.js';
import { ShiftWindow } from '../premises/values.js';
import { facilities } from '../table.js';
import { CentreFunction, ResponsibilityLevel, SopStatus } from './values.js';

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

/** Who does what at a centre, agreed in writing. No two in force for one centre at one time: see the migration. */
export const cooperationSop = facilities.table(
  'cooperation_sop',
  {
    id: identifier(),
    centreId: uuid('centre_id')
      .notNull()
      .references(() => centre.id),
    number: integer('number').notNull(),
    status: word('status', SopStatus).notNull(),
    validFrom: moment('valid_from').notNull(),
    validUntil: moment('valid_until'),
    documentName: text('document_name').notNull(),
    documentSha256: text('document_sha256').notNull(),
    noticeDays: integer('notice_days').notNull().default(0),
    /** Of an early end: why, and who gave notice when. */
    endReason: text('end_reason'),
    noticeGivenAt: moment('notice_given_at'),
    noticeGivenBy: text('notice_given_by'),
    ...lifecycle,
  },
  (table) => [
    unique('cooperation_sop_number_once').on(table.centreId, table.number),
    check('cooperation_sop_ends_after_start', sql`${table.validUntil} > ${table.validFrom}`),
    check('cooperation_sop_sha256', sql`${table.documentSha256} ~ '^[0-9a-f]{64}$'`),
  ],
);

export const sopParty = facilities.table(
  'sop_party',
  {
    id: identifier(),
    sopId: uuid('sop_id')
      .notNull()
      .references(() => cooperationSop.id),
    organisation: text('organisation').notNull(),
    signedAt: moment('signed_at'),
    signedBy: text('signed_by'),
  },
  (table) => [unique('sop_party_once').on(table.sopId, table.organisation)],
);

export const sopResponsibility = facilities.table(
  'sop_responsibility',
  {
    id: identifier(),
    sopId: uuid('sop_id')
      .notNull()
      .references(() => cooperationSop.id),
    function: word('function', CentreFunction).notNull(),
    organisation: text('organisation').notNull(),
    level: word('level', ResponsibilityLevel).notNull(),
    windows: word('windows', ShiftWindow).array().notNull(),
    clause: text('clause').notNull(),
  },
  (table) => [index('sop_responsibility_of_sop').on(table.sopId)],
);
