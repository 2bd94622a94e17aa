import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Breaker } from '../src/breaker.js';
import { type Graph, startGraph } from './support/graph.js';

/** A question waits in vain from a fifth of it on. */
const DEADLINE = 800;
/** So long that nothing waits for a fifth of it, however busy the machine. */
const LONG_DEADLINE = 30_000;
const OPERATIONS = 3;
/** Longer than any test takes: what is paused in it stays so. */
const LONG_PAUSE = 600_000;
const QUERY = '{ centre(id: "c1") { name headcount } }';
const OPEN = 'mutation { open(name: "x") { id } }';
const hang = () => undefined;

let graph: Graph;
const start = async (pauseMilliseconds: number, deadlineMilliseconds = DEADLINE) => {
  graph = await startGraph({
    deadlineMilliseconds,
    breaker: { operations: OPERATIONS, pauseMilliseconds },
  });
};
const stop = () => graph.close();

const headcount = async () => {
  const { data, errors = [] } = await graph.ask(QUERY);
  expect(data).toMatchObject({ centre: { name: 'Example centre' } });
  for (const { extensions, path } of errors)
    expect([extensions, path]).toEqual([{ code: 'UPSTREAM_UNAVAILABLE' }, ['centre', 'headcount']]);
  return (data!['centre'] as { headcount: number | null }).headcount;
};
const atOnce = (count: number) => Promise.all(Array.from({ length: count }, headcount));
const reasons = () => graph.logged.flatMap((line) => /"reason":"([A-Z_]+)"/.exec(line)?.[1] ?? []);

describe('a slice that hangs', () => {
  beforeEach(() => start(LONG_PAUSE));
  afterEach(stop);

  it('is asked no longer once some operations waited for it in vain; the others’ data stand, and the log says so', async () => {
    graph.people.misbehave = hang;
    expect(await atOnce(OPERATIONS)).toEqual([null, null, null]);
    const asked = graph.people.headers.length;
    expect(await atOnce(10)).toEqual(Array.from({ length: 10 }, () => null));
    expect(graph.people.headers.length).toBe(asked);
    expect(reasons()).toEqual([
      ...Array.from({ length: OPERATIONS }, () => 'DEADLINE'),
      ...Array.from({ length: 10 }, () => 'HANGING'),
    ]);
    expect(graph.logged.filter((line) => line.includes('it hangs'))).toHaveLength(1);
    expect((await fetch(`${graph.address}/readyz`)).status).toBe(200);
    const told = graph.logged.filter((line) => line.includes('"msg":"health"')).at(-1)!;
    expect(JSON.parse(told)).toMatchObject({ away: ['people'] });
  });

  it('is asked on while it fails at once, and is well at the first question after that ends', async () => {
    await stop();
    await start(LONG_PAUSE, LONG_DEADLINE);
    for (const fail of [
      'stop',
      (_: unknown, response: { destroy(): void }) => response.destroy(),
      (_: unknown, response: { end(text: string): void }) => response.end('<html>'),
    ] as const) {
      if (fail === 'stop') await graph.people.stop();
      else graph.people.misbehave = fail as never;
      for (let round = 0; round < 3; round += 1) await atOnce(OPERATIONS);
      graph.people.misbehave = undefined;
      if (fail === 'stop') await graph.people.start();
      expect(await headcount()).toBe(2);
    }
    expect(reasons()).not.toContain('HANGING');
  });

  it('is asked on while it refuses, for whatever reason', async () => {
    await stop();
    await start(LONG_PAUSE, 3 * DEADLINE);
    const refuse = (status: number, code: string) => (_: unknown, response: never) =>
      setTimeout(() => {
        const { writeHead } = response as { writeHead: (...all: unknown[]) => { end(text: string): void } };
        writeHead
          .call(response, status, { 'content-type': 'application/json' })
          .end(JSON.stringify({ errors: [{ message: 'no', extensions: { code } }] }));
        // Longer than what counts as waiting, and still an answer.
      }, DEADLINE);
    for (const [status, code] of [
      [503, 'UPSTREAM_UNAVAILABLE'],
      [429, 'RATE_LIMITED'],
      [200, 'FORBIDDEN'],
    ] as const) {
      graph.people.misbehave = refuse(status, code) as never;
      await Promise.all(Array.from({ length: OPERATIONS + 1 }, () => graph.ask(QUERY)));
    }
    expect(graph.people.headers.length).toBeGreaterThan(3 * OPERATIONS);
    graph.people.misbehave = undefined;
    expect(await headcount()).toBe(2);
  });

  it('for some alone is taken away from nobody: who waits in vain while others are answered does not count', async () => {
    graph.people.misbehave = hang;
    const inVain = atOnce(OPERATIONS);
    while (graph.people.headers.length < OPERATIONS) await new Promise((done) => setImmediate(done));
    graph.people.misbehave = undefined;
    expect(await headcount()).toBe(2);
    expect(await inVain).toEqual([null, null, null]);
    expect(await headcount()).toBe(2);
  });

  it('is not blamed for clients that go away', async () => {
    graph.people.misbehave = hang;
    const gone = new AbortController();
    const clients = Array.from({ length: OPERATIONS }, () =>
      graph.post({ query: QUERY }, {}, gone.signal).then(
        () => 'ANSWERED',
        ({ name }: Error) => name,
      ),
    );
    while (graph.people.headers.length < OPERATIONS) await new Promise((done) => setImmediate(done));
    // Long enough to have waited in vain.
    await new Promise((done) => setTimeout(done, DEADLINE / 4));
    gone.abort();
    expect(new Set(await Promise.all(clients))).toEqual(new Set(['AbortError']));
    await expect.poll(() => reasons().length).toBe(OPERATIONS);
    expect(new Set(reasons())).toEqual(new Set(['CLIENT_GONE']));
    graph.people.misbehave = undefined;
    expect(await headcount()).toBe(2);
  });

  it('leaves of a write the truth: it may have been done while it was sent, and was not once nothing is sent', async () => {
    const write = async () => {
      const { data, errors } = await graph.ask(OPEN);
      expect(data).toEqual({ open: null });
      expect(errors!.map(({ extensions, path }) => [extensions, path])).toEqual([
        [{ code: 'UPSTREAM_UNAVAILABLE' }, ['open']],
      ]);
      return errors![0]!.message;
    };
    graph.centres.misbehave = hang;
    for (const told of await Promise.all(Array.from({ length: OPERATIONS }, write)))
      expect(told).toContain('may have been done');
    const asked = graph.centres.headers.length;
    expect(await write()).toContain('Nothing was done');
    expect(graph.centres.headers.length).toBe(asked);
    expect((await graph.ask('{ peopleOnline }')).data).toEqual({ peopleOnline: true });
  });

  it('is told from one that is gone: of a write that reached nobody, nothing was done', async () => {
    await graph.centres.stop();
    const { errors } = await graph.ask(OPEN);
    expect(errors![0]!.message).toContain('Nothing was done');
    await graph.centres.start();
    graph.centres.misbehave = (_request, response) => response.destroy();
    expect((await graph.ask(OPEN)).errors![0]!.message).toContain('may have been done');
  });
});

describe('a slice that hung and is asked no longer', () => {
  beforeEach(() => start(1));
  afterEach(stop);

  it('is tried by one operation at a time, and asked as before once that is answered', async () => {
    let now = 0;
    let most = 0;
    graph.people.misbehave = (_request, response) => {
      most = Math.max(most, ++now);
      response.once('close', () => {
        now -= 1;
      });
    };
    await atOnce(OPERATIONS);
    expect(most).toBe(OPERATIONS);
    most = 0;
    for (let round = 0; round < 2; round += 1) expect(await atOnce(8)).not.toContain(2);
    expect(most).toBe(1);
    graph.people.misbehave = undefined;
    await expect.poll(headcount).toBe(2);
    expect(await atOnce(8)).toEqual(Array.from({ length: 8 }, () => 2));
    expect(graph.logged.filter((line) => line.includes('it answers again'))).toHaveLength(1);
  });

  it('is sent no write while it gives no sign of life', async () => {
    graph.centres.isSilent = true;
    await Promise.all(Array.from({ length: OPERATIONS }, () => graph.ask(OPEN)));
    const writes = () => graph.centres.headers.filter((headers) => headers['content-type']).length;
    expect(writes()).toBe(OPERATIONS);
    const told = await Promise.all([1, 2, 3].map(() => graph.ask(OPEN)));
    for (const { errors } of told) expect(errors![0]!.message).toContain('Nothing was done');
    expect(writes()).toBe(OPERATIONS);
    graph.centres.isSilent = false;
    await expect.poll(async () => (await graph.ask(OPEN)).data).toEqual({ open: { id: 'c1' } });
  });
});

describe('when a slice is asked no longer', () => {
  const made = (operations: number) => {
    const told: boolean[] = [];
    const clock = { now: 0 };
    const limits = { operations, pauseMilliseconds: 10 };
    const breaker = new Breaker(
      limits,
      (isOpen) => void told.push(isOpen),
      () => clock.now,
    );
    return { breaker, clock, told };
  };

  it('one operation counts once, however many questions it asked', () => {
    const { breaker } = made(2);
    for (let count = 0; count < 5; count += 1) breaker.waitedInVain('one', 0);
    expect(breaker.way()).toBe('ASK');
    breaker.waitedInVain('other', 0);
    expect(breaker.way()).toBe('REFUSE');
  });

  it('a question that was sent before the last answer does not count', () => {
    const { breaker, clock } = made(1);
    clock.now = 5;
    breaker.answered();
    breaker.waitedInVain('early', 4);
    expect(breaker.isOpen).toBe(false);
    breaker.waitedInVain('late', 5);
    expect(breaker.isOpen).toBe(true);
  });

  it('one is let through after each pause, none while it is under way, and any answer ends it', () => {
    const { breaker, clock, told } = made(1);
    breaker.waitedInVain('one', 0);
    expect(breaker.way()).toBe('REFUSE');
    for (let round = 0; round < 3; round += 1) {
      clock.now += 10;
      expect([breaker.way(), breaker.way()]).toEqual(['TRY', 'REFUSE']);
      clock.now += 100;
      expect(breaker.way()).toBe('REFUSE');
      breaker.tried();
      expect(breaker.way()).toBe('REFUSE');
    }
    breaker.answered();
    expect([breaker.way(), breaker.way()]).toEqual(['ASK', 'ASK']);
    expect(told).toEqual([true, false]);
  });

  it('is never, when nobody wants that', () => {
    const { breaker } = made(0);
    for (let count = 0; count < 100; count += 1) breaker.waitedInVain(String(count), 0);
    expect(breaker.way()).toBe('ASK');
  });
});
