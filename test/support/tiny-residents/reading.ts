import type { Break } from './breaks.js';
import { Refusal } from './refusal.js';
import type { Group, Published } from './schema.js';
import type { Person, Store } from './store.js';
import type { Actor } from './token.js';

/** One request. */
export interface Context {
  actor: Actor;
  store: Store;
  published: Published;
  sdl: string;
  is: (name: Break) => boolean;
  /** Which groups of whom were handed out. */
  read: Map<string, Set<string>>;
}

/** Somebody as the reader gets them: which groups are open, and by which way they were reached. */
export interface Seen extends Person {
  __typename: 'Resident';
  open: Set<string> | 'ALL';
  way: 'ONE' | 'REFERENCE' | 'LIST' | 'WRITE';
}

const OWNER = 'STATE';

const refuse = ({ name }: Group, code = 'FORBIDDEN') => {
  throw new Refusal(code, 'This is not for you.', [], name);
};

/** @throws Refusal FORBIDDEN where a group is not for a role, a purpose or an organisation */
export function judgeRole({ actor, published, is }: Context, group: Group): void {
  const isOfRole = group.roles.includes(actor.role);
  const isForPurpose =
    published.purposes.get(actor.role)?.includes(actor.purpose) || is('asks for no purpose');
  const isOfOwner = actor.organisation === OWNER || is('shows everybody to every organisation');
  if (!isOfRole || !isForPurpose || (group.across === 'NEVER' && !isOfOwner)) refuse(group);
}

/** The same before a field is read, and of somebody what is open of them. */
export function judge(context: Context, group: Group | undefined, row?: Seen): void {
  if (!group || group.name === 'SIGN_IN') return;
  const { is } = context;
  if (!is('shows every field to every role') || group.roles.includes(context.actor.role))
    judgeRole(context, group);
  // That there is such a row is told with any of its groups.
  if (row && row.open !== 'ALL' && group.name !== 'KEY' && !row.open.has(group.name))
    refuse(group, 'CONSENT_REQUIRED');
}

/** The groups of somebody that are open to whom asks; undefined for whom there is nobody. */
export function seen(context: Context, person: Person | undefined, way: Seen['way']): Seen | null {
  const { actor, store, is } = context;
  if (!person) return null;
  if (!actor.all_centres && !actor.centres.includes(person.centreId) && !is('shows every centre'))
    return null;
  const open = new Set(
    [...store.consents.values()]
      .filter(
        (one) =>
          one.residentId === person.id &&
          one.organisation === actor.organisation &&
          (one.purpose === actor.purpose || is('opens for any purpose by a consent')) &&
          (!one.isWithdrawn || is('goes on after a withdrawal')) &&
          !is('opens nothing by a consent'),
      )
      .flatMap(({ fieldGroups }) => fieldGroups),
  );
  const isOwn = actor.organisation === OWNER || is('shows everybody to every organisation');
  if (!isOwn && open.size === 0) return null;
  const isWhole = isOwn || is('opens everything by a consent');
  return { ...person, __typename: 'Resident', open: isWhole ? 'ALL' : open, way };
}

const UNTOLD: Record<Seen['way'], Break> = {
  ONE: 'keeps no event of a read',
  REFERENCE: 'keeps no event of a reference',
  LIST: 'keeps no event of a list',
  WRITE: 'keeps no event of a write',
};

/** Notes what is handed out of somebody. */
export function note({ read, is }: Context, { id, way }: Seen, { name }: Group): void {
  if (is(UNTOLD[way])) return;
  read.set(id, (read.get(id) ?? new Set()).add(name));
}

/** Keeps what was handed out, before the answer leaves. */
export function keepRead({ actor, store, read, is }: Context): void {
  const who = is('names no purpose in an event') ? { ...actor, purpose: '' } : actor;
  for (const [person, groups] of read)
    store.keep(who, { person, kind: 'READ', operation: actor.operation ?? '', groups: [...groups] });
}

interface PageArguments {
  first: number;
  after?: string | null;
}

/** A page of people in the order of their arrival, the latest first. */
export function pageOf(context: Context, people: Person[], { first, after }: PageArguments) {
  const { store, is } = context;
  if ((first < 1 || first > 100) && !is('gives pages of any length'))
    throw new Refusal('BAD_USER_INPUT', 'Ask for 1 to 100 rows.', ['first']);
  const placeOf = ({ arrivedAt, id }: Person) => [arrivedAt, id];
  const later = (one: string[], other: string[]) =>
    one[0] === other[0] ? one[1]! > other[1]! : one[0]! > other[0]!;
  const rows = [...people].sort((one, other) => (later(placeOf(one), placeOf(other)) ? -1 : 1));
  const from = after ? placeIn(context, after) : undefined;
  const isAfter = (row: Person) =>
    !from || (is('skips rows of one moment') ? row.arrivedAt < from[0]! : later(from, placeOf(row)));
  const rest = rows.filter(isAfter);
  const nodes = rest.slice(0, Math.max(first, 0)).flatMap((row) => seen(context, row, 'LIST') ?? []);
  const cursorOf = (row: Person) =>
    is('tells rows in its cursors')
      ? Buffer.from(JSON.stringify(placeOf(row))).toString('base64url')
      : store.seal(placeOf(row));
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    nodes,
    edges,
    totalCount: is('tells the total of the page') ? nodes.length : rows.length,
    pageInfo: {
      hasNextPage: rest.length > nodes.length,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function placeIn({ store, is }: Context, cursor: string): string[] | undefined {
  try {
    return is('tells rows in its cursors')
      ? JSON.parse(Buffer.from(cursor, 'base64url').toString())
      : store.open(cursor);
  } catch {
    if (is('begins anew at a bad cursor')) return undefined;
    throw new Refusal('BAD_USER_INPUT', 'This is not a cursor of this list.', ['after']);
  }
}
