import { type SQL, sql } from 'drizzle-orm';
import type { Kept } from './kept.js';

/** How an owner's audit is asked. Inside of each statement the table of events is called `audit_event`. */
export type KeptRow = Kept & { sequence: number };

/** So many numbers of people share one entry: those who are first read together have numbers that follow each other. */
const NUMBERS_TOGETHER = 16;
/** So many links make one block. */
const LINKS_TOGETHER = 256;

/**
 * The people of an event, in order. One whom the reader of the statement may not know by identifier is null: a legal
 * representative knows the represented alone.
 */
function peopleOfEvent(owner: string): SQL {
  const schema = sql.identifier(owner);
  return sql`case when numbers = '{}' then people else array(
    select known.person from unnest(numbers) with ordinality as one (number, place)
    left join ${schema}.audit_person known on known.number = one.number order by one.place) end`;
}

/** The columns of a `Kept`. */
export const columnsOfKept = (owner: string): SQL =>
  sql`event, (${peopleOfEvent(owner)})::text[] as people, others::text[] as others, reads, records`;

/**
 * The events that speak of a person, and their `block`; in the order of `block desc, sequence desc` they are found as far as they are
 * asked for. Row-level security lets nothing but equality choose rows before it has judged them, so an index of lists of people
 * would never be used: the blocks in which somebody near is named are, and each row of those is looked at.
 */
export function eventsAbout(owner: string, person: string): SQL {
  const schema = sql.identifier(owner);
  const number = sql`(select number from ${schema}.audit_person where person = ${person}::uuid)`;
  const [near, links] = [sql.raw(String(NUMBERS_TOGETHER)), sql.raw(String(LINKS_TOGETHER))];
  return sql`${schema}.audit_place place join ${schema}.audit_event
    on sequence >= place.block * ${links} and sequence < (place.block + 1) * ${links}
    where place.near = ${number} / ${near} and (numbers @> array[${number}] or people @> array[${person}::uuid])`;
}
