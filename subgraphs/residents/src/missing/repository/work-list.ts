import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { readAs } from '@mrrm/platform/database/query';
import { rows } from '@mrrm/platform/database/rows';
import { readMomentCursor } from '@mrrm/platform/reading/connection';
import { type Page, parentId, type Total } from '@mrrm/platform/reading/pages';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { visibleResidents } from '../../access/visibility.js';
import { checkDueAt } from '../../presence/repository/checks.js';
import { type ResidentRow, residentColumns, toResident } from '../../register/repository/resident.js';
import { resident } from '../../register/table.js';
import type { Resident } from '../../register/types/resident.js';
import { missingEpisode } from '../table.js';
import { runningClock } from './running.js';

/** Which work, and of whose residents. */
export interface WorkList {
  work: 'OVERDUE_CHECKS' | 'MISSING';
  of: 'CENTRE' | 'SAFE_ZONE' | 'CASE_MANAGER';
}

/** Somebody with whom there is something to do, and since when. */
export type Waiting = Resident & { parentId: string; since: Date };

const PARENT_COLUMN = {
  CENTRE: resident.centreId,
  SAFE_ZONE: resident.safeZoneId,
  CASE_MANAGER: resident.caseManagerId,
};

/** Who waits in the list of `parentId`, and since when. It is judged by the rule of the list whom the reader may know. */
function waiting(request: Request, { work, of }: WorkList): SQL {
  const belongs = sql`${PARENT_COLUMN[of]} = ${parentId}`;
  const here = sql`${belongs} and ${resident.departedAt} is null and ${visibleResidents(request, 'OPERATIONAL')}`;
  if (work === 'OVERDUE_CHECKS')
    return sql`select ${resident.id}, due.since from ${resident} cross join lateral (
      select ${checkDueAt(request)} as since offset 0) as due where ${here} and due.since <= ${at(request.now)}`;
  // An open episode counts from its own beginning, also after a departure.
  return sql`select ${resident.id}, running.since from ${resident} cross join lateral ${runningClock(request)} as running
      where ${here} and not exists (select from ${missingEpisode}
        where ${missingEpisode.residentId} = ${resident.id} and ${missingEpisode.closedAt} is null)
    union all select ${resident.id}, ${missingEpisode.since} from ${missingEpisode}
      join ${resident} on ${resident.id} = ${missingEpisode.residentId}
      where ${missingEpisode.closedAt} is null and ${belongs} and ${visibleResidents(request, 'OPERATIONAL')}`;
}

const parents = (ids: string[]) => sql`unnest(${sql.param(ids)}::uuid[]) as parent (id)`;

/**
 * One page of each parent's list, who waits longest first, in one statement.
 * @throws Refusal BAD_USER_INPUT when `after` is no cursor of such a list
 */
export async function findWaitingPages(
  request: Request,
  list: WorkList,
  parentIds: string[],
  page: Page,
): Promise<Waiting[]> {
  const query = await request.database.read();
  const cursor = readMomentCursor(page.after);
  const beyond = cursor
    ? sql`where (waiting.since, waiting.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : sql``;
  const fields = {
    ...residentColumns(request),
    parentId: sql<string>`${parentId}`.as('parent_id'),
    since: sql<Date>`waiting.since`.mapWith(resident.arrivedAt).as('since'),
  };
  const one = query
    .select(fields)
    .from(sql`(select * from (${waiting(request, list)}) as waiting ${beyond}
      order by waiting.since, waiting.id limit ${page.first + 1}) as waiting`)
    .innerJoin(resident, sql`${resident.id} = waiting.id`)
    .orderBy(sql`waiting.since`, sql`waiting.id`);
  const found = await readAs<ResidentRow & { parentId: string; since: Date }>(
    query,
    sql`select page.* from ${parents(parentIds)} cross join lateral ${one} page`,
    fields,
  );
  return found.map((row) => toResident(row));
}

/** How many wait in each parent's list, of those whom this actor may know. */
export async function countWaiting(request: Request, list: WorkList, parentIds: string[]): Promise<Total[]> {
  return rows(
    await request.database.read(),
    sql`select parent.id as "parentId", (select count(*) from (${waiting(request, list)}) as waiting)::int as total
      from ${parents(parentIds)}`,
    z.object({ parentId: z.string(), total: z.number() }),
  );
}
