import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { and, type SQL, sql } from 'drizzle-orm';
import type { ClockHours } from '../../presence/rules/usual-clock.js';
import { missingClock } from '../../presence/table.js';
import { recordedBy } from '../../register/repository/lock.js';

const SHOWN = columnsOf(missingClock, {
  without: ['recordedBySubject', 'recordedByOrganisation', 'sopId'],
});

const find = async (query: Query, condition: SQL | undefined) => {
  const rows = await query
    .select(SHOWN)
    .from(missingClock)
    .where(condition)
    .orderBy(sql`${missingClock.validFrom} desc`);
  return rows.map((row) => ({ ...row, setBy: pointer(row.setById) }));
};

/** Every setting of these centres, of those that exist for the actor, the latest first. */
export const findMissingClocks = async (request: Request, centreIds: string[]) =>
  find(
    await request.database.read(),
    and(
      isOneOf(missingClock.centreId, centreIds),
      visibleAt(request, 'MISSING_CLOCKS', missingClock.centreId),
    ),
  );

/** The same inside the slice, of a centre that is known by a resident who may be seen. */
export const clocksOf = (query: Query, centreIds: string[]) =>
  find(query, isOneOf(missingClock.centreId, centreIds));

/** Sets the clock of a centre from now on. */
export async function insertMissingClock(
  request: Request,
  query: Query,
  { centreId, reason, ...hours }: ClockHours & { centreId: string; reason: string },
): Promise<void> {
  await query.insert(missingClock).values({
    id: newIdentifier(),
    centreId,
    validFrom: request.now,
    reason,
    ...hours,
    setById: request.actor.staffMember ?? null,
    ...recordedBy(request),
  });
}
