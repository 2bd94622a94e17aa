import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Request } from '../context.js';
import type { Query } from '../database/database.js';
import { rows as rowsOf } from '../database/rows.js';
import { type Connection, readCursor, readFirst, toConnection } from '../reading/connection.js';
import { badInput } from '../wire/errors.js';
import type { AccessEvent } from './access-event.js';
import type { KeptEvent } from './event.js';
import { readKept } from './kept.js';
import { columnsOfKept, eventsAbout, type KeptRow } from './kept-rows.js';

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
    const [count] = await rowsOf(
      query,
      sql`select count(*)::int as total from ${eventsOf(request, person)}`,
      z.object({ total: z.int() }),
    );
    return count!.total;
  };
  return toConnection(events, { first, after: page.after }, ({ sequence }) => [String(sequence)], total);
}

/**
 * All that was done with what an owner has on record about one person, the first act first, whoever did it: for the owner's own
 * commands, which nobody narrows.
 */
export async function wholeHistory(query: Query, owner: string, person: string): Promise<AccessEvent[]> {
  const rows = (await query.execute(sql`select sequence::int as sequence, ${columnsOfKept(owner)}
    from ${eventsAbout(owner, person)} order by sequence`)) as unknown as KeptRow[];
  return rows.map((row) => toAccessEvent(row.sequence, readKept(row), person));
}

/** So many events of which the reader may be told make one stretch of the list of people who were touched last. */
const EVENTS_LOOKED_AT = 1000;
/** A stretch is no longer than so many events of the slice, or what one may hardly be told of would be sought in all of history. */
const EVENTS_SOUGHT = 10_000;

/** Where somebody lies among the people who were touched last. */
export interface Touched {
  /** Null for one whom the reader may not know by identifier, as for a legal representative all but the represented. */
  person: string | null;
  /** The latest event of the stretch that names the person. */
  sequence: number;
  /** Under which the audit knows the person. */
  number: number;
}

/** People of one stretch of events: those from `top` down to, and without, `rest`. With `rest` 0 it is the last. */
export interface TouchedStretch {
  people: Touched[];
  top: number;
  rest: number;
}

/**
 * The people of whom the latest events of this slice speak, whoever was touched last first, at most `most` of them: those that the
 * reader may be told of, and none of the reader's own acts, or looking at a history would put it on top. Each comes once in a stretch
 * of events; what a question looks at is as much however long the history is.
 * @param after the cursor of one of them (`cursorOfTouched`), or where a stretch begins (`cursorOfStretch`): those who follow in its stretch
 * @throws Refusal BAD_USER_INPUT when `after` is no cursor of this list
 */
export async function peopleTouchedLast(
  request: Request,
  most: number,
  after?: string | null,
): Promise<TouchedStretch> {
  const { actor, database, owner } = request;
  const schema = sql.identifier(owner);
  const from = readTouched(after);
  const top = from ? sql`${from.top}::bigint` : sql`(select sequence from ${schema}.audit_head)`;
  const [sought, looked] = [EVENTS_SOUGHT, EVENTS_LOOKED_AT].map((events) => sql.raw(String(events)));
  const query = await database.read();
  const rows = (await query.execute(sql`
    with latest as materialized (
      select numbers, people, sequence from ${schema}.audit_event
      where sequence > ${top} - ${sought} and sequence <= ${top}
        and (people <> '{}' or numbers <> '{}') and ${toldTo(request)} and event::jsonb ->> 'subject' <> ${actor.principal}
        and coalesce(event::jsonb ->> 'onBehalfOf', '') <> ${actor.principal}
      order by sequence desc limit ${looked}),
    touched as (
      select number, max(sequence) as sequence from (
        select unnest(numbers) as number, sequence from latest
        union all
        select known.number, sequence from (select unnest(people) as person, sequence from latest) as first_format
        join ${schema}.audit_person known using (person)) as one
      group by number)
    select stretch.top::int as top, stretch.rest::int as rest, known.person, page.number, page.sequence::int as sequence
    from (select ${top} as top, case when count(*) < ${looked} then greatest(${top} - ${sought}, 0)
      else min(sequence) - 1 end as rest from latest) as stretch
    left join (
      select * from touched
      where ${from ? sql`(sequence, -number) < (${from.sequence}::bigint, -${from.number}::int)` : sql`true`}
      order by sequence desc, number limit ${most}) as page on true
    left join ${schema}.audit_person known on known.number = page.number
    order by page.sequence desc, page.number`)) as unknown as (Touched & { top: number; rest: number })[];
  const { top: begins, rest } = rows[0]!;
  return { people: rows.filter(({ number }) => number !== null), top: begins, rest };
}

/** Where one of the people lies in the list of those who were touched last. */
export const cursorOfTouched = ({ top }: TouchedStretch, { sequence, number }: Touched): string[] =>
  [top, sequence, number].map(String);

/** Where the stretch begins that follows. */
export const cursorOfStretch = ({ rest }: TouchedStretch): string[] => [rest, rest + 1, 0].map(String);

function readTouched(after: string | null | undefined) {
  const key = readCursor(after, 3);
  if (!key) return undefined;
  if (!key.every((part) => /^\d{1,9}$/.test(part)))
    throw badInput('This is not a cursor of this list.', 'after');
  const [top, sequence, number] = key.map(Number) as [number, number, number];
  return { top, sequence, number };
}

/** The events that a reader may be told of: those of the own organisation, and all to the owner's people and by law. */
function toldTo({ actor, judge }: Request): SQL {
  const whole = judge.table.roles[actor.role]?.byLaw || actor.organisation === judge.table.owner;
  return whole
    ? sql`true`
    : sql`coalesce(event::jsonb ->> 'onBehalfOfOrganisation', event::jsonb ->> 'organisation') = ${actor.organisation}`;
}

/** The events about a person of which the reader may be told. */
export const eventsOf = (request: Request, person: string): SQL =>
  sql`${eventsAbout(request.owner, person)} and ${toldTo(request)}`;

function readSequence(after: string | null | undefined): number | undefined {
  const key = readCursor(after, 1);
  if (!key) return undefined;
  if (!/^\d{1,15}$/.test(key[0]!)) throw badInput('This is not a cursor of this list.', 'after');
  return Number(key[0]);
}

/** Events of the first format name people by identifier; later ones by their place in the list. */
function speakingOf(person: string, people: string[]) {
  const place = people.indexOf(person);
  return (whom: string | number | number[]) => [whom].flat().some((one) => one === place || one === person);
}

/** Of which groups of fields of one person something was handed out. */
export const shownIn = ({ entities, people }: KeptEvent, person: string): Set<string> => {
  const speaks = speakingOf(person, people);
  return new Set(entities.flatMap((entity) => (entity.people.some(speaks) ? entity.groups : [])));
};

/** The event as far as it speaks of one person: what it says of others stays out. */
function toAccessEvent(sequence: number, event: KeptEvent, person: string): AccessEvent {
  const { entities, people, lists = [], at, ...said } = event;
  const speaks = speakingOf(person, people);
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
