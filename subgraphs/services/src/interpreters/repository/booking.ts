import type { Request } from '@mrrm/platform/context';
import { at, isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { and, asc, eq, gt, lt, type SQL } from 'drizzle-orm';
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
