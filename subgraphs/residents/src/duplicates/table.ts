import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { resident, stay } from '../register/table.js';
import { residents } from '../table.js';
import { MergeState } from './values.js';

/**
 * That a record is of the person for whom another one, the survivor, stands from now on. No row of either is moved: each keeps
 * its own history and its own readers, and undoing it takes nothing apart. See the migration.
 */
export const recordMerge = residents.table(
  'record_merge',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    survivorId: uuid('survivor_id')
      .notNull()
      .references(() => resident.id),
    state: word('state', MergeState).notNull().default('AWAITED'),
    reason: text('reason').notNull(),
    askedAt: moment('asked_at').notNull(),
    askedById: uuid('asked_by_id'),
    confirmedAt: moment('confirmed_at'),
    confirmedById: uuid('confirmed_by_id'),
    confirmedBySubject: text('confirmed_by_subject'),
    /** The stay of the record that lasted and that the merge ended; null when there was none. */
    stayId: uuid('stay_id').references(() => stay.id),
    endedAt: moment('ended_at'),
    endedById: uuid('ended_by_id'),
    endReason: text('ended_because'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    uniqueIndex('merge_of_a_record_once')
      .on(table.residentId)
      .where(sql`${table.state} in ('AWAITED', 'MERGED')`),
    index('merge_into_survivor').on(table.survivorId),
    index('merge_of_record').on(table.residentId),
    check('merge_of_two_records', sql`${table.residentId} <> ${table.survivorId}`),
    check('merge_has_a_reason', sql`length(${table.reason}) between 1 and 500`),
    check('merge_confirmed_by_another', sql`${table.confirmedBySubject} <> ${table.recordedBySubject}`),
    check(
      'merge_confirmed_whole',
      sql`(${table.state} in ('MERGED', 'UNDONE')) = (${table.confirmedAt} is not null)
        and (${table.confirmedAt} is null) = (${table.confirmedBySubject} is null)
        and (${table.stayId} is null or ${table.confirmedAt} is not null)`,
    ),
    check(
      'merge_ended_with_a_reason',
      sql`(${table.state} in ('WITHDRAWN', 'UNDONE')) = (${table.endedAt} is not null)
        and (${table.endedAt} is null) = (${table.endReason} is null) and length(${table.endReason}) <= 500`,
    ),
  ],
);

/** That two records are of two people, by the word of somebody: they are told as possible duplicates no longer. */
export const toldApart = residents.table(
  'told_apart',
  {
    /** The smaller identifier of the two. */
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    otherId: uuid('other_id')
      .notNull()
      .references(() => resident.id),
    reason: text('reason').notNull(),
    toldAt: moment('told_at').notNull(),
    toldById: uuid('told_by_id'),
    ...provenance,
  },
  (table) => [
    primaryKey({ columns: [table.residentId, table.otherId] }),
    index('told_apart_from').on(table.otherId),
    check('told_apart_in_one_order', sql`${table.residentId} < ${table.otherId}`),
    check('told_apart_has_a_reason', sql`length(${table.reason}) between 1 and 500`),
  ],
);
