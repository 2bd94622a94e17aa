import { moment } from '@mrrm/platform/database/columns';
import { followedTable } from '@mrrm/platform/feed/followed';
import { index, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { services } from '../table.js';

/** How far this slice has followed what other owners record. */
export const followed = followedTable(services);

/** Who has departed from a centre and has not come back there, of those of whom this slice has something on record. */
export const departed = services.table(
  'departed',
  {
    residentId: uuid('resident_id').notNull(),
    centreId: uuid('centre_id').notNull(),
    /** When the owner of the residents recorded it. */
    recordedAt: moment('recorded_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.residentId, table.centreId] }),
    index('departed_from_centre').on(table.centreId, table.recordedAt.desc(), table.residentId.desc()),
  ],
);
