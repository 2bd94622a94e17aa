import { and, type GetColumnData, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, type AnyPgTable, type PgTable } from 'drizzle-orm/pg-core';
import type { Query } from '../database/database.js';
import { readAs } from '../database/query.js';
import { readMomentCursor } from './connection.js';

/** A list that each of many parents has, the latest row first by default. */
export interface ParentedList<
  Table extends PgTable,
  Extra extends Record<string, SQL.Aliased> = Record<never, never>,
  Columns extends Record<string, AnyPgColumn> = Table['_']['columns'],
> {
  table: Table;
  /** What is read of each row; every column by default. */
  columns?: Columns | undefined;
  /** What else is read with each row. */
  extra?: Extra | undefined;
  /** The moment by which the list is sorted. */
  at: AnyPgColumn;
  id: AnyPgColumn;
  /** Which rows belong to the parent `parentId`. */
  belongs: SQL;
  /** Sorts from the earliest row to the latest. */
  earliestFirst?: boolean | undefined;
  /** Which parents have a list at all for this reader; every parent by default. */
  parentVisible?: SQL | undefined;
}

/** A page of `first` rows, of which one more is read to know whether others follow; or exactly the `most` latest rows. */
export interface Page {
  first: number;
  after?: string | null | undefined;
}

/** The parent at hand, inside the conditions of a list. */
export const parentId = sql`parent.id`;

const parents = (ids: string[]) => sql`unnest(${sql.param(ids)}::uuid[]) as parent (id)`;

/**
 * One page of each parent's list, in one statement: at most `first + 1` (or `most`) rows a parent.
 * @throws Refusal BAD_USER_INPUT when `after` is no cursor of such a list
 */
export async function findPages<
  Table extends PgTable,
  Extra extends Record<string, SQL.Aliased> = Record<never, never>,
  Columns extends Record<string, AnyPgColumn> = Table['_']['columns'],
>(
  query: Query,
  {
    table,
    columns,
    at,
    id,
    belongs,
    parentVisible,
    earliestFirst,
    extra,
  }: ParentedList<Table, Extra, Columns>,
  parentIds: string[],
  page: Page | { most: number },
): Promise<
  ({ [Name in keyof Columns]: GetColumnData<Columns[Name]> } & {
    [Name in keyof Extra]: Extra[Name]['_']['type'];
  } & { parentId: string })[]
> {
  const most = 'most' in page ? page.most : page.first + 1;
  const cursor = 'most' in page ? undefined : readMomentCursor(page.after);
  const [comes, order] = earliestFirst
    ? ([sql`>`, sql`asc`] as const)
    : ([sql`<`, sql`desc nulls last`] as const);
  const beyond = cursor && sql`(${at}, ${id}) ${comes} (${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
  const fields = {
    ...(columns ?? getTableColumns(table as PgTable)),
    ...extra,
    parentId: sql<string>`${parentId}`.as('parent_id'),
  };
  // The indexes of the tables are `desc nulls last`: PostgreSQL walks them only in exactly that order.
  const rows = query
    .select(fields)
    .from(table as AnyPgTable)
    .where(and(belongs, beyond))
    .orderBy(sql`${at} ${order}`, sql`${id} ${order}`)
    .limit(most);
  // Written by hand: of a subquery's fields drizzle makes aliases at each look, a fortieth of what a page costs.
  const statement = sql`select page.* from ${parents(parentIds)} cross join lateral ${rows} page`;
  return readAs(query, parentVisible ? sql`${statement} where ${parentVisible}` : statement, fields);
}

export interface Total {
  parentId: string;
  total: number;
}

/** How many rows each parent's list has, in one statement. */
export async function countRows(
  query: Query,
  { table, belongs, parentVisible }: ParentedList<PgTable>,
  parentIds: string[],
): Promise<Total[]> {
  const rows = await query.execute(sql`
    select parent.id as "parentId", (select count(*) from ${table} where ${belongs})::int as total
    from ${parents(parentIds)} where ${parentVisible ?? sql`true`}`);
  return rows as unknown as Total[];
}
