import { and, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, AnyPgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Query } from '../database/database.js';
import { readAs } from '../database/query.js';
import type { SelectedField } from '../database/row-mapper.js';
import { rows } from '../database/rows.js';
import { type Connection, type Edge, type PageInfo, readCursor, writeCursor } from '../reading/connection.js';
import { badInput, Refusal } from '../wire/errors.js';

/** How far a feed can be read at this moment. */
export interface Standing {
  generation: number;
  /** The first transaction of the database that has not ended: all before it are in the feed for good. */
  before: string;
  /** How often the feed was folded. */
  fold: number;
}

/** Where a reader stands: behind a row, or before all of a transaction (`id` 0). */
export interface Position {
  generation: number;
  xid: string;
  id: number;
}

/** A table with the columns of a feed. */
type FeedTable = AnyPgTable & Record<'generation' | 'xid' | 'id', AnyPgColumn>;

export interface Feed<Fields extends Record<string, SelectedField['field']>> {
  table: FeedTable;
  /** What is read of each row besides its place. */
  fields: Fields;
  /** Which rows exist for the reader. */
  visible: SQL | undefined;
  /** The rows of these values of a column alone, each found by the index that begins with it; of all by default. */
  among?: { column: AnyPgColumn; values: readonly string[] } | undefined;
}

const BEGINNING: Position = { generation: 0, xid: '0', id: 0 };
/** As many has the number of a generation or of a fold in a cursor. */
const DIGITS = 6;
/** The rule of the refusal after which a reader begins again. */
export const BEGIN_AGAIN = 'FEED_BEGINS_AGAIN';

const standingShape = z.object({
  generation: z.coerce.number(),
  before: z.string(),
  next: z.string(),
  fold: z.coerce.number(),
});

const beginAgain = (because: string) =>
  new Refusal('CONFLICT', `${because} Begin again without \`after\`.`, {
    path: 'after',
    rule: BEGIN_AGAIN,
    opens: 'The same question without `after`: the whole feed from its beginning.',
  });

const PUT_BACK =
  'This cursor was given by the owner’s database before it was put back from a copy or moved: what it stands behind may be gone.';
const FOLDED =
  'This cursor stands so far back that what was recorded after it has been folded: what a later change says again is there no more.';

/**
 * Where the feeds of an owner stand, and where a reader does.
 * @param after the cursor, opened; absent for the beginning
 * @throws Refusal CONFLICT with the rule {@link BEGIN_AGAIN} for a cursor of another generation, of transactions that this server has
 * not begun, or that was given before something behind it was folded; BAD_USER_INPUT for what is no cursor of a feed
 */
export async function standAt(
  query: Query,
  owner: string,
  after: string | null | undefined,
): Promise<{ standing: Standing; position: Position }> {
  const schema = sql.identifier(owner);
  const [found] = await rows(
    query,
    sql`select coalesce(
        (select case when cluster = ${schema}.feed_cluster() then generation else generation + 1 end
          from ${schema}.feed_generation order by generation desc limit 1), 1) as generation,
      ${schema}.feed_horizon()::text as before, pg_snapshot_xmax(pg_current_snapshot())::text as next,
      (select coalesce(max(number), 0) from ${schema}.feed_fold) as fold`,
    standingShape,
  );
  const { generation, before, next, fold } = found!;
  const standing = { generation, before, fold };
  const key = readCursor(after, 4);
  if (!key) return { standing, position: BEGINNING };
  if (!key.every((part) => /^\d{1,20}$/.test(part)))
    throw badInput('This is not a cursor of this list; take one from `pageInfo` or `edges`.', 'after');
  // One that was given before the first fold has no number of it.
  const [given, givenFold] = [key[0]!.slice(0, DIGITS), key[0]!.slice(DIGITS)].map(Number);
  // Without the zeros in front: PostgreSQL would read such a transaction as octal.
  const [of, xid, id] = key.slice(1).map((part) => BigInt(part).toString()) as [string, string, string];
  const position = { generation: Number(of), xid, id: Number(id) };
  const isAhead = position.generation === generation && BigInt(xid) > BigInt(next);
  if (given !== generation || isAhead) throw beginAgain(PUT_BACK);
  if (givenFold! < fold && comesAfter(await lastFolded(query, owner, givenFold!), position))
    throw beginAgain(FOLDED);
  return { standing, position };
}

/** Behind which place no change was taken away since the feed was folded for the `since`th time. */
async function lastFolded(query: Query, owner: string, since: number): Promise<Position> {
  const [last] = await rows(
    query,
    sql`select generation, xid::text as xid, id from ${sql.identifier(owner)}.feed_fold where number > ${since}
      order by feed_fold.generation desc, feed_fold.xid desc, feed_fold.id desc limit 1`,
    z.object({ generation: z.number(), xid: z.string(), id: z.coerce.number() }),
  );
  return last!;
}

type Placed = { place: Position };

const comesAfter = (one: Position, other: Position): boolean => {
  if (one.generation !== other.generation) return one.generation > other.generation;
  return one.xid === other.xid ? one.id > other.id : BigInt(one.xid) > BigInt(other.xid);
};

/**
 * One page of a feed, in the order in which nothing is put in later: what a transaction writes is read once it and all that began
 * before it have ended. It costs the same wherever it lies. Behind the last row a page is empty, and its cursor goes on from there.
 * @param first how many rows at most
 */
export async function readFeed<Row>(
  query: Query,
  { table, fields, visible, among }: Feed<Record<string, SelectedField['field']>>,
  { standing, position }: { standing: Standing; position: Position },
  first: number,
): Promise<Connection<Row>> {
  const read = {
    ...fields,
    placeGeneration: sql<number>`${table.generation}`.as('place_generation'),
    placeXid: sql<string>`${table.xid}::text`.as('place_xid'),
    placeId: sql<string>`${table.id}::text`.as('place_id'),
  };
  // With the column among the bounds and in the order no other index will do: one that finds few rows by looking at many is none.
  const { column } = among ?? {};
  const [by, of] = column ? [sql`${column}, `, sql`among.value, `] : [sql``, sql``];
  const bounds = sql`(${by}${table.generation}, ${table.xid}, ${table.id})
      > (${of}${position.generation}::int, ${position.xid}::xid8, ${position.id}::bigint)
    and (${by}${table.generation}, ${table.xid}) < (${of}${standing.generation}::int, ${standing.before}::xid8)`;
  const page = query
    .select(read)
    .from(table)
    .where(and(bounds, visible))
    .orderBy(...(column ? [column] : []), table.generation, table.xid, table.id)
    .limit(first + 1);
  const found = among
    ? await readAs<Record<string, unknown>>(
        query,
        sql`select page.* from unnest(${sql.param(among.values)}::uuid[]) as among (value) cross join lateral ${page} page
          order by place_generation, place_xid::xid8, place_id::bigint limit ${first + 1}`,
        read,
      )
    : ((await page) as Record<string, unknown>[]);
  const placed = found.map(({ placeGeneration, placeXid, placeId, ...row }) => ({
    ...row,
    place: { generation: Number(placeGeneration), xid: String(placeXid), id: Number(placeId) },
  }));
  return new FeedPage(placed, first, standing, position) as unknown as Connection<Row>;
}

/** A page of a feed. Unlike that of a list it says where to go on when it is empty. */
class FeedPage<Row extends Placed> {
  readonly nodes: Row[];
  readonly pageInfo: PageInfo;

  constructor(
    rows: Row[],
    first: number,
    private readonly standing: Standing,
    position: Position,
  ) {
    this.nodes = rows.slice(0, first);
    const end = { generation: standing.generation, xid: standing.before, id: 0 };
    // Whose transaction runs elsewhere is not always found out: then less can be read than a moment ago, and nobody goes back.
    const onward = comesAfter(end, position) ? end : position;
    const last = this.nodes.at(-1)?.place ?? onward;
    this.pageInfo = {
      hasNextPage: rows.length > first,
      hasPreviousPage: position !== BEGINNING,
      startCursor: this.nodes[0] ? this.#cursorOf(this.nodes[0].place) : null,
      endCursor: this.#cursorOf(last),
    };
  }

  get edges(): Edge<Row>[] {
    return this.nodes.map((node) => ({ node, cursor: this.#cursorOf(node.place) }));
  }

  /** Of one length: how long a cursor is tells nothing of what lies between two of them. */
  #cursorOf({ generation, xid, id }: Position): string {
    const { standing } = this;
    const short = (number: number) => String(number).padStart(DIGITS, '0');
    return writeCursor([
      short(standing.generation) + (standing.fold > 0 ? short(standing.fold) : ''),
      short(generation),
      ...[xid, id].map((one) => String(one).padStart(20, '0')),
    ]);
  }
}
