import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, notFound } from '@mrrm/platform/wire/errors';
import { changeVersion } from '@mrrm/platform/writing/version';
import { and, eq, sql } from 'drizzle-orm';
import { recordedBy } from '../../access/recorded-by.js';
import { mustActFor } from '../../access/visibility.js';
import { attendance, groupActivity } from '../table.js';
import type { AttendanceState } from '../values.js';
import { holdsPlace } from './attendance.js';

export interface WantedAttendance {
  activityId: string;
  residentId: string;
  state: AttendanceState;
  expectedVersion: number | null;
}

export const takesPlace = (state: AttendanceState) => state === 'REGISTERED' || state === 'ATTENDED';

/**
 * Gives or changes a place. The activity's row is locked first: those who want the last place queue here.
 * @returns the identifier of the attendance
 */
export async function recordAttendance(
  request: Request,
  query: Query,
  { activityId, residentId, state, expectedVersion }: WantedAttendance,
): Promise<string> {
  const [activity] = await query
    .select()
    .from(groupActivity)
    .where(and(eq(groupActivity.id, activityId), visibleAt(request, 'CATALOGUE', groupActivity.centreId)))
    .for('update');
  if (!activity) throw notFound('activity', 'activityId');
  // Others may not even learn that a place is taken by somebody of whom they know.
  mustActFor(
    request.actor,
    activity.recordedByOrganisation ?? '',
    'keep the attendance of this activity',
    'activityId',
  );
  const [present] = await query
    .select()
    .from(attendance)
    .where(and(eq(attendance.activityId, activityId), eq(attendance.residentId, residentId)));
  if (takesPlace(state) && !(present && takesPlace(present.state)))
    await requirePlace(query, activityId, activity.places);
  if (!present) {
    const id = newIdentifier();
    await query.insert(attendance).values({ id, activityId, residentId, state, ...recordedBy(request) });
    return id;
  }
  if (expectedVersion === null) {
    throw badInput(
      'The resident has an attendance already: read it, and give its version.',
      'expectedVersion',
    );
  }
  const values = sql`state = ${state}`;
  await changeVersion(query, sql`${attendance}`, present.id, expectedVersion, values, 'attendance');
  return present.id;
}

async function requirePlace(query: Query, activityId: string, places: number | null): Promise<void> {
  if (places === null) return;
  const [row] = await query
    .select({ taken: sql<number>`count(*)::int` })
    .from(attendance)
    .where(and(eq(attendance.activityId, activityId), holdsPlace));
  if (row!.taken >= places) throw conflict(`All ${places} places are taken.`, 'activityId');
}
