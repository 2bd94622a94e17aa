import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Graph, startGraph } from './support/graph.js';

let graph: Graph;
/** Lets the held requests of the slice go on. */
let release: () => void;
beforeEach(async () => {
  graph = await startGraph({
    limits: {
      operationsUnderWay: 3,
      operationsUnderWayOfOne: 2,
      operationsWaiting: 3,
      operationsWaitingOfOne: 1,
      // Nobody's time is over in this test, however slow the machine.
      waitMilliseconds: 120_000,
      operationMilliseconds: 120_000,
    },
    deadlineMilliseconds: 120_000,
  });
  const held = new Promise<void>((done) => {
    release = done;
  });
  graph.centres.hold = held;
});
afterEach(async () => {
  release();
  await graph.close();
});

const as = async (
  sub: string,
  query = '{ me }',
  signal?: AbortSignal,
  headers: Record<string, string> = {},
) => {
  const authorization = `Bearer ${await graph.issuer.token({ sub })}`;
  const response = await graph.post({ query }, { authorization, ...headers }, signal);
  const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return {
    status: response.status,
    wait: response.headers.get('retry-after'),
    code: errors[0]?.extensions.code,
  };
};
/** Waits until the slice has so many requests in hand. */
const reached = async (count: number) => {
  while (graph.centres.headers.length < count) await new Promise((done) => setImmediate(done));
};

describe('more operations than can be under way', () => {
  it('wait, and are refused at once when too many wait, of one person before all others', async () => {
    const mine = [as('a'), as('a')];
    await reached(2);
    const third = as('a');
    const [other] = [as('b')];
    await reached(3);
    const refusedToOne = await Promise.race([as('a'), as('a')]);
    expect(refusedToOne).toEqual({ status: 429, wait: '2', code: 'RATE_LIMITED' });
    const more = ['c', 'd', 'e', 'f', 'g'].map((sub) => as(sub));
    expect(await Promise.any(more)).toEqual({ status: 503, wait: '2', code: 'UPSTREAM_UNAVAILABLE' });
    release();
    const answers = await Promise.all([...mine, third, other, ...more]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(6);
    expect(await as('a')).toMatchObject({ status: 200 });
  });

  it('leave no place taken by one that another limit refuses while they wait', async () => {
    const people = ['a', 'b', 'c'].map((sub) => as(sub));
    await reached(3);
    const refused = `query ${'n'.repeat(201)} { me }`;
    for (const sub of ['d', 'e', 'f', 'g', 'h', 'i'])
      expect(await as(sub, refused)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    const waiting = ['d', 'e', 'f'].map((sub) => as(sub));
    release();
    for (const { status } of await Promise.all([...people, ...waiting])) expect(status).toBe(200);
    const after = ['a', 'b', 'c', 'd', 'e', 'f'].map((sub) => as(sub));
    for (const { status } of await Promise.all(after)) expect(status).toBe(200);
  });

  it('leave the line when their clients go away: the place is free at once, nothing is done, and the log counts them', async () => {
    const mine = [as('a'), as('a')];
    await reached(2);
    const client = new AbortController();
    const gone = as('a', 'mutation { open(name: "x") { id } }', client.signal).catch(({ name }) => name);
    // A write takes the place of the same person's read: once a read is refused, the write has it.
    while ((await as('a')).status !== 429);
    client.abort();
    expect(await gone).toBe('AbortError');
    const left = () => graph.logged.filter((line) => line.includes('left the line'));
    await expect.poll(() => left().length).toBe(1);
    expect(JSON.parse(left()[0]!)).toMatchObject({
      reason: 'CLIENT_GONE',
      requestId: expect.any(String),
      milliseconds: expect.any(Number),
    });
    // One waits in that place, the other finds it taken.
    const two = [as('a'), as('a')];
    expect((await Promise.race(two)).status).toBe(429);
    release();
    for (const { status } of await Promise.all(mine)) expect(status).toBe(200);
    expect((await Promise.all(two)).map(({ status }) => status).sort()).toEqual([200, 429]);
    expect(graph.centres.headers.length).toBe(3);
  });

  it('do not keep out what a slice asks for one of them', async () => {
    const people = ['a', 'b', 'c'].map((sub) => as(sub));
    await reached(3);
    const token = await graph.issuer.token({ sub: 'a-slice', role: 'SERVICE' });
    const service = graph.post({ query: '{ me }' }, { authorization: `Bearer ${token}` });
    await reached(4);
    release();
    expect((await service).status).toBe(200);
    for (const { status } of await Promise.all(people)) expect(status).toBe(200);
  });
});

describe('operations that wait', () => {
  it('are served in the order of what hangs on them: urgent writes, other writes, reads; figures give up their place', async () => {
    release();
    await graph.close();
    graph = await startGraph({
      limits: {
        operationsUnderWay: 1,
        operationsWaiting: 3,
        waitMilliseconds: 120_000,
        operationMilliseconds: 120_000,
      },
      deadlineMilliseconds: 120_000,
    });
    graph.centres.hold = new Promise<void>((done) => {
      release = done;
    });
    const first = as('first');
    await reached(1);
    const waiting = [
      as('read'),
      as('write', 'mutation { open(name: "x") { id } }'),
      as('urgent', 'mutation { alarm { id } }'),
    ];
    // Once figures get no place, or have lost the one they had, all three are in line.
    let figures = await as('figures', '{ me }', undefined, { 'x-purpose': 'STATISTICS' });
    while (figures.status !== 503)
      figures = await as('figures', '{ me }', undefined, { 'x-purpose': 'STATISTICS' });
    expect(figures).toEqual({ status: 503, wait: '2', code: 'UPSTREAM_UNAVAILABLE' });
    release();
    for (const { status } of await Promise.all([first, ...waiting])) expect(status).toBe(200);
    const served = graph.centres.actors.map(({ principal }) => principal.split(':')[1]);
    expect(served).toEqual(['first', 'urgent', 'write', 'read']);
  });
});

describe('an operation that takes too long', () => {
  it('is over at its own deadline, however many fetches it has, and each slice is told the time that is left', async () => {
    release();
    await graph.close();
    graph = await startGraph({ limits: { operationMilliseconds: 400 }, deadlineMilliseconds: 300 });
    await graph.ask('{ centre(id: "c1") { name headcount } }');
    const told = graph.centres.headers
      .concat(graph.people.headers)
      .map((headers) => Number(headers['x-deadline-milliseconds']));
    expect(told.length).toBeGreaterThanOrEqual(2);
    for (const left of told) expect(left).toBeLessThanOrEqual(300);
    graph.people.misbehave = () => undefined;
    const { data, errors } = await graph.ask(
      '{ centre(id: "c1") { name headcount residents { name homes { headcount } } } }',
    );
    expect(data).toMatchObject({ centre: { name: 'Example centre', headcount: null } });
    expect(errors!.every(({ extensions }) => extensions.code === 'UPSTREAM_UNAVAILABLE')).toBe(true);
  });
});
