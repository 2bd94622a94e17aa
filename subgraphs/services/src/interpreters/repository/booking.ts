import type { Request } from '@mrrm/platform/context';
import { at, isOneOf, pointer } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { and, asc, eq, gt, lt, type SQL, sql } from 'drizzle-orm';
import { type Recorded, recordedBy } from '../../access/recorded-by.js';
import { visibleRows } from '../../access/visibility.js';
import type { Range } from '../../times.js';
import { interpreterBooking } from '../table.js';
import type { InterpreterBooking } from '../types/booking.js';

const visibleBookings = (request: Request): SQL =>
  visibleRows(request, {
    centreId: interpreterBooking.centreId,
    owners: [interpreterBooking.recordedByOrganisation],
    recordedBySubject: interpreterBooking.recordedBySubject,
  });

/** The bookings that meet a condition and that this actor may see, the earliest first. */
async function findInterpreterBookings(
  request: Request,
  condition: SQL,
): Promise<(InterpreterBooking & { centreId: string })[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(interpreterBooking)
    .where(and(condition, visibleBookings(request)))
    .orderBy(asc(interpreterBooking.startsAt), asc(interpreterBooking.id));
  return rows.map((row) => ({
    ...row,
    access: { owner: row.recordedByOrganisation ?? undefined },
    centre: { id: row.centreId },
    interpreter: { id: row.interpreterId },
    resident: pointer(row.residentId),
  }));
}

export const bookingsById = (request: Request, ids: string[]) =>
  findInterpreterBookings(request, isOneOf(interpreterBooking.id, ids));

/** The bookings of centres that touch a range of time. */
export const bookingsOfCentres = (request: Request, { from, until }: Range, centreIds: string[]) =>
  findInterpreterBookings(
    request,
    and(
      isOneOf(interpreterBooking.centreId, centreIds),
      lt(interpreterBooking.startsAt, at(until)),
      gt(interpreterBooking.endsAt, at(from)),
    )!,
  );

/** The bookings for residents that have not ended, the earliest first. */
export async function bookingsAheadOfResidents(request: Request, residentIds: string[]) {
  const rows = await findInterpreterBookings(
    request,
    and(
      isOneOf(interpreterBooking.residentId, residentIds),
      eq(interpreterBooking.state, 'BOOKED'),
      gt(interpreterBooking.endsAt, at(request.now)),
    )!,
  );
  return rows.map((row) => ({ ...row, residentId: row.resident?.id ?? '' }));
}

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
