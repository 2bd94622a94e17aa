import { createActorTokenMinter } from '@mrrm/platform/wire/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Graph, startGraph } from './support/graph.js';

const ALARM = 'mutation { alarm { name headcount } }';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

/** What the actor tokens said that the slices got for one operation. */
async function saidOf(query: string, headers: Record<string, string> = {}) {
  const from = { centres: graph.centres.actors.length, people: graph.people.actors.length };
  const response = await graph.post({ query }, headers);
  expect([response.status, ((await response.json()) as { errors?: object }).errors]).toEqual([
    200,
    undefined,
  ]);
  const all = [...graph.centres.actors.slice(from.centres), ...graph.people.actors.slice(from.people)];
  return all.map(({ urgent }) => urgent);
}

describe('what the schema says is urgent', () => {
  it('is said to each slice in the actor token, also where the operation only reads on; nothing else is', async () => {
    expect(await saidOf('mutation { open(name: "x") { name headcount } }')).toEqual([undefined, undefined]);
    expect(await saidOf('{ centre(id: "c1") { name headcount } }')).toEqual([undefined, undefined]);
    expect(await saidOf('query alarm { alarm: me }')).toEqual([undefined]);
    expect(await saidOf(ALARM)).toEqual([true, true]);
  });

  it('cannot be said by a client', async () => {
    const forged = await graph.issuer.token({ urgent: true });
    const response = await graph.post({ query: '{ me }' }, { authorization: `Bearer ${forged}` });
    expect(response.status).toBe(401);
    expect(await saidOf('{ me }', { urgent: 'true', 'x-urgent': 'true' })).toEqual([undefined]);
  });

  it('is as urgent in what a slice has to ask for it, and in nothing that a slice asks of its own accord', async () => {
    const mint = createActorTokenMinter(graph.actorTokenKey);
    const service = await graph.issuer.token({ sub: 'a-slice', role: 'SERVICE', azp: 'centres' });
    const asked = async (urgent: boolean | undefined) => {
      const actor = { ...graph.centres.actors[0]!, role: 'NURSE', urgent };
      const proof = mint(actor, 'centres', 'a question');
      return saidOf('{ me }', { authorization: `Bearer ${service}`, 'x-on-behalf-of': proof });
    };
    expect(await asked(undefined)).toEqual([undefined]);
    expect(await asked(true)).toEqual([true]);
    expect(await saidOf('{ me }', { authorization: `Bearer ${service}` })).toEqual([undefined]);
  });
});
