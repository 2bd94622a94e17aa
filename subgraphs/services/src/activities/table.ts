import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import { serviceOffer } from '../catalogue/table.js';
import { services } from '../table.js';
import { AttendanceState } from './values.js';

export const groupActivity = services.table(
  'group_activity',
  {
    id: identifier(),
    offerId: uuid('offer_id')
      .notNull()
      .references(() => serviceOffer.id),
    centreId: uuid('centre_id').notNull(),
    safeZoneId: uuid('safe_zone_id'),
    title: text('title').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    places: integer('places'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('group_activity_at_centre').on(table.centreId, table.startsAt.desc(), table.id.desc()),
    check('group_activity_ends_after_start', sql`${table.endsAt} > ${table.startsAt}`),
    check('group_activity_places', sql`${table.places} > 0`),
  ],
);

export const attendance = services.table(
  'attendance',
  {
    id: identifier(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => groupActivity.id),
    residentId: uuid('resident_id').notNull(),
    state: word('state', AttendanceState).notNull().default('REGISTERED'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    unique('attendance_once').on(table.activityId, table.residentId),
    index('attendance_of_resident').on(table.residentId),
  ],
);
