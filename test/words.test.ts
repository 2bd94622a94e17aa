import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DefinitionNode, Kind, parse, type TypeNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWNERS } from '../start/dist/owners.js';
import { startDatabase, type TestDatabase } from './support/databases.js';

const nameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
const inSql = (name: string) => name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase();

/** What the fields of an owner's types take, by the column that such a field has in a table of its type, and by its name alone. */
function wordsInGraph(owner: string) {
  const path = fileURLToPath(new URL(`../schema/${owner}.graphql`, import.meta.url));
  const definitions: readonly DefinitionNode[] = parse(readFileSync(path, 'utf8')).definitions;
  const lists = new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.ENUM_TYPE_DEFINITION
        ? [[one.name.value, (one.values ?? []).map(({ name }) => name.value)] as const]
        : [],
    ),
  );
  const fields = definitions.flatMap((one) =>
    one.kind === Kind.OBJECT_TYPE_DEFINITION
      ? (one.fields ?? []).map(({ name, type }) => ({
          table: inSql(one.name.value),
          column: inSql(name.value),
          words: lists.get(nameOf(type)),
        }))
      : [],
  );
  return {
    named: new Set(fields.flatMap(({ column, words }) => (words ? [column] : []))),
    /** Undefined where no type is named like the table, or it has no such field; null where that field is no enum. */
    of: (table: string, column: string) => {
      const field = fields.find((one) => one.table === table && one.column === column);
      return field && (field.words ?? null);
    },
  };
}

describe.each([...OWNERS])('the database of %s', (owner) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await startDatabase(owner);
  });
  afterAll(() => database?.stop());

  it('refuses in every column of words what is no word of the graph', async () => {
    const known = wordsInGraph(owner);
    const columns = await database.owner`
      select class.relname as "table", attribute.attname as "column", (
        select array_agg(distinct word[1]) from pg_constraint as rule,
          regexp_matches(pg_get_constraintdef(rule.oid), '''([A-Z][A-Z0-9_]*)''', 'g') as word
        where rule.conrelid = class.oid and rule.contype = 'c' and rule.conname like '%words' and rule.conkey = array[attribute.attnum]
      ) as words
      from pg_attribute as attribute join pg_class as class on class.oid = attribute.attrelid
      where class.relnamespace = ${owner}::regnamespace and class.relkind = 'r'
        and attribute.atttypid in ('text'::regtype, 'text[]'::regtype) and attribute.attname = any(${[...known.named]})
      order by 1, 2`;
    expect(columns.length).toBeGreaterThan(5);
    const wrong = columns.filter(({ table, column, words }) => {
      const inGraph = known.of(table, column);
      if (inGraph === null) return false;
      return !words || (inGraph && words.some((word: string) => !inGraph.includes(word)));
    });
    expect(wrong.map(({ table, column, words }) => `${table}.${column}: ${words ?? 'any text'}`)).toEqual([]);
  });
});
