import { identifier, lifecycle, moment, provenance } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import { staffMember } from '../people/table.js';
import { shift } from '../rota/table.js';
import { staff } from '../table.js';

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
