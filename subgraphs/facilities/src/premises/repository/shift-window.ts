import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { sql } from 'drizzle-orm';
import { visiblePremises } from '../../access/visibility.js';
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
      sql`${isOneOf(shiftWindow.centreId, centreIds)} and ${visiblePremises(request, shiftWindow.centreId)}`,
    )
    .orderBy(shiftWindow.startsAt);
}
