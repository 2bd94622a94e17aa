import { rename, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compose, type Graph, startGraph } from './support/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

/** Which supergraph is in force, as the log says once it was asked for. */
const state = async () => {
  await fetch(`${graph.address}/readyz`);
  const told = graph.logged.filter((line) => line.includes('"msg":"health"')).at(-1);
  const { supergraph: id, refused } = JSON.parse(told ?? '{}');
  return { id, refused } as { id: string; refused: boolean };
};

describe('the supergraph file', () => {
  it('does not let the gateway start when it is missing', async () => {
    await expect(startGraph({ supergraphFile: '/nowhere/supergraph.graphql' })).rejects.toThrow(
      'cannot be read',
    );
  });

  it('keeps the last good one when it breaks, says so once, and takes the next good one', async () => {
    const first = await state();
    graph.logged.length = 0;
    await writeFile(graph.supergraphFile, 'type Query { broken');
    await vi.waitFor(async () => expect((await state()).refused).toBe(true));
    expect((await state()).id).toBe(first.id);
    expect(graph.logged.filter((line) => line.includes('supergraph refused'))).toHaveLength(1);
    expect((await graph.ask('{ me }')).data).toEqual({ me: 'IOM' });

    const next = compose(graph.centres.url, graph.people.url, ' extend type Query { fresh: String }');
    await writeFile(`${graph.supergraphFile}.new`, next);
    await rename(`${graph.supergraphFile}.new`, graph.supergraphFile);
    await vi.waitFor(async () => expect((await state()).refused).toBe(false));
    expect((await state()).id).not.toBe(first.id);
    expect((await graph.ask('{ fresh }')).errors?.[0]?.extensions.code).not.toBe('BAD_USER_INPUT');
  });

  it('gives way to an address of the environment', async () => {
    const moved = await startGraph({ subgraphUrls: { people: 'http://127.0.0.1:9/graphql' } });
    expect((await moved.ask('{ peopleOnline }')).errors?.[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE');
    await moved.close();
  });
});
