import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Graph, startGraph } from './support/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({ limits: { depth: 5 } });
});
afterAll(() => graph.close());

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (levels: number): string =>
  levels === 2 ? '{ centre(id: "c1") { id } }' : `{ loop ${nested(levels - 1)} }`;

/** Refused with one error of this code before any subgraph is asked. */
async function expectRefused(query: string, code: string, message: RegExp) {
  graph.centres.headers.length = 0;
  const response = await graph.post({ query });
  const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
  expect(errors.map(({ extensions }) => extensions)).toEqual([{ code }]);
  expect(errors[0]!.message).toMatch(message);
  expect(response.status).toBe(400);
  expect(graph.centres.headers).toEqual([]);
}

describe('a document', () => {
  it.each([
    ['too deep', nested(6), /6 levels.*5/],
    [
      'too deep behind fragments',
      '{ ...a } fragment a on Query { loop { ...b } } fragment b on Query { loop { loop { loop { centre(id: "c1") { id } } } } }',
      /6 levels.*5/,
    ],
    [
      'with too many aliases',
      `{ centre(id: "c1") { ${times(51, (index) => `a${index}: name`)} } }`,
      /51 aliases.*50/,
    ],
    [
      'with too many aliases through a fragment',
      `{ ${times(6, (index) => `c${index}: centre(id: "c1") { ...f }`)} } fragment f on Centre { ${times(10, (index) => `a${index}: name`)} }`,
      /66 aliases.*50/,
    ],
    ['with too many root fields', `{ ${times(11, () => 'me')} }`, /11 root fields.*10/],
    [
      'with too many root fields behind fragments',
      `{ ...f ...f } fragment f on Query { ${times(6, () => 'me')} }`,
      /12 root fields.*10/,
    ],
    [
      'with too many directives',
      `{ centre(id: "c1") { ${times(10, () => 'name @skip(if: false) @include(if: true)')} ...f @skip(if: true) } } fragment f on Centre { name }`,
      /21 directives.*20/,
    ],
  ])('is refused: %s', (_, query, message) => expectRefused(query, 'TOO_EXPENSIVE', message));

  it('is refused without suffering for a fragment that contains itself', () =>
    expectRefused('{ ...a } fragment a on Query { loop { ...a } }', 'BAD_USER_INPUT', /a/));

  it('is answered at each limit', async () => {
    expect((await graph.ask(nested(5))).errors).toBeUndefined();
    const wide = `{ centre(id: "c1") { ${times(50, (index) => `a${index}: name`)} } }`;
    expect((await graph.ask(wide)).errors).toBeUndefined();
    expect(
      (await graph.ask(`{ ${times(10, () => 'me @skip(if: false) @include(if: true)')} }`)).errors,
    ).toBeUndefined();
  });
});

describe('the schema', () => {
  it.each([
    '{ __schema { types { name } } }',
    '{ hidden: __schema { types { name } } }',
    '{ me ...f } fragment f on Query { __type(name: "Centre") { name } }',
    '{ ... { ... on Query { inside: __type(name: "Centre") { fields { name } } } } }',
    'query ($yes: Boolean!) { __schema @skip(if: $yes) { types { name } } }',
  ])('is told to nobody unless that is switched on: %s', (query) =>
    expectRefused(query, 'BAD_USER_INPUT', /./),
  );

  it.each(['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])(
    'has no entrance for subgraphs: %s',
    (query) => expectRefused(query, 'BAD_USER_INPUT', /./),
  );

  it('is told when it is switched on, whole, to the tool that everybody uses', async () => {
    const open = await startGraph({ introspection: true });
    const { data, errors } = await open.ask((await import('graphql')).getIntrospectionQuery());
    await open.close();
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty('__schema');
  });
});

describe('the shape of a request', () => {
  const signed = () => ({ authorization: `Bearer ${graph.token}`, 'x-purpose': 'CARE' });

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])('is not %s', async (method) => {
    const response = await fetch(`${graph.url}?query=${encodeURIComponent('{ me }')}`, {
      method,
      headers: { ...signed(), 'apollo-require-preflight': 'true' },
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['text/plain', '{"query":"{ me }"}'],
    ['application/x-www-form-urlencoded', 'query=%7B+me+%7D'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--',
    ],
    ['application/graphql', '{ me }'],
    ['application/json-patch+json', '[]'],
  ])('is not %s', async (type, body) => {
    const response = await fetch(graph.url, {
      method: 'POST',
      headers: { ...signed(), 'content-type': type },
      body,
    });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('has no use for a cookie: one is not read, and none is set', async () => {
    const headers = {
      'content-type': 'application/json',
      'x-purpose': 'CARE',
      cookie: `token=${graph.token}`,
    };
    const refused = await fetch(graph.url, { method: 'POST', headers, body: '{"query":"{ me }"}' });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('set-cookie')).toBeNull();
    const answered = await graph.post({ query: '{ me }' }, { cookie: 'session=1' });
    expect(answered.status).toBe(200);
    expect(answered.headers.get('set-cookie')).toBeNull();
  });
});
