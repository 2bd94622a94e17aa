import 'reflect-metadata';
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { registerPlainType } from '../access/plain-types.js';
import { isIdentifier } from '../values/identifiers.js';
import { badInput } from '../wire/errors.js';

/** Most rows that one page may hold. */
export const MOST_ROWS = 100;

@ObjectType({ description: 'Where a page lies in its list.', simpleResolvers: true })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more rows follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether this page was asked for with a cursor, so that rows may lie before it.',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row of this page.' })
  startCursor?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row of this page; pass it as `after` for the next one.',
  })
  endCursor?: string | null;
}

registerPlainType('PageInfo', ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor']);

@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: 25, description: 'How many rows to return, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor after which the page begins.' })
  after?: string | null;
}

export interface Edge<Row> {
  cursor: string;
  node: Row;
}

export interface Connection<Row> {
  edges: Edge<Row>[];
  nodes: Row[];
  pageInfo: PageInfo;
  /** Counted only when the field is asked for. */
  totalCount?: (() => Promise<number>) | undefined;
}

const onlyIf = (isSo: boolean, decorator: PropertyDecorator): PropertyDecorator =>
  isSo ? decorator : () => undefined;

/**
 * Makes the Relay connection type of an entity. Call it once per entity, beside the entity's type.
 * @param directive stands on both of its types, such as `@shareable` for a value type of several owners
 * @param counted whether it tells how many rows there are: a feed, which has no end, does not
 */
export function connectionOf<Node extends object>(
  node: () => ClassType<Node>,
  name: string,
  directive?: string,
  counted = true,
) {
  const marked = directive ? Directive(directive) : () => undefined;
  @ObjectType(`${name}Edge`, {
    description: `One ${name} in a list, with its cursor.`,
    simpleResolvers: true,
  })
  @marked
  class NodeEdge {
    @Field(() => String, { description: 'Opaque position of this row in the list.' })
    cursor!: string;

    @Field(node, { nullable: true, description: 'The row.' })
    node?: Node | null;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
  @marked
  class NodeConnection {
    @Field(() => [NodeEdge], { description: 'The rows of this page with their cursors.' })
    edges!: NodeEdge[];

    @Field(() => [node()], { description: 'The rows of this page.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where this page lies in the list.' })
    pageInfo!: PageInfo;

    @onlyIf(
      counted,
      Field(() => Int, {
        nullable: true,
        description:
          'How many rows the whole list has for this reader; rows that are hidden from the reader are not counted.',
      }),
    )
    totalCount?: number | null;
  }
  registerPlainType(`${name}Edge`, ['cursor', 'node']);
  registerPlainType(`${name}Connection`, ['edges', 'nodes', 'pageInfo', ...(counted ? ['totalCount'] : [])]);
  return NodeConnection;
}

/** @throws Refusal BAD_USER_INPUT unless 1 <= first <= 100 */
export function readFirst(first: number): number {
  if (first < 1 || first > MOST_ROWS) throw badInput(`Ask for 1 to ${MOST_ROWS} rows.`, 'first');
  return first;
}

/** A moment that cannot be written spoils no page: only its own cursor leads nowhere. */
const writePart = (part: string | number | Date) =>
  part instanceof Date ? (Number.isNaN(part.getTime()) ? '' : part.toISOString()) : part;

/** Writes the sort key of a row as a cursor. It is sealed before it leaves: see `cursor-seal.ts`. */
export const writeCursor = (key: (string | number | Date)[]): string =>
  Buffer.from(JSON.stringify(key.map(writePart))).toString('base64url');

/**
 * Reads a cursor back into the parts of its sort key.
 * @throws Refusal BAD_USER_INPUT when the text is no cursor of a list with `parts` sort columns
 */
export function readCursor(after: string | null | undefined, parts: number): string[] | undefined {
  if (after === null || after === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string'))
      return key;
  } catch {
    // Falls through to the one clear refusal.
  }
  throw badInput('This is not a cursor of this list; take one from `pageInfo` or `edges`.', 'after');
}

/**
 * Reads the usual cursor: a moment and an identifier.
 * @throws Refusal BAD_USER_INPUT
 */
export function readMomentCursor(after: string | null | undefined): { at: string; id: string } | undefined {
  const key = readCursor(after, 2);
  if (!key) return undefined;
  const [at, id] = key as [string, string];
  const moment = Date.parse(at);
  if (Number.isNaN(moment) || !isIdentifier(id)) {
    throw badInput('This is not a cursor of this list; take one from `pageInfo` or `edges`.', 'after');
  }
  return { at: new Date(moment).toISOString(), id };
}

/**
 * Turns rows into a connection.
 * @param rows at most `first + 1` rows in order: the extra one only tells that there are more
 */
export function toConnection<Row>(
  rows: Row[],
  page: { first: number; after?: string | null | undefined },
  keyOf: (row: Row) => (string | number | Date)[],
  totalCount?: () => Promise<number>,
): Connection<Row> {
  return new RowsPage(rows, page, keyOf, totalCount);
}

/**
 * A page of rows. Cursors are written when they are asked for: most pages are read by their nodes. It is a class because V8 makes an
 * object with getters of its own some twenty times slower, and a page of rows may have two lists in each.
 */
class RowsPage<Row> implements Connection<Row> {
  readonly nodes: Row[];
  readonly pageInfo: PageInfo;

  constructor(
    rows: Row[],
    { first, after }: { first: number; after?: string | null | undefined },
    private readonly keyOf: (row: Row) => (string | number | Date)[],
    readonly totalCount: (() => Promise<number>) | undefined,
  ) {
    this.nodes = rows.length > first ? rows.slice(0, first) : rows;
    this.pageInfo = new RowsPageInfo(this.nodes, rows.length > first, Boolean(after), keyOf);
  }

  get edges(): Edge<Row>[] {
    return this.nodes.map((node) => new RowsEdge(node, this.keyOf));
  }
}

class RowsEdge<Row> implements Edge<Row> {
  constructor(
    readonly node: Row,
    private readonly keyOf: (row: Row) => (string | number | Date)[],
  ) {}

  get cursor(): string {
    return writeCursor(this.keyOf(this.node));
  }
}

class RowsPageInfo<Row> implements PageInfo {
  constructor(
    private readonly nodes: Row[],
    readonly hasNextPage: boolean,
    readonly hasPreviousPage: boolean,
    private readonly keyOf: (row: Row) => (string | number | Date)[],
  ) {}

  get startCursor(): string | null {
    return this.#cursorOf(this.nodes[0]);
  }

  get endCursor(): string | null {
    return this.#cursorOf(this.nodes.at(-1));
  }

  #cursorOf(node: Row | undefined): string | null {
    return node ? writeCursor(this.keyOf(node)) : null;
  }
}

/** What a page is read by: the batches of pages and of counts that a request has. */
export interface PageLoaders<Row> {
  pages: (page: { first: number; after?: string | null | undefined }) => { load(id: string): Promise<Row[]> };
  counts: { load(id: string): Promise<{ total: number } | null> };
}

/**
 * One page of what belongs to a row.
 * @param keyOf the sort key of a row, as the list is sorted
 * @throws Refusal BAD_USER_INPUT for another number of rows than 1 to 100, or for a cursor of another list
 */
export async function pageOf<Row>(
  { pages, counts }: PageLoaders<Row>,
  parentId: string,
  { first, after }: PageArguments,
  keyOf: (row: Row) => (string | number | Date)[],
): Promise<Connection<Row>> {
  const page = { first: readFirst(first), after };
  const rows = await pages(page).load(parentId);
  return toConnection(rows, page, keyOf, async () => (await counts.load(parentId))?.total ?? 0);
}
