import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, date, index, text, unique, uuid } from 'drizzle-orm/pg-core';
import { centre } from '../premises/table.js';
import { facilities } from '../table.js';
import { NoticeAudience } from './values.js';

const centreId = () =>
  uuid('centre_id')
    .notNull()
    .references(() => centre.id);

/** The rules of a house in one language, from a day until another. No two at one time: see the migration. */
export const houseRule = facilities.table(
  'house_rule',
  {
    id: identifier(),
    centreId: centreId(),
    language: text('language').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    validFrom: date('valid_from').notNull(),
    validUntil: date('valid_until'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('house_rule_of_centre').on(table.centreId, table.language),
    check('house_rule_language', sql`${table.language} ~ '^[a-z]{2,3}$'`),
    check('house_rule_ends_after_start', sql`${table.validUntil} >= ${table.validFrom}`),
  ],
);

/** Something that is made known at a centre for a time. */
export const notice = facilities.table(
  'notice',
  {
    id: identifier(),
    centreId: centreId(),
    audience: word('audience', NoticeAudience).notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at'),
    withdrawnAt: moment('withdrawn_at'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('notice_of_centre').on(table.centreId, table.startsAt),
    check('notice_ends_after_start', sql`${table.endsAt} > ${table.startsAt}`),
  ],
);

/** A notice in one language. */
export const noticeText = facilities.table(
  'notice_text',
  {
    id: identifier(),
    noticeId: uuid('notice_id')
      .notNull()
      .references(() => notice.id),
    language: text('language').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
  },
  (table) => [
    unique('notice_text_once').on(table.noticeId, table.language),
    check('notice_text_language', sql`${table.language} ~ '^[a-z]{2,3}$'`),
  ],
);
