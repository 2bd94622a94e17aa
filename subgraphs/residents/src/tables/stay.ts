import { identifier, lifecycle, moment, onlyWordsOf, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, unique, uuid } from 'drizzle-orm/pg-core';
import { resident, residents } from '../tables.js';
import { DepartureReason } from '../values.js';

/**
 * From one arrival at a centre to one departure. The last one of a resident repeats what stands in `resident`: the
 * database keeps both alike, and lets no two stays of a person overlap. See the migration.
 */
export const stay = residents.table(
  'stay',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    centreId: uuid('centre_id').notNull(),
    safeZoneId: uuid('safe_zone_id'),
    arrivedAt: moment('arrived_at').notNull(),
    departedAt: moment('departed_at'),
    departureReason: word('departure_reason', DepartureReason),
    ...lifecycle,
  },
  (table) => [
    unique('stay_one_arrival_at_a_time').on(table.residentId, table.arrivedAt),
    index('stay_departed').on(table.updatedAt, table.id).where(sql`${table.departedAt} is not null`),
    onlyWordsOf('stay_departure_reason_words', table.departureReason, DepartureReason),
    check('stay_ends_after_start', sql`${table.departedAt} >= ${table.arrivedAt}`),
    check(
      'stay_departure_has_reason',
      sql`(${table.departedAt} is null) = (${table.departureReason} is null)`,
    ),
  ],
);
