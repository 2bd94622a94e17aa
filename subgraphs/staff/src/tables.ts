import {
  auditTables,
  idempotencyTable,
  identifier,
  lifecycle,
  moment,
  onlyWordsOf,
  provenance,
  verification,
  word,
} from '@mrrm/platform/database/columns';
import { ownerSchema } from '@mrrm/platform/database/owner-schema';
import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import { AssignmentState, Employer, QualificationKind, ShiftWindow, StaffRole } from './values.js';

export const staff = ownerSchema('staff');

export const idempotency = idempotencyTable(staff);

export const { auditEvent, auditHead } = auditTables(staff);

export const organisation = staff.table(
  'organisation',
  {
    id: identifier(),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    employer: word('employer', Employer).notNull(),
    ...lifecycle,
  },
  (table) => [onlyWordsOf('organisation_employer_words', table.employer, Employer)],
);

/** A person who works at a centre, employed by one organisation, which owns the row. */
export const staffMember = staff.table(
  'staff_member',
  {
    id: identifier(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    subject: text('subject').unique(),
    fullName: text('full_name').notNull(),
    role: word('role', StaffRole).notNull(),
    languages: text('languages').array().notNull().default([]),
    centreIds: uuid('centre_ids').array().notNull().default([]),
    vettedUntil: date('vetted_until'),
    codeOfConductSignedOn: date('code_of_conduct_signed_on'),
    active: boolean('active').notNull().default(true),
    ...lifecycle,
  },
  (table) => [
    index('staff_member_of_organisation').on(table.organisationId),
    index('staff_member_at_centre').using('gin', table.centreIds),
    onlyWordsOf('staff_member_role_words', table.role, StaffRole),
  ],
);

export const qualification = staff.table(
  'qualification',
  {
    id: identifier(),
    staffMemberId: uuid('staff_member_id')
      .notNull()
      .references(() => staffMember.id),
    kind: word('kind', QualificationKind).notNull(),
    language: text('language'),
    obtainedOn: date('obtained_on').notNull(),
    validUntil: date('valid_until'),
    ...lifecycle,
  },
  (table) => [
    index('qualification_of_staff_member').on(table.staffMemberId),
    onlyWordsOf('qualification_kind_words', table.kind, QualificationKind),
  ],
);

/** A stretch of time at a centre that one organisation covers. */
export const shift = staff.table(
  'shift',
  {
    id: identifier(),
    centreId: uuid('centre_id').notNull(),
    safeZoneId: uuid('safe_zone_id'),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    window: word('window', ShiftWindow).notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    staffNeeded: integer('staff_needed').notNull().default(1),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    unique('shift_times').on(table.id, table.startsAt, table.endsAt),
    index('shift_at_centre').on(table.centreId, table.startsAt, table.id),
    index('shift_in_zone').on(table.safeZoneId, table.startsAt, table.id),
    index('shift_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
    onlyWordsOf('shift_window_words', table.window, ShiftWindow),
    check('shift_ends_after_start', sql`${table.endsAt} > ${table.startsAt}`),
    check('shift_is_at_most_a_day', sql`${table.endsAt} - ${table.startsAt} <= interval '24 hours'`),
    check('shift_needs_somebody', sql`${table.staffNeeded} > 0`),
  ],
);

/** A person on a shift. The shift's times are repeated (and tied by a foreign key) so that the database can forbid overlaps: see the migration. */
export const shiftAssignment = staff.table(
  'shift_assignment',
  {
    id: identifier(),
    shiftId: uuid('shift_id').notNull(),
    staffMemberId: uuid('staff_member_id')
      .notNull()
      .references(() => staffMember.id),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    state: word('state', AssignmentState).notNull().default('PLANNED'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    foreignKey({
      name: 'shift_assignment_has_its_shifts_times',
      columns: [table.shiftId, table.startsAt, table.endsAt],
      foreignColumns: [shift.id, shift.startsAt, shift.endsAt],
    }).onUpdate('cascade'),
    index('shift_assignment_of_shift').on(table.shiftId),
    index('shift_assignment_of_staff_member').on(table.staffMemberId, table.startsAt),
    onlyWordsOf('shift_assignment_state_words', table.state, AssignmentState),
  ],
);

/** What one shift tells the next. Written once; the next shift acknowledges it. */
export const handover = staff.table(
  'handover',
  {
    id: identifier(),
    shiftId: uuid('shift_id')
      .notNull()
      .references(() => shift.id),
    centreId: uuid('centre_id').notNull(),
    safeZoneId: uuid('safe_zone_id'),
    writtenById: uuid('written_by_id').references(() => staffMember.id),
    writtenAt: moment('written_at').notNull(),
    summary: text('summary').notNull(),
    openPoints: text('open_points').array().notNull().default([]),
    acknowledgedById: uuid('acknowledged_by_id').references(() => staffMember.id),
    acknowledgedAt: moment('acknowledged_at'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('handover_at_centre').on(table.centreId, table.writtenAt.desc(), table.id.desc()),
    index('handover_in_zone').on(table.safeZoneId, table.writtenAt.desc(), table.id.desc()),
    index('handover_open_at_centre')
      .on(table.centreId, table.writtenAt.desc(), table.id.desc())
      .where(sql`${table.acknowledgedAt} is null`),
    index('handover_open_in_zone')
      .on(table.safeZoneId, table.writtenAt.desc(), table.id.desc())
      .where(sql`${table.acknowledgedAt} is null`),
    index('handover_of_shift').on(table.shiftId),
    check(
      'handover_acknowledged_whole',
      sql`(${table.acknowledgedById} is null) = (${table.acknowledgedAt} is null)`,
    ),
  ],
);
