import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Graph, startGraph } from './support/graph.js';

const QUERY = '{ centre(id: "c1") { name size: headcount residents { id name age } } }';
const RIGHT = {
  centre: {
    name: 'Example centre',
    size: 2,
    residents: [
      { id: 'r1', name: 'Person r1', age: 16 },
      { id: 'r2', name: 'Person r2', age: 16 },
    ],
  },
};

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());
afterEach(() => {
  graph.people.tamper = undefined;
  graph.centres.tamper = undefined;
});

/** Changes the entities of an answer, under whatever name they were asked for. */
// biome-ignore lint/suspicious/noExplicitAny: answers of a test's own making.
const entities = (change: (entities: any[]) => unknown[]) => (result: any) => ({
  ...result,
  data:
    result.data &&
    Object.fromEntries(
      Object.entries(result.data).map(([name, value]) => [
        name,
        name.startsWith('_entities') ? change(value as unknown[]) : value,
      ]),
    ),
});
const paths = (errors: { path?: unknown }[] = []) => errors.map(({ path }) => JSON.stringify(path));

describe('an owner that answers what it was not asked', () => {
  it('cannot overwrite a field of another owner, nor name one that nobody asked for', async () => {
    graph.people.tamper = entities((found) =>
      found.map((entity) => ({
        ...entity,
        id: 'forged',
        residents: [],
        name: entity.name ?? 'FORGED',
        homes: [],
        __proto__: { admin: true },
      })),
    );
    const { data, errors } = await graph.ask(QUERY);
    expect(errors).toBeUndefined();
    expect(data).toEqual(RIGHT);
  });

  it('has no power over the machinery of objects', async () => {
    graph.people.tamper = (result) =>
      JSON.parse(
        JSON.stringify(result).replaceAll('"__typename"', '"__proto__":{"polluted":true},"__typename"'),
      );
    expect((await graph.ask(QUERY)).data).toEqual(RIGHT);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("cannot give one person's row to another by answering in another order", async () => {
    graph.people.tamper = entities((found) => (found.length > 1 ? [...found].reverse() : found));
    const { data, errors } = await graph.ask(QUERY);
    expect(data).toMatchObject({
      centre: {
        residents: [
          { id: 'r1', name: null, age: null },
          { id: 'r2', name: null, age: null },
        ],
      },
    });
    expect(paths(errors).sort()).toEqual(
      [0, 1].flatMap((at) => ['age', 'name'].map((field) => `["centre","residents",${at},"${field}"]`)),
    );
    for (const { extensions } of errors!) expect(extensions.code).toBe('UPSTREAM_UNAVAILABLE');
  });

  it('loses the one row that is of another key, and no other', async () => {
    graph.people.tamper = entities((found) =>
      found.map((entity) => (entity.__key_id === 'r2' ? { ...entity, __key_id: 'r1' } : entity)),
    );
    const { data, errors } = await graph.ask(QUERY);
    expect(data).toMatchObject({ centre: { residents: [{ name: 'Person r1' }, { id: 'r2', name: null }] } });
    expect(paths(errors)).toEqual(['["centre","residents",1,"name"]', '["centre","residents",1,"age"]']);
  });

  it.each([
    ['numbers', 7],
    ['texts', 'forged'],
    ['lists', []],
    ['things of another type', { __typename: 'Centre', __key_id: 'r1', name: 'FORGED', age: 1 }],
  ])('is told at each of its fields when its entities are %s', async (_, entity) => {
    graph.people.tamper = entities((found) => found.map(() => entity));
    const { data, errors } = await graph.ask(QUERY);
    expect(data).toMatchObject({
      centre: { name: 'Example centre', size: null, residents: [{ name: null }, { name: null }] },
    });
    expect(errors).toHaveLength(5);
  });

  it('has an error, and no silent null, where it leaves a field out or gives an object for a value', async () => {
    graph.people.tamper = entities((found) =>
      found.map(({ age: _, ...entity }) =>
        entity.__key_id === 'r1' ? { ...entity, name: { forged: true } } : entity,
      ),
    );
    const { data, errors } = await graph.ask(QUERY);
    expect(data).toMatchObject({
      centre: {
        residents: [
          { name: null, age: null },
          { name: 'Person r2', age: null },
        ],
      },
    });
    expect(paths(errors).sort()).toEqual([
      '["centre","residents",0,"age"]',
      '["centre","residents",0,"name"]',
      '["centre","residents",1,"age"]',
    ]);
  });

  it('is told at each of its fields when it has more errors than a real answer, and none of them is left out in silence', async () => {
    graph.people.tamper = (result) => ({
      data: result.data,
      errors: Array.from({ length: 3001 }, (_, at) => ({
        message: 'x',
        path: ['_entities', at, 'name'],
        extensions: { code: 'FORBIDDEN' },
      })),
    });
    const { data, errors } = await graph.ask(QUERY);
    expect(data).toMatchObject({ centre: { size: null, residents: [{ name: null }, { name: null }] } });
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(Array(5).fill('UPSTREAM_UNAVAILABLE'));
  });

  it.each([
    ['without places', () => ({ message: 'x', extensions: { code: 'INTERNAL' } })],
    [
      'at one place',
      () => ({ message: 'x', path: ['_entities', 0, 'name'], extensions: { code: 'FORBIDDEN' } }),
    ],
    [
      'at places of its own making',
      (at: number) => ({
        message: `x${at}`,
        path: ['_entities', at, 'a', 'b'],
        extensions: { code: 'FORBIDDEN' },
      }),
    ],
  ])('cannot stop the gateway with 50,000 errors %s, nor leave a null without one', async (_, error) => {
    graph.people.tamper = (result) => ({
      data: result.data,
      errors: Array.from({ length: 50_000 }, (__, at) => error(at)),
    });
    const { data, errors } = await graph.ask(QUERY);
    expect(data).toMatchObject({
      centre: { name: 'Example centre', residents: [{ id: 'r1' }, { id: 'r2' }] },
    });
    expect(errors?.length ?? 0).toBeLessThan(10);
  });
});
