import { moment } from '@mrrm/platform/database/columns';
import { lazily, queryOver } from '@mrrm/platform/database/query';
import { OnePassDialect } from '@mrrm/platform/database/statement-text';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias, integer, jsonb, PgDialect, pgSchema, pgTable, pgView, text, uuid } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const schema = pgSchema('ho"me');
const house = schema.table('house', {
  id: uuid('id').primaryKey(),
  name: text('na"me'),
  beds: integer('beds'),
  words: text('words').array(),
  facts: jsonb('facts'),
  builtAt: moment('built_at'),
});
const room = pgTable('room', {
  id: uuid('id').primaryKey(),
  houseId: uuid('house_id'),
  beds: integer('beds'),
});
const other = alias(house, 'other');
const view = pgView('old_house').as((query) => query.select({ id: house.id }).from(house));

type Values = unknown[][];
/** A database that answers every statement with the same values, and one of drizzle's own beside it. */
function both(values: Values) {
  const answer = async () => values;
  const own = queryOver(() => lazily(answer, answer));
  const unsafe = () => ({ values: answer });
  const theirs = drizzle({ unsafe, options: { parsers: {}, serializers: {} } } as never);
  return [own, theirs] as const;
}

const page = (query: ReturnType<typeof queryOver>) =>
  query
    .select({ id: house.id, name: sql<string>`upper(${house.name})`.as('name') })
    .from(house)
    .where(and(eq(house.name, 'Lom'), inArray(house.id, ['1', '2'])))
    .limit(3);

const STATEMENTS: Record<string, (query: ReturnType<typeof queryOver>) => { getSQL(): SQL }> = {
  'a page': page,
  'a page inside another': (query) => query.select().from(page(query).as('page')),
  'a list of columns with joins': (query) =>
    query.select().from(house).leftJoin(room, eq(room.houseId, house.id)).orderBy(sql`${house.id} desc`),
  'fields of one table': (query) =>
    query
      .select({
        id: house.id,
        upper: sql`upper(${house.name}) || ${'x'}`,
        low: sql`${house.beds}`.as('lo"w'),
      })
      .from(house),
  'fields of two tables': (query) =>
    query
      .select({ id: house.id, upper: sql`upper(${room.id}) || ${'x'}`, low: sql`${house.beds}`.as('low') })
      .from(house)
      .innerJoin(room, eq(room.houseId, house.id)),
  'a query as a field': (query) =>
    query
      .select({ beds: query.select({ beds: room.beds }).from(room).as('of_rooms') as never, id: house.id })
      .from(house),
  'an alias': (query) =>
    query
      .select()
      .from(other)
      .where(eq(other.builtAt, new Date(0))),
  'a named query': (query) => {
    const named = query.$with('named').as(page(query));
    return query.with(named).select().from(named);
  },
  'an insert': (query) =>
    query.insert(house).values([
      { id: '1', words: ['a', 'b'] },
      { id: '2', facts: {} },
    ]),
  'an update': (query) => query.update(house).set({ beds: 3, builtAt: sql`now()` }).where(eq(house.id, '1')),
  'a deletion': (query) => query.delete(house).where(eq(house.beds, 0)).returning({ id: house.id }),
  'a query as a value': (query) => sql`select ${house.id} from ${house} where ${house.id} in ${page(query)}`,
  'lists, nothing and absent parts': () =>
    sql`${sql.param(null)} ${null} ${undefined} ${true} ${1.5} ${[1, 'a', house.id]} ${sql.param(['x'])} ${new Date(0)}`,
  'a view': (query) => query.select().from(view),
  'values that are written out': () => sql`${house.name} = ${'it’s'}`.inlineParams(),
  'a placeholder': () => sql`${house.name} = ${sql.placeholder('name')}`,
};

describe('the text of a statement', () => {
  it.each(Object.entries(STATEMENTS))('is that of drizzle: %s', (_, write) => {
    const [own, theirs] = both([]);
    const written = new OnePassDialect().sqlToQuery(write(own).getSQL());
    const expected = new PgDialect().sqlToQuery(write(theirs as never).getSQL());
    expect([written.sql, written.params]).toEqual([expected.sql, expected.params]);
  });
});

describe('the row of a statement', () => {
  const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
  const stored = orNull(fc.constantFrom('2024-05-06 08:00:00+00', '0024-05-06 08:00:00.12+00'));
  const ofHouse = fc.tuple(
    orNull(fc.uuid()),
    orNull(fc.string()),
    orNull(fc.integer()),
    orNull(fc.constantFrom('{}', '{a,b}')),
    orNull(fc.json()),
    stored,
  );
  const ofRoom = fc.tuple(orNull(fc.uuid()), orNull(fc.uuid()), orNull(fc.constantFrom('1', '2')));
  const selects = {
    'of one table': (query: ReturnType<typeof queryOver>) => query.select().from(house),
    'of a table and one that may have none': (query: ReturnType<typeof queryOver>) =>
      query.select().from(house).leftJoin(room, eq(room.houseId, house.id)),
    'of a table that may have none and one': (query: ReturnType<typeof queryOver>) =>
      query.select().from(house).rightJoin(room, eq(room.houseId, house.id)),
    'of columns in groups of their own': (query: ReturnType<typeof queryOver>) =>
      query
        .select({
          mixed: { id: house.id, name: house.name, room: room.id },
          house: { beds: house.beds, words: house.words, facts: house.facts, __proto: house.builtAt },
          deep: { id: room.id, builtAt: house.builtAt },
          count: sql<number>`1`.mapWith(Number),
        })
        .from(house)
        .fullJoin(room, eq(room.houseId, house.id)),
    'of an alias': (query: ReturnType<typeof queryOver>) => query.select().from(other),
  };

  it.each(Object.entries(selects))('is that of drizzle: %s', async (_, select) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(ofHouse, ofRoom), { maxLength: 3 }), async (pairs) => {
        const [own, theirs] = both(pairs.map((pair) => pair.flat()));
        expect(await select(own)).toEqual(await select(theirs as never));
      }),
    );
  });

  it('keeps its own decoders where two statements have one text and one set of names', async () => {
    const [own] = both([['7']]);
    const asText = own.select({ n: sql<string>`n` }).from(house);
    const asNumber = own.select({ n: sql<number>`n`.mapWith(Number) }).from(house);
    expect([await asText, await asNumber, await asText]).toEqual([[{ n: '7' }], [{ n: 7 }], [{ n: '7' }]]);
  });
});
