import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePlacement } from '../../src/placement/rules/judge.js';
import { contains, type Period, type Person } from '../../src/placement/rules/people.js';
import type { PlacingQuestion, RuleFinding } from '../../src/placement/rules/question.js';
import { ANYBODY, ask, CHILDREN, HOUR, SOFIA, STANDARDS, said, sleeper } from '../support/placing.js';

const BEGIN = Date.parse('2024-02-20T00:00:00Z');
const END = BEGIN + 100 * 24 * HOUR;
const moments = fc.integer({ min: 0, max: 60 * 48 }).map((half) => new Date(BEGIN + half * (HOUR / 2)));
const periods = fc
  .tuple(moments, fc.option(fc.integer({ min: 1, max: 48 * 30 })))
  .map(([startsAt, halves]) => ({
    startsAt,
    until: halves === null ? null : new Date(startsAt.getTime() + halves * (HOUR / 2)),
  }));
const people: fc.Arbitrary<Person> = fc.record({
  sex: fc.constantFrom('FEMALE', 'MALE', 'OTHER', 'UNKNOWN'),
  bornOn: fc.option(
    fc.constantFrom(
      '2006-02-28',
      '2006-03-01',
      '2006-03-31',
      '2006-04-15',
      '2008-02-29',
      '2010-01-01',
      '1990-05-05',
    ),
  ),
  familySituation: fc.constantFrom('UNACCOMPANIED', 'SEPARATED', 'WITH_FAMILY', 'ADULT_ALONE', 'UNKNOWN'),
  householdId: fc.option(fc.constantFrom('one', 'two')),
});
const questions: fc.Arbitrary<PlacingQuestion> = fc.record({
  person: people,
  period: periods,
  foreseenUntil: fc.constant(new Date(END)),
  timeZone: fc.constantFrom(SOFIA, 'Asia/Beirut', 'UTC'),
  zone: fc.option(fc.constantFrom(CHILDREN, ANYBODY)),
  others: fc.array(
    fc.tuple(people, periods).map(([person, period]) => sleeper(person, period)),
    { maxLength: 8 },
  ),
  householdElsewhere: fc.constant(false),
  standards: fc.constant(STANDARDS),
});

/** The wall-clock day of a moment: the model counts birthdays by days, not by instants. */
const days = new Map<string, Map<number, string>>();
const dayOf = (at: Date, timeZone: string): string => {
  if (!days.has(timeZone)) days.set(timeZone, everyDay(timeZone));
  return days.get(timeZone)!.get(at.getTime())!;
};
/** The day of every half hour of this model. One formatter tells all: to make one takes longer than to format. */
function everyDay(timeZone: string): Map<number, string> {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone });
  return new Map(
    [...halfHours({ startsAt: new Date(BEGIN), until: null })].map((at) => [at.getTime(), clock.format(at)]),
  );
}
const isChild = ({ bornOn, familySituation }: Person, at: Date, timeZone: string): boolean | undefined => {
  if (bornOn === null)
    return familySituation === 'ADULT_ALONE'
      ? false
      : ['UNACCOMPANIED', 'SEPARATED'].includes(familySituation) || undefined;
  const day = dayOf(at, timeZone);
  const years =
    Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0);
  return years < 18;
};
const alone = ({ familySituation }: Person) => familySituation !== 'WITH_FAMILY';
const kin = (one: Person, other: Person) => one.householdId !== null && one.householdId === other.householdId;

/** Every half hour of a stay, up to when everybody of this model has come of age or gone. */
function* halfHours({ startsAt, until }: Period): Generator<Date> {
  const end = Math.min(until?.getTime() ?? END, END);
  for (let at = startsAt.getTime(); at < end; at += HOUR / 2) yield new Date(at);
}

function model({ person, period, timeZone, zone, others }: PlacingQuestion): Set<string> {
  const found = new Set<string>();
  const one = person!;
  const childAlone = (who: Person, at: Date) => alone(who) && isChild(who, at, timeZone) === true;
  for (const at of halfHours(period)) {
    const there = others.filter((other) => contains(other, at)).map((other) => other.person!);
    const strangers = there.filter((other) => !kin(one, other));
    const children = there.filter((other) => childAlone(other, at)).length;
    const adults = there.filter((other) => alone(other) && isChild(other, at, timeZone) === false).length;
    if (childAlone(one, at) && children + 1 > 4) found.add('CHILDREN_PER_BEDROOM');
    if (alone(one) && isChild(one, at, timeZone) === false && adults + 1 > 6) found.add('ADULTS_PER_BEDROOM');
    if (
      strangers.some(
        (other) =>
          (childAlone(one, at) || childAlone(other, at)) &&
          one.sex !== other.sex &&
          ![one.sex, other.sex].includes('UNKNOWN'),
      )
    )
      found.add('SEXES_APART');
    if (
      strangers.some(
        (other) =>
          (childAlone(one, at) && isChild(other, at, timeZone) === false) ||
          (childAlone(other, at) && isChild(one, at, timeZone) === false),
      )
    )
      found.add('CHILDREN_APART_FROM_ADULTS');
    if (zone?.targetGroup === 'UNACCOMPANIED_CHILDREN') {
      if (!alone(one) || isChild(one, at, timeZone) === false) found.add('ZONE_FOR_ITS_GROUP');
    }
  }
  return found;
}

const ROOM_AND_ZONE = [
  'CHILDREN_PER_BEDROOM',
  'ADULTS_PER_BEDROOM',
  'SEXES_APART',
  'CHILDREN_APART_FROM_ADULTS',
  'ZONE_FOR_ITS_GROUP',
];
const rulesOf = (findings: RuleFinding[]) =>
  new Set(findings.map(({ rule }) => rule as string).filter((rule) => ROOM_AND_ZONE.includes(rule)));

/** What a centre may have made of its indicators: each missing, switched off (it then has no entry), or with any number. */
const settings = fc
  .tuple(
    ...[...STANDARDS.keys()].map((code) =>
      fc.option(fc.double({ min: 0, max: 1_000_000, noNaN: true })).map((threshold) => ({ code, threshold })),
    ),
  )
  .map(
    (all) =>
      new Map(
        all.flatMap(({ code, threshold }) =>
          threshold === null ? [] : [[code, { threshold, standard: 'Of the centre' }] as const],
        ),
      ),
  );

describe('whatever a centre has made of its indicators', () => {
  const refusals = (findings: RuleFinding[]) => findings.filter(({ level }) => level === 'REFUSED');

  it('all that is refused with every rule on is refused in the same words', () => {
    fc.assert(
      fc.property(questions, settings, (question, standards) => {
        expect(refusals(judgePlacement({ ...question, standards }))).toEqual(
          refusals(judgePlacement(question)),
        );
      }),
    );
  });

  it('no child alone gets a bed beside an adult of no common household', () => {
    const meeting = fc
      .record({ child: people, adult: people, settings, period: periods })
      .filter(
        ({ child, adult, period }) =>
          alone(child) &&
          isChild(child, period.startsAt, SOFIA) === true &&
          isChild(adult, period.startsAt, SOFIA) === false &&
          !kin(child, adult),
      );
    fc.assert(
      fc.property(meeting, ({ child, adult, settings: standards, period }) => {
        for (const [one, other] of [
          [child, adult],
          [adult, child],
        ] as const) {
          const others = [sleeper(other, { startsAt: new Date(0), until: null })];
          const findings = ask({ person: one, period, others, zone: null, standards });
          expect(said(refusals(findings))).toContain('CHILDREN_APART_FROM_ADULTS REFUSED');
        }
      }),
    );
  });

  it('no rule becomes milder', () => {
    fc.assert(
      fc.property(questions, settings, (question, standards) => {
        const all = rulesOf(judgePlacement({ ...question, standards }));
        for (const rule of rulesOf(judgePlacement({ ...question, standards: new Map() })))
          expect([...all]).toContain(rule);
      }),
    );
  });
});

describe('every rule, whatever the people and the times', () => {
  it('says what a walk through the stay, moment by moment, says', () => {
    fc.assert(
      fc.property(questions, (question) => {
        expect([...rulesOf(judgePlacement(question))].sort()).toEqual([...model(question)].sort());
      }),
      { numRuns: 400 },
    );
  });

  it('says nothing of those whose stays only touch', () => {
    fc.assert(
      fc.property(questions, people, (question, person) => {
        const before = { startsAt: new Date(0), until: question.period.startsAt };
        const after = question.period.until && { startsAt: question.period.until, until: null };
        const touching = [before, ...(after ? [after] : [])].map((period) => sleeper(person, period));
        const more = { ...question, others: [...question.others, ...touching] };
        expect(rulesOf(judgePlacement(more))).toEqual(rulesOf(judgePlacement(question)));
      }),
    );
  });

  it('does not depend on the order of the others', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const turned = { ...question, others: [...question.others].reverse() };
        expect(said(judgePlacement(turned))).toEqual(said(judgePlacement(question)));
      }),
    );
  });

  it('says of a longer stay all that it says of a shorter one', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const longer = { ...question, period: { ...question.period, until: null } };
        const all = rulesOf(judgePlacement(longer));
        for (const rule of rulesOf(judgePlacement(question))) expect([...all]).toContain(rule);
      }),
    );
  });

  it('says of a stay entered late what it would have said in time', () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 1, max: 5 }), (question, leaps) => {
        // Eight years hold two 29 Februaries, and as many days more than whole weeks: dates of birth move along.
        const shift = (at: Date) =>
          new Date(
            Date.UTC(
              at.getUTCFullYear() - 4 * leaps,
              at.getUTCMonth(),
              at.getUTCDate(),
              at.getUTCHours(),
              at.getUTCMinutes(),
            ),
          );
        const younger = (person: Person | null) =>
          person && {
            ...person,
            bornOn:
              person.bornOn && `${Number(person.bornOn.slice(0, 4)) - 4 * leaps}${person.bornOn.slice(4)}`,
          };
        const back = <P extends Period>(period: P): P => ({
          ...period,
          startsAt: shift(period.startsAt),
          until: period.until && shift(period.until),
        });
        const earlier = {
          ...question,
          timeZone: 'UTC',
          person: younger(question.person),
          period: back(question.period),
          foreseenUntil: shift(question.foreseenUntil),
          others: question.others.map((other) => ({ ...back(other), person: younger(other.person) })),
        };
        const now = { ...question, timeZone: 'UTC' };
        expect(said(judgePlacement(earlier))).toEqual(said(judgePlacement(now)));
      }),
    );
  });
});
