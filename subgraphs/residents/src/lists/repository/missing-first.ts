import type { Request } from '@mrrm/platform/context';
import { readCursor } from '@mrrm/platform/reading/connection';
import { type Page, parentId } from '@mrrm/platform/reading/pages';
import { isIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { and, asc, type SQL, sql } from 'drizzle-orm';
import { checksOfStay } from '../../presence/repository/checks.js';
import { residentColumns, toResident } from '../../register/repository/resident.js';
import { resident } from '../../register/table.js';
import type { Resident } from '../../register/types/resident.js';

/** A resident with the place in the order: how urgent, and since when. */
export type Ranked = Resident & { parentId: string; rank: number; since: Date };

/** The word of the latest check, the most urgent first; whoever was never checked comes right after those who are gone. */
const rankOf = (status: SQL | { getSQL(): SQL }) => sql<number>`case ${status}
  when 'MISSING' then 0 when 'ABSENT' then 1 when 'DEPARTED' then 1 when 'AUTHORISED_ABSENCE' then 3
  when 'PRESENT' then 4 else 2 end`;

/**
 * One page of each parent's residents, those first who are not known to be there: the missing, the absent, the never
 * checked, the absent by leave, and last those who were there, the one whose check is the oldest first. One statement.
 * @param belongs which residents belong to the parent `parentId`
 * @throws Refusal BAD_USER_INPUT when `after` is no cursor of this list
 */
export async function findMissingFirst(
  request: Request,
  belongs: SQL,
  parentIds: string[],
  page: Page,
): Promise<Ranked[]> {
  const query = await request.database.read();
  const { latest, seen, missed } = checksOfStay(query);
  const rank = rankOf(latest.status);
  const since = sql<Date>`case when ${latest.status} = 'PRESENT' then ${latest.checkedAt}
    else coalesce(${missed.absentSince}, ${resident.arrivedAt}) end`.mapWith(resident.arrivedAt);
  const after = readPlace(page.after);
  const beyond =
    after &&
    sql`(${rank}, ${since}, ${resident.id}) > (${after.rank}::int, ${after.since}::timestamptz, ${after.id}::uuid)`;
  const rows = query
    .select({
      ...residentColumns(request),
      parentId: sql<string>`${parentId}`.as('parent_id'),
      rank: rank.as('rank'),
      since: since.as('since'),
    })
    .from(resident)
    .leftJoinLateral(latest, sql`true`)
    .leftJoinLateral(seen, sql`true`)
    .leftJoinLateral(missed, sql`true`)
    .where(and(belongs, beyond))
    .orderBy(asc(sql`rank`), asc(sql`since`), asc(resident.id))
    .limit(page.first + 1)
    .as('page');
  const parents = sql`unnest(${sql.param(parentIds)}::uuid[]) as parent (id)`;
  const found = await query.select().from(parents).crossJoinLateral(rows);
  return (found as unknown as { page: Parameters<typeof toResident>[0] & Ranked }[]).map(({ page: row }) => ({
    ...toResident(row),
    parentId: row.parentId,
    rank: row.rank,
    since: row.since,
  }));
}

function readPlace(after: string | null | undefined) {
  const key = readCursor(after, 3);
  if (!key) return undefined;
  const [rank, since, id] = key as [string, string, string];
  if (!/^\d$/.test(rank) || Number.isNaN(Date.parse(since)) || !isIdentifier(id))
    throw badInput('This is not a cursor of this list; take one from `pageInfo` or `edges`.', 'after');
  return { rank: Number(rank), since: new Date(since).toISOString(), id };
}
