import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Publications } from '../../start/dist/publications.js';
import { compose, type Graph, startGraph } from './support/graph.js';
import { typeDefs } from './support/subgraph.js';

const TIMES = 20;
const CLIENTS = 4;

let graph: Graph;
beforeAll(async () => {
  // On a fast machine they ask more often in this time than one person may in a minute.
  graph = await startGraph({ limits: { requestsPerMinute: 1_000_000, costPerMinute: 1_000_000_000 } });
});
afterAll(() => graph.close());

const idInForce = async () => {
  await fetch(`${graph.address}/readyz`);
  const told = graph.logged.filter((line) => line.includes('"msg":"health"')).at(-1);
  return JSON.parse(told ?? '{}').supergraph as string;
};

it('takes twenty publications, one after the other, while people ask, without a failed request', async () => {
  const { centres, people, supergraphFile } = graph;
  const publications = new Publications(dirname(supergraphFile));
  publications.begin({ sdl: { ...typeDefs }, supergraph: compose(centres.url, people.url) });

  let isOver = false;
  const answers: unknown[] = [];
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (!isOver) answers.push(await graph.ask('{ me }'));
  });
  const seen = new Set([await idInForce()]);
  for (let time = 1; time <= TIMES; time += 1) {
    const fresh = ` extend type Query { fresh${time}: String }`;
    const sdl = { ...typeDefs, centres: typeDefs.centres + fresh };
    const supergraph = compose(centres.url, people.url, fresh);
    const { number, base } = publications.latest()!;
    const about = { kind: 'SLICE', slice: 'centres', reason: null, base } as const;
    expect(publications.publish(number, about, { sdl, supergraph })).toBe(time + 1);
    await vi.waitFor(async () => expect(seen).not.toContain(await idInForce()), { timeout: 20_000 });
    seen.add(await idInForce());
  }
  isOver = true;
  await Promise.all(clients);
  expect(seen.size).toBe(TIMES + 1);
  expect(answers.length).toBeGreaterThan(TIMES);
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ data: { me: 'IOM' } })]),
  );
});
