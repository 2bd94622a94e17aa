import {
  identifier,
  lifecycle,
  moment,
  provenance,
  verification,
  word,
} from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, unique, uuid } from 'drizzle-orm/pg-core';
import { organisation, staffMember } from '../people/table.js';
import { staff } from '../table.js';
import { AssignmentState, ShiftWindow } from './values.js';

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
  ],
);
