import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSegments } from '../../src/duty/rules/coverage.js';

const HOUR = 3_600_000;
const hour = (number: number) => new Date(Date.UTC(2024, 4, 1) + number * HOUR);
const shift = fc
  .record({
    start: fc.integer({ min: -24, max: 72 }),
    length: fc.integer({ min: 1, max: 24 }),
    staffNeeded: fc.integer({ min: 1, max: 4 }),
    staffPlanned: fc.integer({ min: 0, max: 4 }),
    employer: fc.constantFrom('STATE' as const, 'IOM' as const),
  })
  .map(({ start, length, ...rest }) => ({
    ...rest,
    parentId: 'centre',
    startsAt: hour(start),
    endsAt: hour(start + length),
  }));

describe('coverage', () => {
  it('of no shift at all is one stretch that is not covered', () => {
    expect(toSegments([], hour(0), hour(48))).toEqual([
      { startsAt: hour(0), endsAt: hour(48), staffNeeded: 0, staffPlanned: 0, employers: [], covered: false },
    ]);
  });

  it('fills the range without a gap or an overlap, and is right at every hour', () => {
    fc.assert(
      fc.property(fc.array(shift, { maxLength: 12 }), (shifts) => {
        const segments = toSegments(shifts, hour(0), hour(48));
        expect(segments[0]!.startsAt).toEqual(hour(0));
        expect(segments.at(-1)!.endsAt).toEqual(hour(48));
        for (const [index, { startsAt }] of segments.slice(1).entries())
          expect(startsAt).toEqual(segments[index]!.endsAt);
        for (let at = 0; at < 48; at += 1) {
          const running = shifts.filter(({ startsAt, endsAt }) => startsAt <= hour(at) && endsAt > hour(at));
          const segment = segments.find(({ startsAt, endsAt }) => startsAt <= hour(at) && endsAt > hour(at))!;
          expect(segment.staffPlanned).toBe(running.reduce((sum, one) => sum + one.staffPlanned, 0));
          expect(segment.staffNeeded).toBe(running.reduce((sum, one) => sum + one.staffNeeded, 0));
          expect(segment.covered).toBe(
            running.length > 0 && running.every((one) => one.staffPlanned >= one.staffNeeded),
          );
        }
      }),
    );
  });
});
