import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gate, PRIORITIES, type Priority } from '../src/limits/admission/gate.js';

const LIMITS = {
  underWay: 3,
  underWayOfOne: 2,
  underWayOfFigures: 3,
  waiting: 4,
  waitingOfOne: 2,
  waitMilliseconds: 60_000,
};
/** Lets every promise that can go on go on. */
const settle = () => new Promise((done) => setImmediate(done));

describe('the gate', () => {
  it('lets in a few, and of one person fewer, and refuses whoever finds the line full', async () => {
    const gate = new Gate(LIMITS);
    const [one, two] = [await gate.enter('a', 'READ'), await gate.enter('a', 'READ')];
    const waiting = [gate.enter('a', 'READ'), gate.enter('a', 'READ')];
    expect(await gate.enter('a', 'READ')).toBe('PERSON');
    const other = await gate.enter('b', 'READ');
    expect([one, two, other].map((entered) => typeof entered)).toEqual(['function', 'function', 'function']);
    const others = [gate.enter('c', 'READ'), gate.enter('d', 'READ')];
    expect(await gate.enter('e', 'READ')).toBe('ALL');
    for (const entered of [one, two, other]) (entered as () => void)();
    const [first, second] = await Promise.all(waiting);
    expect([typeof first, typeof second]).toEqual(['function', 'function']);
    (first as () => void)();
    (second as () => void)();
    for (const entered of await Promise.all(others)) expect(typeof entered).toBe('function');
  });

  it('refuses at once whom it would keep waiting too long at the pace of late, and waits longer with what is more urgent', async () => {
    let now = 0;
    const limits = { ...LIMITS, underWay: 1, waiting: 100, waitingOfOne: 100, waitMilliseconds: 1000 };
    const gate = new Gate(limits, () => now);
    let leave = (await gate.enter('first', 'READ')) as () => void;
    const enter = (name: string, priority: Priority) => {
      const entered = gate.enter(name, priority);
      void entered.then((turn) => {
        if (typeof turn === 'function') leave = turn;
      });
      return entered;
    };
    // Three of four leave 400 ms apart: that is the pace, and one still waits.
    for (const name of ['a', 'b', 'c', 'd']) void enter(name, 'READ');
    for (let turn = 0; turn < 3; turn += 1) {
      leave();
      now += 400;
      await settle();
    }
    void enter('e', 'READ');
    void enter('f', 'READ');
    expect(gate.refuses('g', 'READ')).toBe('ALL');
    expect(await gate.enter('g', 'READ')).toBe('ALL');
    expect(gate.refuses('g', 'FIGURES')).toBe('ALL');
    expect(gate.refuses('g', 'WRITE')).toBeUndefined();
    for (let count = 0; count < 13; count += 1) void enter(`u${count}`, 'URGENT');
    expect(gate.refuses('h', 'URGENT')).toBe('ALL');
  });

  it('takes out the last of the least urgent for what is more urgent when the line is full, and nobody for the same', async () => {
    const gate = new Gate({ ...LIMITS, underWay: 1, underWayOfOne: 1 });
    const hold = (await gate.enter('first', 'URGENT')) as () => void;
    const waiting = ['a', 'b', 'c'].map((name) => gate.enter(name, 'READ'));
    const figures = gate.enter('d', 'FIGURES');
    expect(await gate.enter('e', 'FIGURES')).toBe('ALL');
    const first = gate.enter('f', 'URGENT');
    expect(await figures).toBe('ALL');
    const second = gate.enter('g', 'WRITE');
    expect(await waiting[2]).toBe('ALL');
    expect(await gate.enter('h', 'READ')).toBe('ALL');
    const order: string[] = [];
    const served = [first, second, waiting[0]!, waiting[1]!].map(async (entered, at) => {
      const leave = await entered;
      order.push(['urgent', 'write', 'a', 'b'][at]!);
      (leave as () => void)();
    });
    hold();
    await Promise.all(served);
    expect(order).toEqual(['urgent', 'write', 'a', 'b']);
  });

  it('takes out somebody’s own reads for what the same person has to do at once', async () => {
    const gate = new Gate({ ...LIMITS, underWayOfOne: 1 });
    const hold = (await gate.enter('a', 'READ')) as () => void;
    const [kept, given] = [gate.enter('a', 'READ'), gate.enter('a', 'READ')];
    expect(gate.refuses('a', 'READ')).toBe('PERSON');
    const urgent = gate.enter('a', 'URGENT');
    expect(await given).toBe('PERSON');
    hold();
    ((await urgent) as () => void)();
    ((await kept) as () => void)();
  });

  it('serves writes before reads and reads before figures, each in its order', async () => {
    const gate = new Gate({ ...LIMITS, underWay: 1, waiting: 100, waitingOfOne: 100 });
    const order: string[] = [];
    const hold = (await gate.enter('first', 'READ')) as () => void;
    const all = (['FIGURES', 'READ', 'WRITE', 'READ', 'WRITE'] as Priority[]).map(async (priority, at) => {
      const leave = (await gate.enter(`p${at}`, priority)) as () => void;
      order.push(`${priority} ${at}`);
      leave();
    });
    hold();
    await Promise.all(all);
    expect(order).toEqual(['WRITE 2', 'WRITE 4', 'READ 1', 'READ 3', 'FIGURES 0']);
  });

  it('lets in few who count for a report while there is room for others, and holds nobody up with those who wait', async () => {
    const gate = new Gate({ ...LIMITS, underWayOfFigures: 1, waiting: 100 });
    const counts = (await gate.enter('a', 'FIGURES')) as () => void;
    let isIn = false;
    const next = gate.enter('b', 'FIGURES').then((leave) => {
      isIn = true;
      return leave as () => void;
    });
    expect(gate.refuses('c', 'READ')).toBeUndefined();
    const reads = [await gate.enter('c', 'READ'), await gate.enter('d', 'READ')] as (() => void)[];
    reads[0]!();
    await settle();
    expect(isIn).toBe(false);
    counts();
    (await next)();
    reads[1]!();
    // None is under way any more: the next goes in at once.
    ((await gate.enter('c', 'FIGURES')) as () => void)();
  });

  it('sends away at its time whoever got no turn, and forgets nobody’s place', async () => {
    const gate = new Gate({ ...LIMITS, underWay: 1, waitMilliseconds: 1 });
    const hold = (await gate.enter('a', 'READ')) as () => void;
    expect(await gate.enter('b', 'WRITE')).toBe('ALL');
    hold();
    hold();
    const next = await gate.enter('b', 'WRITE');
    expect(typeof next).toBe('function');
    expect(await gate.enter('c', 'READ')).toBe('ALL');
  });

  it('frees at once the place of whoever goes away while waiting, and calls the next in when a turn ends', async () => {
    const gate = new Gate({ ...LIMITS, underWay: 1, waiting: 2 });
    const hold = (await gate.enter('a', 'READ')) as () => void;
    const gone = new AbortController();
    const left = gate.enter('b', 'URGENT', gone.signal);
    const next = gate.enter('c', 'READ');
    expect(await gate.enter('d', 'READ')).toBe('ALL');
    gone.abort();
    expect(await left).toBe('GONE');
    const last = gate.enter('d', 'READ');
    expect(await gate.enter('e', 'READ', gone.signal)).toBe('GONE');
    hold();
    ((await next) as () => void)();
    ((await last) as () => void)();
    // Who goes away later than that has a turn to end.
    const late = new AbortController();
    const turn = (await gate.enter('b', 'READ', late.signal)) as () => void;
    late.abort();
    const waits = gate.enter('c', 'READ');
    turn();
    expect(typeof (await waits)).toBe('function');
  });

  it('never has more under way than it may, and never leaves anybody waiting while there is room', async () => {
    const step = fc.record({
      person: fc.constantFrom('a', 'b', 'c', 'd'),
      priority: fc.constantFrom(...PRIORITIES),
      what: fc.constantFrom('enters', 'enters', 'leaves', 'goes away'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const gate = new Gate({ ...LIMITS, underWayOfFigures: 1 });
        const inside: { person: string; priority: Priority; leave: () => void }[] = [];
        const clients: AbortController[] = [];
        let waiting = 0;
        for (const { person, priority, what } of steps) {
          if (what === 'leaves') inside.shift()?.leave();
          else if (what === 'goes away') clients.shift()?.abort();
          else {
            const client = new AbortController();
            clients.push(client);
            waiting += 1;
            void gate.enter(person, priority, client.signal).then((entered) => {
              waiting -= 1;
              if (typeof entered === 'function') inside.push({ person, priority, leave: entered });
            });
          }
          await settle();
          expect(inside.length).toBeLessThanOrEqual(LIMITS.underWay);
          expect(inside.filter(({ priority: what }) => what === 'FIGURES').length).toBeLessThanOrEqual(1);
          for (const one of ['a', 'b', 'c', 'd'])
            expect(inside.filter(({ person: whose }) => whose === one).length).toBeLessThanOrEqual(2);
        }
        while (inside.length > 0) {
          inside.shift()!.leave();
          await settle();
        }
        expect(waiting).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
