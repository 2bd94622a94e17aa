import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Graph, startGraph } from './support/graph.js';

const DEADLINE = 300;
const QUERY = '{ centre(id: "c1") { name size: headcount residents { id name age } } }';
const UNKNOWN = [
  ['centre', 'size'],
  ['centre', 'residents', 0, 'name'],
  ['centre', 'residents', 0, 'age'],
  ['centre', 'residents', 1, 'name'],
  ['centre', 'residents', 1, 'age'],
];

let graph: Graph;
beforeEach(async () => {
  graph = await startGraph({ deadlineMilliseconds: DEADLINE });
});
afterEach(() => graph.close());

async function expectUnknownNotNone() {
  const { data, errors } = await graph.ask(QUERY);
  expect(data).toEqual({
    centre: {
      name: 'Example centre',
      size: null,
      residents: [
        { id: 'r1', name: null, age: null },
        { id: 'r2', name: null, age: null },
      ],
    },
  });
  expect(new Set(errors!.map(({ path }) => JSON.stringify(path)))).toEqual(
    new Set(UNKNOWN.map((path) => JSON.stringify(path))),
  );
  for (const error of errors!) {
    expect(error.extensions).toEqual({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(error.message).not.toMatch(/127\.0\.0\.1|people|ECONN|undici/);
  }
}

describe('an owner that is down', () => {
  it('leaves null at each of its fields, with an error that carries the path, and heals by itself', async () => {
    await graph.people.stop();
    await expectUnknownNotNone();
    await graph.people.start();
    expect((await graph.ask(QUERY)).errors).toBeUndefined();
  });

  it('is told at a root field too', async () => {
    await graph.centres.stop();
    const answer = await graph.ask('query ($no: Boolean!) { here: me secret @skip(if: $no) }', { no: true });
    expect(answer.data).toEqual({ here: null });
    expect(answer.errors!.map(({ path }) => path)).toEqual([['here']]);
    await graph.centres.start();
  });

  it('leaves its own part of a root field that several owners answer together, and theirs stands', async () => {
    const query = '{ me: who { work called: name ...more } } fragment more on Who { age }';
    expect(await graph.ask(query)).toEqual({
      data: { me: { work: 'Example centre', called: 'Person', age: 40 } },
    });
    await graph.people.stop();
    const { data, errors } = await graph.ask(query);
    expect(data).toEqual({ me: { work: 'Example centre', called: null, age: null } });
    expect(errors!.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['me', 'called'], 'UPSTREAM_UNAVAILABLE'],
      [['me', 'age'], 'UPSTREAM_UNAVAILABLE'],
    ]);
    await graph.people.start();
    // One that says of the whole field that it has none speaks of its own part, too.
    graph.people.misbehave = (_request, response) =>
      response
        .setHeader('content-type', 'application/json')
        .end(
          '{"data":{"me":null},"errors":[{"message":"No.","path":["me"],"extensions":{"code":"FORBIDDEN"}}]}',
        );
    const refused = await graph.ask(query);
    expect(refused.data).toEqual(data);
    expect(refused.errors!.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['me', 'called'], 'FORBIDDEN'],
      [['me', 'age'], 'FORBIDDEN'],
    ]);
  });

  it.each([
    ['an empty object', 'application/json', '{}'],
    ['data without the field', 'application/json', '{"data":{}}'],
    ['too few entities', 'application/json', '{"data":{"_entities":[]}}'],
    ['null data and no error', 'application/json', '{"data":null}'],
    ['a page of HTML', 'text/html', '<html>Bad gateway</html>'],
    ['HTML that claims to be JSON', 'application/json', '<html>'],
  ])('is not believed when it answers %s', async (_, type, body) => {
    graph.people.misbehave = (_request, response) => response.setHeader('content-type', type).end(body);
    await expectUnknownNotNone();
  });

  it('is given up at the deadline, also when it stops in the middle of its answer', async () => {
    graph.people.misbehave = () => undefined;
    await expectUnknownNotNone();
    graph.people.misbehave = (_request, response) =>
      void response.setHeader('content-type', 'application/json').write('{"data":');
    await expectUnknownNotNone();
    expect(graph.logged.join()).toContain('"reason":"DEADLINE"');
  });

  it('cannot blame the client when it refuses the gateway itself', async () => {
    graph.people.misbehave = (_request, response) =>
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end('{"errors":[{"message":"no","extensions":{"code":"UNAUTHENTICATED"}}]}');
    await expectUnknownNotNone();
  });

  it('is named in the log without an address, while /readyz tells anybody that the gateway is ready and no more', async () => {
    await graph.people.stop();
    const response = await fetch(`${graph.address}/readyz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
    const told = graph.logged.filter((line) => line.includes('"msg":"health"')).at(-1)!;
    expect(JSON.parse(told)).toMatchObject({ away: ['people'] });
    expect(told).not.toContain('127.0.0.1');
    await graph.people.start();
  });
});
