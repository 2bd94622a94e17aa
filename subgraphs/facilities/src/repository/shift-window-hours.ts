import { isOneOf } from '@mrrm/platform/conditions';
import { sql } from 'drizzle-orm';
import type { Request } from '../context.js';
import { visibleCentres } from '../policy.js';
import { shiftWindow } from '../tables.js';
import type { ShiftWindowHours } from '../types/shift-window-hours.js';

/** The shift windows of centres, in the order of the day. */
export async function findShiftWindows(request: Request, centreIds: string[]): Promise<ShiftWindowHours[]> {
  const query = await request.database.read();
  return query
    .select({
      centreId: shiftWindow.centreId,
      window: shiftWindow.window,
      startsAt: shiftWindow.startsAt,
      endsAt: shiftWindow.endsAt,
    })
    .from(shiftWindow)
    .where(
      sql`${isOneOf(shiftWindow.centreId, centreIds)} and ${visibleCentres(request.actor, shiftWindow.centreId)}`,
    )
    .orderBy(shiftWindow.startsAt);
}
