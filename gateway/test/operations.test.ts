import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Graph, startGraph } from './support/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

const codes = async (response: Response) =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors.map(
    (error) => error.extensions.code,
  );

describe('operations', () => {
  it('refuses two root mutations in one operation, also behind a fragment', async () => {
    const fragment = 'fragment more on Mutation { shut(name: "a") { id } }';
    for (const query of [
      'mutation { open(name: "a") { id } shut(name: "a") { id } }',
      'mutation { a: open(name: "a") { id } b: open(name: "b") { id } }',
      `mutation { open(name: "a") { id } ...more } ${fragment}`,
    ]) {
      graph.centres.headers.length = 0;
      const response = await graph.post({ query });
      expect(response.status).toBe(400);
      expect(await codes(response)).toEqual(['BAD_USER_INPUT']);
      expect(graph.centres.headers).toEqual([]);
    }
    expect(await graph.ask('mutation { open(name: "a") { id } }')).toEqual({ data: { open: { id: 'c1' } } });
  });

  it('refuses batches, introspection, and documents that are too large or too recursive', async () => {
    expect((await graph.post([{ query: '{ me }' }, { query: '{ me }' }])).status).toBe(400);
    expect(await codes(await graph.post({ query: '{ __schema { types { name } } }' }))).toEqual([
      'BAD_USER_INPUT',
    ]);
    const long = `{ ${Array.from({ length: 600 }, (_, index) => `a${index}: me`).join(' ')} }`;
    expect(await codes(await graph.post({ query: long }))).toEqual(['TOO_EXPENSIVE']);
    const nested = Array.from(
      { length: 30 },
      (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`,
    );
    const query = `{ ...f0 } ${nested.join(' ')} fragment f30 on Query { me }`;
    expect(await codes(await graph.post({ query }))).toEqual(['TOO_EXPENSIVE']);
  });

  it.each([
    ['an operation that the document does not have', '{ me }', 'Missing'],
    ['an operation named like a property of every object', '{ me }', 'constructor'],
    ['several operations and no name', 'query a { me } query b { me }', undefined],
    ['a subscription', 'subscription { me }', undefined],
  ])('refuses %s', async (_, query, operationName) => {
    const response = await graph.post({ query, operationName });
    expect(response.status).toBe(400);
    expect(await codes(response)).toEqual(['BAD_USER_INPUT']);
  });

  it('suggests no name of the schema in an error', async () => {
    const answer = await graph.ask('{ centr(id: 1) { nam } secre }');
    expect(JSON.stringify(answer)).not.toMatch(/Did you mean|centre|secret/);
    expect(answer.errors![0]!.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it('lets nothing out of a failing subgraph but code, message and path', async () => {
    const answer = await graph.ask('{ secret }');
    expect(answer).toEqual({
      data: { secret: null },
      errors: [{ message: expect.any(String), path: ['secret'], extensions: { code: 'INTERNAL' } }],
    });
    expect(JSON.stringify(answer)).not.toMatch(/select|db\.internal|centres|stack/);
  });

  it('passes the audits of graphql-http without an error', async () => {
    // Two of the audits look at `__type`.
    const audited = await startGraph({ introspection: true });
    const signed = {
      authorization: `Bearer ${audited.token}`,
      'x-purpose': 'CARE',
      'apollo-require-preflight': 'true',
    };
    const fetchFn = (url: string, init: RequestInit) =>
      fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), ...signed } });
    const results = await Promise.all(serverAudits({ url: audited.url, fetchFn }).map((audit) => audit.fn()));
    await audited.close();
    const errors = results.flatMap((result) =>
      result.status === 'error' ? [[result.name, result.reason]] : [],
    );
    expect(errors).toEqual([]);
    expect(results.length).toBeGreaterThan(50);
  });
});
