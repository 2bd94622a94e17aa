import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Graph, startGraph } from './support/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

describe('the entrance of the graph', () => {
  it.each([
    ['no token', {}],
    ['nonsense', { authorization: 'Bearer a.b.c' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
  ])('refuses a request with %s before it reads the body', async (_, headers) => {
    const response = await fetch(graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
      body: 'not even JSON {',
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(graph.centres.headers).toEqual([]);
  });

  it.each([
    ['has expired', { exp: 1_600_000_000 }],
    ['is meant for another audience', { aud: 'another-graph' }],
    ['names another issuer', { iss: 'https://elsewhere.example' }],
  ])('refuses a token that %s', async (_, claims) => {
    const token = await graph.issuer.token(claims);
    expect((await graph.post({ query: '{ me }' }, { authorization: `Bearer ${token}` })).status).toBe(401);
  });

  it.each([
    ['no purpose', ''],
    ['one outside the closed list', 'CURIOSITY'],
    ['the name of a property of every object', 'constructor'],
    ['two at once', 'CARE, AUDIT'],
  ])('refuses a request with %s, and says what it needs', async (_, purpose) => {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${graph.token}`,
      ...(purpose && { 'x-purpose': purpose }),
    };
    const response = await fetch(graph.url, { method: 'POST', headers, body: '{"query":"{ me }"}' });
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
    expect(errors).toEqual([{ message: expect.any(String), extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors[0]!.message).toMatch(/x-purpose.*\bCARE\b.*\bAUDIT\b/);
  });

  it('refuses a body over 256 KB', async () => {
    const response = await graph.post({ query: '{ me }', variables: { padding: 'x'.repeat(300_000) } });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_EXPENSIVE' } }] });
  });

  it('gives each request an id of its own, however often a client sends one, and answers the client’s beside it', async () => {
    const id = '0190C7A0-0000-7000-8000-000000000001';
    const first = await graph.post({ query: '{ me }' }, { 'x-request-id': id });
    const own = first.headers.get('x-request-id')!;
    expect(own).toMatch(/^[0-9a-f-]{36}$/);
    expect(own).not.toBe(id.toLowerCase());
    expect(first.headers.get('x-correlation-id')).toBe(id.toLowerCase());
    expect(graph.centres.headers.at(-1)!['x-request-id']).toBe(own);
    const again = await graph.post({ query: '{ me }' }, { 'x-request-id': id });
    expect(again.headers.get('x-request-id')).not.toBe(own);
    const odd = await graph.post({ query: '{ me }' }, { 'x-request-id': 'drop table' });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(odd.headers.get('x-correlation-id')).toBeNull();
  });

  it('never forwards the client token, and takes the organisation from the issuer and not from the token', async () => {
    const pretending = await graph.issuer.token({ organisation: 'STATE' });
    expect((await graph.post({ query: '{ me }' }, { authorization: `Bearer ${pretending}` })).status).toBe(
      401,
    );
    const token = await graph.issuer.token({ nonce: 'x' });
    const response = await graph.post({ query: '{ me }' }, { authorization: `Bearer ${token}` });
    expect(await response.json()).toEqual({ data: { me: 'IOM' } });
    expect(JSON.stringify(graph.centres.headers)).not.toContain(token);
  });

  it('logs who and how long, and never a variable, a query, a name or a token', async () => {
    graph.logged.length = 0;
    await graph.post({
      query: 'query Look($id: ID!) { centre(id: $id) { name } }',
      variables: { id: 'Secret Person' },
    });
    const lines = graph.logged.map((line) => JSON.parse(line));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      client: 'test-frontend',
      organisation: 'IOM',
      role: 'SOCIAL_WORKER',
      operation: 'Look',
      status: 200,
    });
    expect(graph.logged.join()).not.toMatch(/Secret Person|centre\(|Example centre|Bearer|eyJ|user-1/);
  });
});
