import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHalfRequests } from '../../test/support/half-requests.js';
import { type Graph, startGraph } from './support/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({ limits: { requestMilliseconds: 400, connections: 50 } });
});
afterAll(() => graph.close());

describe('requests that are never finished', () => {
  it('lose their connection, with a token and without one', async () => {
    const signedIn = { authorization: `Bearer ${graph.token}`, 'x-purpose': 'CARE' };
    const strangers = openHalfRequests(graph.url, 5);
    const known = openHalfRequests(graph.url, 5, signedIn);
    expect((await graph.ask('{ me }')).data).toEqual({ me: 'IOM' });
    await Promise.all([...strangers, ...known].map(({ closed }) => closed));
    for (const { said } of strangers) expect(said).toMatch(/^HTTP\/1\.1 401[\s\S]*connection: close/i);
    for (const { said } of known) expect(said).toMatch(/^(HTTP\/1\.1 408[\s\S]*)?$/);
  });

  it('cannot be more than there are connections for, and leave room when they end', async () => {
    const many = openHalfRequests(graph.url, 80, {
      authorization: `Bearer ${graph.token}`,
      'x-purpose': 'CARE',
    });
    await Promise.all(many.map(({ closed }) => closed));
    expect((await graph.ask('{ me }')).data).toEqual({ me: 'IOM' });
  });
});
