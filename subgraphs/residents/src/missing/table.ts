import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { EscalationStep } from '../presence/values.js';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import { MissingOutcome } from './values.js';

/** A time in which somebody was not known to be there, from the first thing that was done about it to its end. */
export const missingEpisode = residents.table(
  'missing_episode',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    /** Whose clock counts. */
    centreId: uuid('centre_id').notNull(),
    since: moment('since').notNull(),
    returnedAt: moment('returned_at'),
    interviewDueAt: moment('interview_due_at'),
    interviewHeldAt: moment('interview_held_at'),
    interviewById: uuid('interview_by_id'),
    interviewNote: text('interview_note'),
    closedAt: moment('closed_at'),
    outcome: word('outcome', MissingOutcome),
    closingReason: text('closing_reason'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    uniqueIndex('missing_episode_one_at_a_time').on(table.residentId).where(sql`${table.closedAt} is null`),
    index('missing_episode_of_resident').on(table.residentId, table.since),
    unique('missing_episode_of_one_resident').on(table.id, table.residentId),
    check('missing_episode_returns_after_start', sql`${table.returnedAt} >= ${table.since}`),
    check(
      'missing_episode_return_asks_an_interview',
      sql`(${table.returnedAt} is null) = (${table.interviewDueAt} is null)`,
    ),
    check(
      'missing_episode_interview_follows_a_return',
      sql`${table.interviewHeldAt} is null or (${table.returnedAt} is not null and ${table.interviewHeldAt} >= ${table.returnedAt})`,
    ),
    check(
      'missing_episode_note_is_of_an_interview',
      sql`${table.interviewNote} is null or ${table.interviewHeldAt} is not null`,
    ),
    check(
      'missing_episode_closed_with_outcome',
      sql`(${table.closedAt} is null) = (${table.outcome} is null) and (${table.closedAt} is null) = (${table.closingReason} is null)`,
    ),
    check(
      'missing_episode_returned_is_a_return',
      sql`coalesce(${table.outcome}, '') <> 'RETURNED' or ${table.returnedAt} is not null`,
    ),
  ],
);

/** What was done about it: who was told, when, by whom. Rows are added and never changed. */
export const missingStep = residents.table(
  'missing_step',
  {
    id: identifier(),
    episodeId: uuid('episode_id')
      .notNull()
      .references(() => missingEpisode.id),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    step: word('step', EscalationStep).notNull(),
    takenAt: moment('taken_at').notNull(),
    takenById: uuid('taken_by_id'),
    /** Who was told, by name or office, as it was said. */
    toWhom: text('to_whom'),
    /** Under which number the other side keeps it. */
    reference: text('reference'),
    ...provenance,
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  (table) => [
    unique('missing_step_once').on(table.episodeId, table.step),
    foreignKey({
      name: 'missing_step_is_about_who_is_missed',
      columns: [table.episodeId, table.residentId],
      foreignColumns: [missingEpisode.id, missingEpisode.residentId],
    }),
    check(
      'missing_step_notification_says_to_whom',
      sql`${table.step} not in ('POLICE', 'CHILD_PROTECTION') or ${table.toWhom} is not null`,
    ),
  ],
);
