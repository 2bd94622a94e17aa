import { readMomentCursor } from '@mrrm/platform/reading/connection';
import type { Page } from '@mrrm/platform/reading/pages';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, AnyPgTable } from 'drizzle-orm/pg-core';

/**
 * The condition that picks one page of each parent's rows, by day and identifier, the latest first.
 * @throws Refusal BAD_USER_INPUT when `after` is no cursor of such a list
 */
export function pageByDay(
  table: AnyPgTable,
  id: AnyPgColumn,
  parentId: AnyPgColumn,
  day: AnyPgColumn,
  parentIds: string[],
  { first, after }: Page,
): SQL {
  const cursor = readMomentCursor(after);
  const beyond = cursor
    ? sql`(${day}, ${id}) < (${cursor.at.slice(0, 10)}::date, ${cursor.id}::uuid)`
    : sql`true`;
  return sql`${id} in (
    select page.id from unnest(${sql.param(parentIds)}::uuid[]) as parent (id)
    cross join lateral (
      select ${id} from ${table} where ${parentId} = parent.id and ${beyond}
      order by ${day} desc, ${id} desc limit ${first + 1}
    ) as page
  )`;
}
