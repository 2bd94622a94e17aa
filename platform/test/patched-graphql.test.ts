import { buildSchema, execute, graphql, parse } from 'graphql';
import { describe, expect, it } from 'vitest';

const schema = buildSchema(`
  type Person { id: ID, friend: Person }
  type Query { person(after: String, first: Int = 25, of: String): Person, none: String }`);

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'id'];

describe('an answer of graphql-js', () => {
  it.each(['at once', 'later'])(
    'has each field under its own name, and no other, when it is there %s',
    async (when) => {
      const now = <Value>(value: Value) => (when === 'later' ? Promise.resolve(value) : value);
      const friend = { id: () => now('2') };
      const rootValue = { person: () => now({ id: () => now('1'), friend: () => now(friend) }) };
      const selection = NAMES.map((name) => `${name}: id`).join(' ');
      const source = `{ person { ${selection} friend { ${selection} } } }`;
      const { data, errors } = await graphql({ schema, source, rootValue });
      const fields = (id: string) => NAMES.map((name) => `${JSON.stringify(name)}:"${id}"`).join();
      expect(errors).toBeUndefined();
      expect(JSON.stringify(data)).toBe(`{"person":{${fields('1')},"friend":{${fields('2')}}}}`);
      const person = (await graphql({ schema, source: '{ person { friend { id } } }', rootValue })).data![
        'person'
      ];
      for (const name of NAMES.slice(0, -1)) expect(name in (person as object)).toBe(false);
    },
  );
});

describe('arguments of graphql-js', () => {
  it('are those of the question and the defaults', async () => {
    const given: Record<string, unknown>[] = [];
    const note = (args: Record<string, unknown>) => {
      given.push(args);
      return null;
    };
    const source = 'query ($after: String, $of: String) { person(of: $of, after: $after) { id } none }';
    await execute({
      schema,
      document: parse(source),
      rootValue: { person: note, none: note },
      variableValues: { after: 'x' },
    });
    expect(given.map((args) => Object.entries(args))).toEqual([
      [
        ['after', 'x'],
        ['first', 25],
      ],
      [],
    ]);
  });
});
