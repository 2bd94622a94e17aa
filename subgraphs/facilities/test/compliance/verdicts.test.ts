import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complianceOf } from '../../src/compliance/rules/answer.js';
import type { PlaceFacts, RoomFacts, UnitFacts } from '../../src/compliance/rules/facts.js';
import { peopleOf } from '../../src/compliance/rules/facts.js';
import { measureOf } from '../../src/compliance/rules/measures.js';
import { statusOf } from '../../src/compliance/rules/verdict.js';
import { RoomKind } from '../../src/premises/values.js';
import type { StandardIndicator } from '../../src/standards/types/indicator.js';
import { type IndicatorOperator, SanitaryState } from '../../src/standards/values.js';

const rooms = fc.record({
  code: fc.stringMatching(/^[0-9]{3}$/),
  kind: fc.constantFrom(...(Object.keys(RoomKind) as RoomKind[])),
  area: fc.option(fc.integer({ min: 1, max: 300 })),
  height: fc.option(fc.integer({ min: 1, max: 4 })),
  placed: fc.nat({ max: 12 }),
  headcount: fc.option(fc.nat({ max: 80 })),
}) satisfies fc.Arbitrary<RoomFacts>;
const units = fc.record({
  kind: fc.constantFrom('TOILET' as const, 'SHOWER' as const),
  state: fc.option(fc.constantFrom(...(Object.keys(SanitaryState) as (keyof typeof SanitaryState)[]))),
}) satisfies fc.Arbitrary<UnitFacts>;
const places: fc.Arbitrary<PlaceFacts> = fc.record({
  level: fc.constantFrom('CENTRE' as const, 'SAFE_ZONE' as const),
  targetGroup: fc.constantFrom(null, 'UNACCOMPANIED_CHILDREN' as const, 'ADULTS' as const),
  on: fc.constant('2021-08-12'),
  rooms: fc.array(rooms, { maxLength: 6 }),
  units: fc.array(units, { maxLength: 6 }),
  readings: fc.constant([]),
});
const CODES = ['SPACE_BEDROOM', 'HEIGHT_BEDROOM', 'TOILET_RATIO', 'SHOWER_RATIO', 'LIVING_SPACE'];
const OPERATORS: IndicatorOperator[] = ['AT_LEAST', 'AT_MOST', 'EXACTLY'];
const indicatorOf = (code: string, operator: IndicatorOperator, threshold: number): StandardIndicator => ({
  id: code,
  code,
  what: code,
  operator,
  threshold,
  unit: 'm2',
  standard: 'S',
  verified: true,
  active: true,
  validFrom: '2019-01-01',
  version: 1,
  ofThisCentre: false,
  forCentreId: '',
});
const asked = fc.record({
  code: fc.constantFrom(...CODES),
  operator: fc.constantFrom(...OPERATORS),
  threshold: fc.nat({ max: 40 }),
});

describe('a verdict', () => {
  it('is never turned round by learning what was missing', () => {
    fc.assert(
      fc.property(
        places,
        asked,
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 12, maxLength: 12 }),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        (place, { code, operator, threshold }, sizes, works) => {
          const before = statusOf(operator, threshold, measureOf(code, place)!);
          fc.pre(before !== 'NOT_MEASURABLE');
          const complete = {
            ...place,
            rooms: place.rooms.map((room, index) => ({
              ...room,
              area: room.area ?? sizes[index]!,
              height: room.height ?? sizes[6 + index]!,
            })),
            units: place.units.map(({ kind, state }, index) => ({
              kind,
              state: state ?? (works[index] ? ('WORKING' as const) : ('BROKEN' as const)),
            })),
          };
          expect(statusOf(operator, threshold, measureOf(code, complete)!)).toBe(before);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is never given of a place where nobody has a bed and nobody was counted', () => {
    fc.assert(
      fc.property(places, asked, (place, { code, operator, threshold }) => {
        fc.pre(code !== 'HEIGHT_BEDROOM');
        const empty = place.rooms.map((room) => ({ ...room, placed: 0, headcount: null }));
        const measure = measureOf(code, { ...place, rooms: empty })!;
        // An area may be too small for anybody at all; otherwise nothing can be said.
        if (operator !== 'AT_LEAST' || threshold > 0)
          expect(statusOf(operator, threshold, measure)).not.toBe('MET');
        expect(measure.missing.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('comes with a missing fact when it cannot be given, and with its numbers when it can', () => {
    fc.assert(
      fc.property(places, asked, (place, { code, operator, threshold }) => {
        const people = (count: number) => count;
        const reader = { figuresOnly: false, figure: people, headcount: people };
        const [result] = complianceOf([indicatorOf(code, operator, threshold)], place, reader);
        if (result!.status === 'NOT_MEASURABLE') {
          expect(result!.missing.length).toBeGreaterThan(0);
          expect([result!.value, result!.numerator, result!.denominator]).toEqual([null, null, null]);
        } else if (result!.value !== null) {
          expect(result!.value).toBeCloseTo(result!.numerator! / result!.denominator!);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('counts decimals as they are written: neither the numbers nor the status know a digit that nobody measured', () => {
    const hundredths = fc.integer({ min: 1, max: 9_999 });
    const sizes = fc.array(hundredths, { minLength: 1, maxLength: 40 });
    const thousandths = fc.integer({ min: 1, max: 20_000 });
    const told = (areas: number[], people: number, threshold: number) => {
      const rooms = areas.map((area, index) => ({
        code: String(index),
        kind: 'BEDROOM' as const,
        area: area / 100,
        height: null,
        placed: index === 0 ? people : 0,
        headcount: null,
      }));
      const place = { level: 'CENTRE' as const, targetGroup: null, on: '2021-08-12', rooms, units: [] };
      const indicator = indicatorOf('LIVING_SPACE', 'AT_LEAST', threshold / 1000);
      const as = (counted: number) => counted;
      const reader = { figuresOnly: false, figure: as, headcount: as };
      return complianceOf([indicator], { ...place, readings: [] }, reader)[0]!;
    };
    expect(told([330], 3, 1_100)).toMatchObject({ status: 'MET', numerator: 3.3, value: 1.1 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 300 }), thousandths, (areas, people, threshold) => {
        const area = areas.reduce((sum, one) => sum + one, 0);
        const { status, numerator } = told(areas, people, threshold);
        expect({ status, numerator }).toEqual({
          status: area * 10 >= threshold * people ? 'MET' : 'NOT_MET',
          numerator: area / 100,
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('of a number of people that is withheld is the same whatever the number', () => {
    const withheldWhenSmall = (people: number) => (people >= 1 && people <= 10 ? null : people);
    const reader = {
      figuresOnly: true,
      figure: withheldWhenSmall,
      headcount: withheldWhenSmall,
    };
    const counts = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(places, asked, counts, counts, (place, { code, operator, threshold }, one, other) => {
        fc.pre(code !== 'HEIGHT_BEDROOM');
        const answer = (people: number) => {
          const room: RoomFacts = {
            code: '101',
            kind: 'BEDROOM',
            area: 20,
            height: 3,
            placed: people,
            headcount: null,
          };
          return complianceOf([indicatorOf(code, operator, threshold)], { ...place, rooms: [room] }, reader);
        };
        expect(answer(one)).toEqual(answer(other));
      }),
      { numRuns: 1000 },
    );
  });
});

it('counts the larger of beds and heads, and takes no bed for nobody', () => {
  expect(peopleOf(0, null)).toMatchObject({ counted: null, basis: null });
  expect(peopleOf(71, 146)).toMatchObject({ counted: 146, basis: 'HEADCOUNT' });
  expect(peopleOf(71, 30)).toMatchObject({ counted: 71, basis: 'PLACED' });
  expect(peopleOf(0, 0)).toMatchObject({ counted: 0, basis: 'HEADCOUNT' });
});
