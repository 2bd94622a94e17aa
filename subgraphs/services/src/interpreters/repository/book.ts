import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { sql } from 'drizzle-orm';
import { type Recorded, recordedBy } from '../../access/recorded-by.js';
import { interpreterBooking } from '../table.js';

export type NewBooking = Omit<typeof interpreterBooking.$inferInsert, Recorded | 'state'>;

/** @returns the identifier of the new booking */
export async function insertBooking(request: Request, query: Query, wanted: NewBooking): Promise<string> {
  // An interpreter is another owner's row: the lock is on the identifier, so that two bookings queue instead of meeting in a deadlock.
  await query.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('booking of interpreter ' || ${wanted.interpreterId}, 0))`,
  );
  const id = newIdentifier();
  await query.insert(interpreterBooking).values({ id, ...wanted, ...recordedBy(request) });
  return id;
}
