import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKept, readKeptQuestions } from '../src/questions/kept.js';
import { type Answer, type Graph, startGraph } from './support/graph.js';

const KEPT = {
  people: 'query People($first: Int!) { centre(id: "c1") { name many(first: $first) { id name } } }',
  some: `query Some($ids: [ID!]! = ["a"], $yes: Boolean = true) { centre(id: "c1") { of(ids: $ids) { id @include(if: $yes) name } } }`,
  strict: 'query Strict($on: Day!) { strict(on: $on) }',
  figures: '{ figures { pageInfo { hasNextPage } nodes { period value withheld } } }',
  gone: '{ wasThereOnce }',
};
const questions = new Map(
  Object.entries(KEPT).map(([id, query]) => [id, readKept(`${id}.graphql`, `# Of ${id}\n${query}\n`)]),
);
let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({ questions });
});
afterAll(() => graph.close());

const get = async (path: string, more: Record<string, string> = {}, method = 'GET') => {
  const headers = { authorization: `Bearer ${graph.token}`, 'x-purpose': 'STATISTICS', ...more };
  const response = await fetch(`${graph.address}/questions${path}`, { method, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
};
const refusalOf = async (path: string, more?: Record<string, string>, method?: string) => {
  const { status, text } = await get(path, more, method);
  const { errors } = JSON.parse(text) as Answer;
  return [status, errors![0]!.extensions.code, errors![0]!.message];
};

describe('a file is no kept question', () => {
  it.each([
    ['with a name that is none of an address', 'A b.graphql', '# A\n{ me }\n', /small letters/],
    ['without a title', 'a.graphql', '{ me }\n', /title/],
    ['with a change', 'a.graphql', '# A\nmutation { open(name: "x") { id } }\n', /one query/],
    ['with two queries', 'a.graphql', '# A\nquery a { me }\nquery b { me }\n', /one query/],
    ['without a query', 'a.graphql', '# A\nfragment a on Query { me }\n', /one query/],
    ['that cannot be read', 'a.graphql', '# A\n{ me\n', /a\.graphql: Syntax/],
  ])('%s', (_, file, text, why) => {
    expect(() => readKept(file, text)).toThrow(why);
    expect(() => readKept(file, text)).toThrow(file);
  });

  it('and a folder that is not there holds none', () => {
    expect(() => readKeptQuestions('/nowhere')).toThrow('/nowhere');
  });
});

describe('a question is refused by its name, and nobody is asked,', () => {
  it.each([
    ['that nobody keeps', '/nothing', 404, 'NOT_FOUND', 'GET /questions lists those that are.'],
    ['that every object has', '/constructor', 404, 'NOT_FOUND', 'No question is kept'],
    ['that leads elsewhere', '/..%2fgraphql', 404, 'NOT_FOUND', 'No question is kept'],
    [
      'with a parameter that it does not have',
      '/people?first=1&query=%7Bme%7D',
      400,
      'BAD_USER_INPUT',
      'has no parameter query. It has: first.',
    ],
    [
      'without one that it needs',
      '/people',
      400,
      'BAD_USER_INPUT',
      'needs the parameter first, of type Int!.',
    ],
    [
      'with one twice',
      '/people?first=1&first=2',
      400,
      'BAD_USER_INPUT',
      'parameter first is not given as Int!',
    ],
    ['with no number for a number', '/people?first=x', 400, 'BAD_USER_INPUT', '$first'],
    ['with nothing for a number', '/people?first=', 400, 'BAD_USER_INPUT', '$first'],
    ['with a broken object', '/some?ids=%7Bx', 400, 'BAD_USER_INPUT', 'parameter ids is not given as [ID!]!'],
    ['with a null character', '/strict?on=a%00b', 400, 'BAD_USER_INPUT', 'null character'],
    ['with too many values', `/some?ids=${'a,'.repeat(1001)}`, 400, 'BAD_USER_INPUT', 'more than 1000'],
    ['which asks for what is there no longer', '/gone', 400, 'BAD_USER_INPUT', 'wasThereOnce'],
  ])('%s', async (_, path, status, code, message) => {
    const asked = graph.centres.headers.length;
    expect(await refusalOf(path)).toEqual([status, code, expect.stringContaining(message)]);
    expect(graph.centres.headers).toHaveLength(asked);
  });

  it('without a token, without a purpose, or for another one than figures', async () => {
    for (const path of ['', '/figures', '/nothing'])
      expect((await refusalOf(path, { authorization: '' }))[0]).toBe(401);
    expect((await refusalOf('/figures', { 'x-purpose': '' }))[0]).toBe(400);
    expect(await refusalOf('/figures', { 'x-purpose': 'CARE' })).toEqual([
      400,
      'BAD_USER_INPUT',
      expect.stringContaining('STATISTICS'),
    ]);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('by %s', async (method) => {
    for (const path of ['', '/figures']) {
      expect((await refusalOf(path, {}, method)).slice(0, 2)).toEqual([405, 'BAD_USER_INPUT']);
      expect((await get(path, {}, method)).headers.get('allow')).toBe('GET');
    }
  });

  it('by a page of another site', async () => {
    expect((await refusalOf('/figures', { origin: 'https://evil.example' }))[0]).toBe(403);
  });

  it('beyond what one may ask, as by POST', async () => {
    const small = await startGraph({ questions, limits: { cost: 3 } });
    const asked = await fetch(`${small.address}/questions/people?first=100`, {
      headers: { authorization: `Bearer ${small.token}`, 'x-purpose': 'STATISTICS' },
    });
    const sent = await small.post({ query: KEPT.people, variables: { first: 100 } });
    expect([asked.status, await asked.json()]).toEqual([400, await sent.json()]);
    await small.close();
  });
});

describe('a kept question', () => {
  it.each([
    ['/people?first=2', KEPT.people, { first: 2 }],
    ['/some', KEPT.some, {}],
    ['/some?ids=a,b', KEPT.some, { ids: ['a', 'b'] }],
    ['/some?ids=a&ids=b&yes=false', KEPT.some, { ids: ['a', 'b'], yes: false }],
    ['/some?ids=', KEPT.some, { ids: [] }],
    ['/strict?on=2024-02-03', KEPT.strict, { on: '2024-02-03' }],
  ])('%s is answered as by POST', async (path, query, variables) => {
    const { status, text } = await get(path);
    const sent = await graph.post({ query, variables }, { 'x-purpose': 'STATISTICS' });
    expect([status, JSON.parse(text)]).toEqual([200, await sent.json()]);
    expect(graph.centres.actors.at(-1)).toMatchObject({ purpose: 'STATISTICS', organisation: 'IOM' });
  });

  it('comes as a table for whoever likes that best, or not at all', async () => {
    const { status, text, headers } = await get('/figures', { accept: 'text/csv; hxl=1' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text.split('\r\n')).toEqual([
      'figures.pageInfo.hasNextPage,period,value,withheld',
      ',#date+period,#indicator+value+num,',
      'false,2023,-12,',
      'false,2024,,SMALL',
      '',
    ]);
    expect((await refusalOf('/strict?on=2024-02-03', { accept: 'text/csv' }))[2]).toContain('has none');
  });

  it('stands in the list, with what may be given to it', async () => {
    const { text } = await get('');
    expect(JSON.parse(text).questions).toContainEqual({
      id: 'some',
      title: 'Of some',
      parameters: [
        { name: 'ids', type: '[ID!]!', isNeeded: false, unlessTold: '["a"]' },
        { name: 'yes', type: 'Boolean', isNeeded: false, unlessTold: 'true' },
      ],
    });
  });

  it('leaves the log without what was given', async () => {
    await get('/strict?on=2024-05-06');
    expect(graph.logged.at(-1)).toContain('"status":200');
    expect(graph.logged.join('')).not.toContain('2024-05-06');
  });
});
