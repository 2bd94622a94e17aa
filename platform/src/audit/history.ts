import { type SQL, sql } from 'drizzle-orm';
import type { Request } from '../context.js';
import { type Connection, readCursor, readFirst, toConnection } from '../reading/connection.js';
import { badInput } from '../wire/errors.js';
import type { AccessEvent } from './access-event.js';
import type { KeptEvent } from './event.js';
import { readKept } from './kept.js';
import { columnsOfKept, eventsAbout, type KeptRow, peopleOfEvent } from './kept-rows.js';

/**
 * What was done with what this slice has on record about one person, the latest first.
 * A reader of another organisation than the owner gets what people of the own organisation did or had a service ask, unless
 * a law says more.
 * @throws Refusal BAD_USER_INPUT when `first` or `after` make no page
 */
export async function accessHistory(
  request: Request,
  person: string,
  page: { first: number; after?: string | null | undefined },
): Promise<Connection<AccessEvent>> {
  const first = readFirst(page.first);
  const before = readSequence(page.after);
  const query = await request.database.read();
  const rows = (await query.execute(sql`
    select sequence::int as sequence, ${columnsOfKept(request.owner)} from ${eventsOf(request, person)}
    and ${before === undefined ? sql`true` : sql`sequence < ${before}`}
    order by place.block desc, sequence desc limit ${first + 1}`)) as unknown as KeptRow[];
  const events = rows.map((row) => toAccessEvent(row.sequence, readKept(row), person));
  const total = async () => {
    const [count] = (await query.execute(
      sql`select count(*)::int as total from ${eventsOf(request, person)}`,
    )) as unknown as { total: number }[];
    return count!.total;
  };
  return toConnection(events, { first, after: page.after }, ({ sequence }) => [String(sequence)], total);
}

/** How many of the latest events tell with whom somebody dealt last. */
export const EVENTS_LOOKED_AT = 1000;

/**
 * The people of whom the latest events of this slice speak, whoever was touched last first: those that the reader may be
 * told of, and none of the reader's own acts, or looking at a history would put it on top.
 */
export async function peopleTouchedLast(request: Request): Promise<string[]> {
  const { actor, database, owner } = request;
  const query = await database.read();
  const rows = (await query.execute(sql`
    select person from (
      select unnest(people) as person, sequence from (
        select ${peopleOfEvent(owner)} as people, sequence from ${sql.identifier(owner)}.audit_event
        where (people <> '{}' or numbers <> '{}') and ${toldTo(request)} and event::jsonb ->> 'subject' <> ${actor.principal}
          and coalesce(event::jsonb ->> 'onBehalfOf', '') <> ${actor.principal}
        order by sequence desc limit ${EVENTS_LOOKED_AT}) as latest) as touched
    group by person order by max(sequence) desc, person`)) as unknown as { person: string }[];
  return rows.map(({ person }) => person);
}

/** The events that a reader may be told of: those of the own organisation, and all to the owner's people and by law. */
function toldTo({ actor, judge }: Request): SQL {
  const whole = judge.table.roles[actor.role]?.byLaw || actor.organisation === judge.table.owner;
  return whole
    ? sql`true`
    : sql`coalesce(event::jsonb ->> 'onBehalfOfOrganisation', event::jsonb ->> 'organisation') = ${actor.organisation}`;
}

const eventsOf = (request: Request, person: string): SQL =>
  sql`${eventsAbout(request.owner, person)} and ${toldTo(request)}`;

function readSequence(after: string | null | undefined): number | undefined {
  const key = readCursor(after, 1);
  if (!key) return undefined;
  if (!/^\d{1,15}$/.test(key[0]!)) throw badInput('This is not a cursor of this list.', 'after');
  return Number(key[0]);
}

/** The event as far as it speaks of one person: what it says of others stays out. */
function toAccessEvent(sequence: number, event: KeptEvent, person: string): AccessEvent {
  const { entities, people, lists = [], at, ...said } = event;
  const place = people.indexOf(person);
  // Events of the first format name people by identifier; later ones by their place in the list.
  const speaks = (whom: string | number | number[]) =>
    [whom].flat().some((one) => one === place || one === person);
  const asked = lists.filter((list) => list.people.some(speaks));
  const read = entities.filter((entity) => entity.people.some(speaks));
  return {
    ...said,
    kind: said.kind === 'READ' && read.length === 0 ? 'QUERY' : said.kind,
    sequence,
    person,
    at: new Date(at),
    lists: [...new Set(asked.map(({ list }) => list))].sort(),
    groups: [...new Set([...read, ...asked].flatMap(({ groups }) => groups))].sort(),
    bases: [...new Set(read.flatMap(({ bases }) => bases))].sort(),
  };
}
