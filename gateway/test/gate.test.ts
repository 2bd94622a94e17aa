import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gate, PRIORITIES, type Priority } from '../src/limits/admission/gate.js';

const LIMITS = { underWay: 3, underWayOfOne: 2, waiting: 4, waitingOfOne: 2, waitMilliseconds: 60_000 };
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

  it('never has more under way than it may, and never leaves anybody waiting while there is room', async () => {
    const step = fc.record({
      person: fc.constantFrom('a', 'b', 'c', 'd'),
      priority: fc.constantFrom(...PRIORITIES),
      leaves: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const gate = new Gate(LIMITS);
        const inside: { person: string; leave: () => void }[] = [];
        let waiting = 0;
        for (const { person, priority, leaves } of steps) {
          if (leaves) inside.shift()?.leave();
          else {
            waiting += 1;
            void gate.enter(person, priority).then((entered) => {
              waiting -= 1;
              if (typeof entered === 'function') inside.push({ person, leave: entered });
            });
          }
          await settle();
          expect(inside.length).toBeLessThanOrEqual(LIMITS.underWay);
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
