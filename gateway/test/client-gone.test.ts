import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Graph, startGraph } from './support/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({ deadlineMilliseconds: 20_000, limits: { operationMilliseconds: 20_000 } });
});
afterAll(() => graph.close());

it('a client that goes away takes its questions to the slices with it, and none follows', async () => {
  const gone = new AbortController();
  let asked: () => void;
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const isClosed = new Promise<void>((resolve) => {
    graph.centres.misbehave = (request, response) => {
      response.once('close', resolve);
      request.resume();
      asked();
    };
  });
  const peopleBefore = graph.people.headers.length;
  const answer = fetch(graph.url, {
    method: 'POST',
    signal: gone.signal,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${graph.token}`,
      'x-purpose': 'CARE',
    },
    // Two owners, one after the other.
    body: JSON.stringify({ query: '{ centre(id: "c1") { name headcount } }' }),
  }).catch((error: Error) => error.name);
  await isAsked;
  gone.abort();
  expect(await answer).toBe('AbortError');
  await isClosed;
  graph.centres.misbehave = undefined;
  expect((await graph.ask('{ me }')).data).toEqual({ me: 'IOM' });
  expect(graph.people.headers.length).toBe(peopleBefore);
  await expect.poll(() => graph.logged.join('')).toContain('CLIENT_GONE');
});
