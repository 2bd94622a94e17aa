import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { csvAsked } from '../src/csv/asked.js';
import { linesOf } from '../src/csv/lines.js';
import { type Answer, type Graph, startGraph } from './support/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
afterEach(() => {
  graph.people.tamper = undefined;
  graph.people.isSilent = false;
});
afterAll(() => graph.close());

const table = async (query: string, variables?: object, accept = 'text/csv') => {
  const response = await graph.post({ query, variables }, { accept });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};
const PEOPLE = 'query Of($first: Int!) { centre(id: "c1") { name many(first: $first) { id name } } }';
const FIGURES =
  '{ figures { of pageInfo { hasNextPage } nodes { period value withheld word { code } kinds { code } } } }';

/** What the owner of names gives for them. */
const named = (name: unknown) => {
  graph.people.tamper = (answer) => {
    for (const one of answer.data?._entities ?? []) one.name = name;
    return answer;
  };
};

describe('a question that is no table is refused as CSV before anybody is asked', () => {
  it.each([
    ['has no list', '{ me }', 'this question has none'],
    [
      'has two',
      '{ a: centre(id: "c1") { residents { id } } b: centre(id: "c1") { residents { id } } }',
      'this question has a.residents and b.residents',
    ],
    [
      'has a list in a list of a row',
      '{ figures { pageInfo { hasNextPage } nodes { kinds { inner { code } } } } }',
      'a list within a list',
    ],
    [
      'leaves out why a number is withheld',
      '{ figures { pageInfo { hasNextPage } nodes { period value } } }',
      'Ask withheld beside figures.nodes.value',
    ],
    [
      'leaves it out further in',
      '{ figures { pageInfo { hasNextPage } nodes { before { value } } } }',
      'Ask withheld beside figures.nodes.before.value',
    ],
    [
      'leaves out whether there is more',
      '{ figures { nodes { period } } }',
      'Ask pageInfo { hasNextPage } in figures',
    ],
    [
      'gives two columns one name',
      '{ figures { of pageInfo { hasNextPage } nodes { figures: before { of: period } } } }',
      'Two columns would be called figures.of',
    ],
    ['changes something', 'mutation { open(name: "x") { residents { id } } }', 'Only a query'],
  ])('because it %s', async (_, query, why) => {
    const asked = graph.centres.headers.length;
    const { status, type, text } = await table(query);
    expect({ status, type }).toEqual({ status: 400, type: 'application/json; charset=utf-8' });
    const { errors } = JSON.parse(text) as Answer;
    expect(errors).toHaveLength(1);
    expect(errors![0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringContaining(why),
    });
    expect(graph.centres.headers).toHaveLength(asked);
  });
});

describe('an error is told as one, and no part of a table', () => {
  it.each([
    ['a field that a rule closes in one row of many', 403, PEOPLE, { first: 100 }, 'FORBIDDEN'],
    ['a variable that does not fit', 400, PEOPLE, { first: 'x' }, 'BAD_USER_INPUT'],
    ['a document that cannot be read', 400, '{', {}, 'BAD_USER_INPUT'],
    [
      'what may cost too much',
      400,
      `{ centre(id: "c1") { residents { ${Array.from({ length: 60 }, (_, one) => `n${one}: name`)} } } }`,
      {},
      'TOO_EXPENSIVE',
    ],
  ])('%s', async (_, expected, query, variables, code) => {
    const { status, type, text } = await table(query, variables);
    expect({ status, type }).toEqual({ status: expected, type: 'application/json; charset=utf-8' });
    const { data, errors } = JSON.parse(text) as Answer;
    expect(data).toBeUndefined();
    expect(errors![0]!.extensions.code).toBe(code);
  });

  it('an owner that cannot be reached', async () => {
    graph.people.misbehave = (_, response) => void response.destroy();
    const { status, text } = await table(PEOPLE, { first: 2 });
    graph.people.misbehave = undefined;
    expect(status).toBe(503);
    expect(JSON.parse(text).errors[0].extensions.code).toBe('UPSTREAM_UNAVAILABLE');
  });

  it('a list that is not there, which is not an empty one', async () => {
    graph.centres.tamper = (answer) => ({ ...answer, data: { centre: null } });
    const { status, text } = await table('{ centre(id: "none") { residents { id } } }');
    graph.centres.tamper = undefined;
    expect(status).toBe(404);
    expect(JSON.parse(text).errors[0].extensions.code).toBe('NOT_FOUND');
  });

  it('a request without a token or a purpose, as for any other answer', async () => {
    const headers = { accept: 'text/csv' };
    expect((await graph.post({ query: FIGURES }, { ...headers, authorization: '' })).status).toBe(401);
    expect((await graph.post({ query: FIGURES }, { ...headers, 'x-purpose': '' })).status).toBe(400);
  });
});

describe('a table', () => {
  it('has the names of the answer, what is withheld with its reason, and what stands around in each row', async () => {
    expect(await table(FIGURES)).toEqual({
      status: 200,
      type: 'text/csv; charset=utf-8; header=present',
      text: [
        'figures.of,figures.pageInfo.hasNextPage,period,value,withheld,word.code,kinds.code',
        'ARRIVALS,false,2023,-12,,A,A;B',
        'ARRIVALS,false,2024,,SMALL,,""',
        '',
      ].join('\r\n'),
    });
  });

  it('says on request in its second line what each column is, as the owners say', async () => {
    const { text } = await table(FIGURES, undefined, 'text/csv; hxl=1');
    expect(text.split('\r\n')[1]).toBe('#indicator,,#date+period,#indicator+value+num,,#meta+word+code,');
  });

  it('is compressed for whoever accepts it, however long it is', async () => {
    const response = await graph.post(
      { query: PEOPLE, variables: { first: 99 } },
      { accept: 'text/csv', 'accept-encoding': 'gzip' },
    );
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect((await response.text()).split('\r\n')).toHaveLength(101);
  });

  it('is made as fast as it is read', async () => {
    let made = 0;
    const row = {
      get a() {
        made += 1;
        return 'a long text of a row';
      },
    };
    const column = { name: 'a', path: ['a'], isInRow: true, coordinates: [] };
    const lines = linesOf({ rows: Array(100_000).fill(row) }, { rows: ['rows'], columns: [column] });
    await once(lines, 'readable');
    expect(made).toBeLessThan(5000);
    lines.resume();
    await once(lines, 'end');
    expect(made).toBe(100_000);
  });

  it('has a first line when there is no row, and follows aliases, fragments and what is left out', async () => {
    graph.centres.tamper = (answer) => ({
      ...answer,
      data: { figures: { ...answer.data.figures, nodes: [] } },
    });
    const query = `query Named($no: Boolean = false) { figures { pageInfo { hasNextPage } nodes { ...row } } }
      fragment row on Figure { when: period value @include(if: $no) ... on Figure { before { begun: period } } }`;
    const { text } = await table(query);
    graph.centres.tamper = undefined;
    expect(text).toBe('figures.pageInfo.hasNextPage,when,before.begun\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1', "'＝1"],
    ['=1,"x"', `"'=1,""x"""`],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['', '""'],
    [null, ''],
    ['Йоана', 'Йоана'],
  ])('holds %j as text that no program runs', async (name, written) => {
    named(name);
    const { text } = await table(PEOPLE, { first: 1 });
    expect(text).toBe(`centre.name,id,name\r\nExample centre,m0,${written}\r\n`);
  });
});

describe('what a client likes', () => {
  it.each([
    [undefined, undefined],
    ['*/*', undefined],
    ['application/json, text/csv', undefined],
    ['text/csv;q=0.5, application/json', undefined],
    ['text/csv;q=0', undefined],
    ['text/csv', { hxl: false }],
    ['text/csv, application/json', { hxl: false }],
    ['application/json;q=0.9, Text/CSV; charset=utf-8', { hxl: false }],
    ['text/csv; hxl="1"; q=0.8', { hxl: true }],
  ])('by accept: %s', (accept, wish) => {
    expect(csvAsked(accept)).toEqual(wish);
  });
});
