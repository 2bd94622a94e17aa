import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { sql } from 'drizzle-orm';
import { shiftWindow } from '../table.js';
import type { ShiftWindowHours } from '../types/shift-window.js';

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
      sql`${isOneOf(shiftWindow.centreId, centreIds)} and ${visibleAt(request, 'PREMISES', shiftWindow.centreId)}`,
    )
    .orderBy(shiftWindow.startsAt);
}
