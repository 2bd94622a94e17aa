import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compose, type Graph, startGraph } from './support/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({ limits: { cost: 1000 } });
});
afterAll(() => graph.close());

describe('the budget of an operation', () => {
  it('refuses what its variables make too expensive, says cost and budget, and asks no owner', async () => {
    const query = '{ centre(id: "c1") { residents { id } a: many(first: 3) { id } } }';
    expect((await graph.ask(query)).errors).toBeUndefined();
    graph.centres.headers.length = 0;
    const deep = '{ loop { centre(id: "c1") { many(first: 1) { homes { many(first: 1) { id } } } } } }';
    const response = await graph.post({ query: deep });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: expect.stringMatching(/16,277.*1,000/),
          extensions: { code: 'TOO_EXPENSIVE' },
        },
      ],
    });
    expect(graph.centres.headers).toEqual([]);
  });

  it('follows the supergraph when that changes', async () => {
    const ask = async () => (await graph.ask('{ fresh }')).errors?.[0]?.extensions.code;
    const replace = (weight: number) => {
      const extra = ` extend type Query { fresh: String @federation__cost(weight: ${weight}) }`;
      return writeFile(graph.supergraphFile, compose(graph.centres.url, graph.people.url, extra));
    };
    await replace(2000);
    await vi.waitFor(async () => expect(await ask()).toBe('TOO_EXPENSIVE'), 5000);
    await replace(20);
    await vi.waitFor(async () => expect(await ask()).not.toBe('TOO_EXPENSIVE'), 5000);
    expect(await ask()).not.toBe('BAD_USER_INPUT');
  });
});
