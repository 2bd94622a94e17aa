import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, isNull, type SQL, sql } from 'drizzle-orm';
import { accessOf, openedColumns } from '../../access/opened.js';
import { visibleResident } from '../../access/visibility.js';
import type { PresenceStatus } from '../../presence/values.js';
import { resident } from '../../register/table.js';
import { missingEpisode } from '../table.js';
import type { MissingState } from '../types/missing.js';
import { runningClock } from './running.js';

/** Whether somebody was a child at a moment, on the clock of a centre. */
export const wasChildAt = (moment: SQL): SQL<boolean> =>
  sql<boolean>`residents.is_child_on(${resident.dateOfBirth}, residents.day_at(${moment}, ${resident.centreId}))`;

/** Of each of these residents whose clock runs, or about whom something is not over, since when that is. */
export async function findMissingStates(request: Request, residentIds: string[]): Promise<MissingState[]> {
  const query = await request.database.read();
  const since = sql<Date>`coalesce(${missingEpisode.since}, running.since)`;
  const rows = await query
    .select({
      residentId: resident.id,
      centreId: sql<string>`coalesce(${missingEpisode.centreId}, ${resident.centreId})`,
      status: sql<PresenceStatus | null>`running.status`,
      since: since.mapWith(missingEpisode.since),
      isChild: wasChildAt(since),
      episodeId: missingEpisode.id,
      ...openedColumns(request),
    })
    .from(resident)
    .leftJoin(
      missingEpisode,
      sql`${missingEpisode.residentId} = ${resident.id} and ${missingEpisode.closedAt} is null`,
    )
    .leftJoin(sql`lateral ${runningClock(request)} as running`, isNull(resident.departedAt))
    .where(
      and(
        isOneOf(resident.id, residentIds),
        sql`(${missingEpisode.id} is not null or running.since is not null)`,
        visibleResident(request, 'OPERATIONAL'),
      ),
    );
  return rows.map((row) => ({ ...row, access: accessOf(row) }));
}
