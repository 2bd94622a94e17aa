import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Graph, startGraph } from './support/graph.js';

const QUERY = 'query ($first: Int!) { centre(id: "c1") { many(first: $first) { id name } } }';
let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());
beforeEach(() => {
  graph.people.entityCalls.length = 0;
  graph.people.failsOn = undefined;
});

const ask = async (first: number) => {
  const { data, errors = [] } = await graph.ask(QUERY, { first });
  const { many } = data!['centre'] as { many: { id: string; name: string | null }[] };
  return { many, errors };
};

describe('more entities than a subgraph looks up at once', () => {
  it('leave a part that fails unknown at its own places, and give the rest', async () => {
    graph.people.failsOn = '"m250"';
    const { many, errors } = await ask(450);
    expect(many).toHaveLength(450);
    many.forEach(({ id, name }, index) => {
      expect(id).toBe(`m${index}`);
      const isGiven = (index < 200 || index >= 400) && !id.endsWith('99');
      expect(name, id).toBe(isGiven ? `Person ${id}` : null);
    });
    const unavailable = errors.filter(({ extensions }) => extensions.code === 'UPSTREAM_UNAVAILABLE');
    expect(unavailable.map(({ path }) => path![2])).toEqual(Array.from({ length: 200 }, (_, i) => 200 + i));
  });

  it('carry their errors at the place in the whole, explained, and nothing more', async () => {
    const { errors } = await ask(401);
    expect(errors).toEqual(
      [99, 199, 299, 399].map((index) => ({
        message: 'No name.',
        path: ['centre', 'many', index, 'name'],
        extensions: { code: 'FORBIDDEN', rule: 'a rule', owner: 'IOM' },
      })),
    );
  });

  it('are asked for in parts of at most 200', async () => {
    await ask(200);
    expect(graph.people.entityCalls).toEqual([200]);
    graph.people.entityCalls.length = 0;
    await ask(401);
    expect([...graph.people.entityCalls].sort((a, b) => b - a)).toEqual([200, 200, 1]);
  });
});

describe('an entity to which several rows point', () => {
  const SAME = 'query ($ids: [ID!]!) { centre(id: "c1") { of(ids: $ids) { id name age } } }';
  const rowsOf = async (ids: string[]) => {
    const { data, errors = [] } = await graph.ask(SAME, { ids });
    return { rows: (data!['centre'] as { of: unknown[] }).of, errors };
  };

  it('is unknown in each of them when its part fails, and no other is', async () => {
    graph.people.failsOn = '"m250"';
    const ids = Array.from({ length: 450 }, (_, index) => `m${index}`);
    const { rows, errors } = await rowsOf(['m3', ...ids, 'm250', 'm3']);
    expect(rows[0]).toEqual({ id: 'm3', name: 'Person m3', age: 16 });
    expect(rows[452]).toEqual(rows[0]);
    expect(rows[251]).toEqual({ id: 'm250', name: null, age: null });
    expect(rows[451]).toEqual(rows[251]);
    const explained = errors.map(({ path }) => path!.slice(2).join(' '));
    for (const place of ['251 name', '251 age', '451 name', '451 age']) expect(explained).toContain(place);
    expect(explained.filter((place) => /^(0|452) /.test(place))).toEqual([]);
  });

  it('carries its error in each of them', async () => {
    const { rows, errors } = await rowsOf(['m1', 'm99', 'm1', 'm99', 'm2']);
    expect(rows.map((row) => (row as { name: string | null }).name)).toEqual([
      'Person m1',
      null,
      'Person m1',
      null,
      'Person m2',
    ]);
    expect(errors.map(({ path }) => path)).toEqual([
      ['centre', 'of', 1, 'name'],
      ['centre', 'of', 3, 'name'],
    ]);
  });

  it('is asked for once, and every row has its own', async () => {
    const ids = ['m1', 'm2', 'm1', 'm1', 'm3', 'm2'];
    const { rows, errors } = await rowsOf(ids);
    expect(errors).toEqual([]);
    expect(rows).toEqual(ids.map((id) => ({ id, name: `Person ${id}`, age: 16 })));
    expect(graph.people.entityCalls).toEqual([3]);
  });
});
