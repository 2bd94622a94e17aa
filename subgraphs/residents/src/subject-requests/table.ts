import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, text, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import { SubjectAccessAsker, SubjectAccessState } from './values.js';

/** As `monthsAfter`. */
const monthsAfter = (moment: AnyPgColumn, months: number): SQL =>
  sql`timezone('UTC', timezone('UTC', ${moment}) + interval '${sql.raw(String(months))} months')`;

/** That somebody asked for what is kept about a resident, until when it is to be answered, and what was answered. */
export const subjectAccessRequest = residents.table(
  'subject_access_request',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    askedBy: word('asked_by', SubjectAccessAsker).notNull(),
    /** Null for all that is kept. */
    asked: text('asked'),
    askedAt: moment('asked_at').notNull(),
    dueAt: moment('due_at').notNull(),
    extendedAt: moment('extended_at'),
    extendedById: uuid('extended_by_id'),
    extensionReason: text('extension_reason'),
    state: word('state', SubjectAccessState).notNull().default('OPEN'),
    answeredAt: moment('answered_at'),
    answeredById: uuid('answered_by_id'),
    answeredBySubject: text('answered_by_subject'),
    /** Of the file that was handed out. */
    exportSha256: text('export_sha256'),
    answer: text('answer'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('subject_access_request_open').on(table.dueAt, table.id).where(sql`${table.state} = 'OPEN'`),
    index('subject_access_request_of_resident').on(table.residentId, table.askedAt.desc(), table.id.desc()),
    check('subject_access_request_says_what', sql`length(${table.asked}) between 1 and 2000`),
    check(
      'subject_access_request_within_a_month',
      sql`${table.dueAt} = case when ${table.extendedAt} is null then ${monthsAfter(table.askedAt, 1)} else ${monthsAfter(table.askedAt, 3)} end`,
    ),
    check(
      'subject_access_request_extended_with_a_reason',
      sql`(${table.extendedAt} is null) = (${table.extensionReason} is null)`,
    ),
    check(
      'subject_access_request_extended_in_time',
      sql`${table.extendedAt} between ${table.askedAt} and ${monthsAfter(table.askedAt, 1)}`,
    ),
    check(
      'subject_access_request_answered_whole',
      sql`(${table.state} = 'OPEN') = (${table.answeredAt} is null)
        and (${table.answeredAt} is null) = (${table.answeredBySubject} is null)`,
    ),
    check(
      'subject_access_request_handed_out_or_said_why',
      sql`case when ${table.state} = 'ANSWERED' then coalesce(${table.exportSha256} ~ '^[0-9a-f]{64}$', false)
        else ${table.exportSha256} is null and (${table.state} <> 'REFUSED' or ${table.answer} is not null) end`,
    ),
  ],
);
