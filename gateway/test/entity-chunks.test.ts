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
