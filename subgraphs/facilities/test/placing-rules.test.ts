import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePlacement } from '../src/placing/judge-placement.js';
import { birthday, contains, type Period, type Person, type Sleeper } from '../src/placing/people.js';
import type { PlacingQuestion, RuleFinding, ZoneTerms } from '../src/placing/question.js';

/*
 * The rules are compared with a model that was written apart from them: it walks through the stay moment by moment and
 * asks of each moment alone who is there, how old, and whether that may be.
 */

const SOFIA = 'Europe/Sofia';
const HOUR = 3_600_000;
const STANDARDS = new Map([
  ['BEDROOM_MAX_CHILD', { threshold: 4, standard: 'EASO-UAC-2018 45.1' }],
  ['BEDROOM_MAX_ADULT', { threshold: 6, standard: 'EASO-2016 6.1' }],
  ['BEDROOM_SEX_SEPARATE', { threshold: 0, standard: 'EASO-UAC-2018 45.2' }],
  ['ADULT_SEPARATE', { threshold: 1, standard: 'EASO-UAC-2018 45.3' }],
]);
const ANYBODY: ZoneTerms = {
  targetGroup: 'MIXED',
  ageFrom: null,
  ageTo: null,
  sex: null,
  openedOn: null,
  closedOn: null,
};
const CHILDREN: ZoneTerms = { ...ANYBODY, targetGroup: 'UNACCOMPANIED_CHILDREN' };

const boy = (bornOn: string | null = '2010-05-05', more: Partial<Person> = {}): Person => ({
  sex: 'MALE',
  bornOn,
  familySituation: 'UNACCOMPANIED',
  householdId: null,
  ...more,
});
const man = (more: Partial<Person> = {}) => boy('1990-01-01', { familySituation: 'ADULT_ALONE', ...more });
const stay = (startsAt: string, until: string | null = null): Period => ({
  startsAt: new Date(startsAt),
  until: until === null ? null : new Date(until),
});
let sleepers = 0;
const sleeper = (person: Person | null, period: Period): Sleeper => {
  sleepers += 1;
  return { ...period, residentId: `r${sleepers}`, person };
};
const ask = ({
  period = stay('2024-06-01T10:00:00Z'),
  ...question
}: Partial<PlacingQuestion>): RuleFinding[] =>
  judgePlacement({
    person: boy(),
    period,
    foreseenUntil: new Date(period.startsAt.getTime() + 120 * 24 * HOUR),
    timeZone: SOFIA,
    zone: CHILDREN,
    others: [],
    householdElsewhere: false,
    standards: STANDARDS,
    ...question,
  });
const said = (findings: RuleFinding[]) => findings.map(({ rule, level }) => `${rule} ${level}`).sort();

describe('an 18th birthday', () => {
  it('begins at midnight of the centre, in summer and in winter time', () => {
    expect(birthday('2006-07-01', 18, SOFIA).toISOString()).toBe('2024-06-30T21:00:00.000Z');
    expect(birthday('2006-12-01', 18, SOFIA).toISOString()).toBe('2024-11-30T22:00:00.000Z');
  });

  it('of somebody born on 29 February is on 1 March, unless the year has a 29 February', () => {
    expect(birthday('2008-02-29', 18, SOFIA).toISOString()).toBe('2026-02-28T22:00:00.000Z');
    expect(birthday('2008-02-29', 16, SOFIA).toISOString()).toBe('2024-02-28T22:00:00.000Z');
    expect(birthday('2006-03-01', 18, SOFIA).toISOString()).toBe('2024-02-29T22:00:00.000Z');
  });

  it('on the day of a change of the clocks begins with that day, also where midnight does not exist', () => {
    // Sofia goes from 03:00 to 04:00 on 31 March 2024; Beirut from 00:00 to 01:00 on the same day.
    expect(birthday('2006-03-31', 18, SOFIA).toISOString()).toBe('2024-03-30T22:00:00.000Z');
    expect(birthday('2006-03-31', 18, 'Asia/Beirut').toISOString()).toBe('2024-03-30T22:00:00.000Z');
  });

  it('puts nobody out tonight: it is said beforehand, with its moment', () => {
    const person = boy('2006-07-01');
    const before = ask({ person });
    expect(said(before)).toEqual(['ZONE_FOR_ITS_GROUP ADVISED']);
    expect(before[0]!.facts.at).toBe('2024-06-30T21:00:00.000Z');
    const until = (moment: string) => said(ask({ person, period: stay('2024-06-01T10:00:00Z', moment) }));
    expect(until('2024-06-30T21:00:00Z')).toEqual([]);
    expect(until('2024-06-30T21:00:00.001Z')).toEqual(['ZONE_FOR_ITS_GROUP ADVISED']);
    const from = (moment: string) => said(ask({ person, period: stay(moment) }));
    expect(from('2024-06-30T20:59:59.999Z')).toEqual(['ZONE_FOR_ITS_GROUP ADVISED']);
    expect(from('2024-06-30T21:00:00Z')).toEqual(['ZONE_FOR_ITS_GROUP REFUSED']);
  });

  it('in years is no advice for tonight', () => {
    expect(ask({ person: boy('2007-06-01') })).toEqual([]);
    const period = stay('2024-06-01T10:00:00Z', '2025-08-01T10:00:00Z');
    expect(said(ask({ person: boy('2007-06-01'), period }))).toEqual(['ZONE_FOR_ITS_GROUP ADVISED']);
  });

  it('of one of two in a room is said to both, earlier than it parts them', () => {
    const others = [sleeper(boy('2006-07-01'), stay('2024-05-01T10:00:00Z'))];
    expect(said(ask({ others, zone: null }))).toEqual(['CHILDREN_APART_FROM_ADULTS ADVISED']);
    expect(said(ask({ others, zone: null, period: stay('2024-07-01T10:00:00Z') }))).toEqual([
      'CHILDREN_APART_FROM_ADULTS REFUSED',
    ]);
  });
});

describe('a bedroom', () => {
  it('takes no fifth child alone without a reason', () => {
    const others = Array.from({ length: 4 }, () => sleeper(boy(), stay('2024-05-01T10:00:00Z')));
    const findings = ask({ others });
    expect(said(findings)).toEqual(['CHILDREN_PER_BEDROOM NEEDS_OVERRIDE']);
    expect(findings[0]).toMatchObject({ source: 'EASO-UAC-2018 45.1' });
    expect(ask({ others: others.slice(1) })).toEqual([]);
  });

  it('counts those who are there at one time, not those who come one after the other', () => {
    const days = ['2024-06-02', '2024-06-03', '2024-06-04', '2024-06-05', '2024-06-06'];
    const others = days
      .slice(1)
      .map((day, index) => sleeper(boy(), stay(`${days[index]}T10:00:00Z`, `${day}T10:00:00Z`)));
    expect(ask({ others: [...others, ...others.slice(0, 0)] })).toEqual([]);
  });

  it('has no seventh adult alone without a reason', () => {
    const others = Array.from({ length: 6 }, () => sleeper(man(), stay('2024-05-01T10:00:00Z')));
    expect(said(ask({ person: man(), others, zone: ANYBODY }))).toEqual([
      'ADULTS_PER_BEDROOM NEEDS_OVERRIDE',
    ]);
    expect(ask({ person: man(), others: others.slice(1), zone: ANYBODY })).toEqual([]);
  });

  it('parts the sexes of children alone, and keeps brother and sister together', () => {
    const girl = sleeper(boy('2011-01-01', { sex: 'FEMALE' }), stay('2024-05-01T10:00:00Z'));
    expect(said(ask({ others: [girl] }))).toEqual(['SEXES_APART REFUSED']);
    const sister = sleeper(
      boy('2011-01-01', { sex: 'FEMALE', householdId: 'h' }),
      stay('2024-05-01T10:00:00Z'),
    );
    const person = boy('2010-01-01', { householdId: 'h' });
    expect(ask({ person, others: [sister], householdElsewhere: false })).toEqual([]);
    expect(said(ask({ person, householdElsewhere: true }))).toEqual(['HOUSEHOLD_TOGETHER ADVISED']);
    expect(ask({ person, others: [sister], householdElsewhere: true })).toEqual([]);
  });

  it('parts children alone from adults who are no kin', () => {
    const others = [sleeper(man(), stay('2024-05-01T10:00:00Z'))];
    expect(said(ask({ others, zone: null }))).toEqual(['CHILDREN_APART_FROM_ADULTS REFUSED']);
    const uncle = sleeper(man({ householdId: 'h' }), stay('2024-05-01T10:00:00Z'));
    expect(ask({ person: boy('2010-01-01', { householdId: 'h' }), others: [uncle], zone: null })).toEqual([]);
  });

  it('parts them also where no indicator is active, and holds as many as the guidance says', () => {
    const others = [sleeper(man(), stay('2024-05-01T10:00:00Z'))];
    const standards = new Map();
    expect(ask({ others, zone: null, standards })).toMatchObject([
      { rule: 'CHILDREN_APART_FROM_ADULTS', level: 'REFUSED', source: 'EASO-UAC-2018 45.3' },
    ]);
    const children = Array.from({ length: 4 }, () => sleeper(boy(), stay('2024-05-01T10:00:00Z')));
    expect(said(ask({ others: children, standards }))).toEqual(['CHILDREN_PER_BEDROOM NEEDS_OVERRIDE']);
  });

  it('holds fewer people where an indicator asks for it, and never more', () => {
    const others = Array.from({ length: 2 }, () => sleeper(boy(), stay('2024-05-01T10:00:00Z')));
    const asks = (threshold: number) =>
      new Map([['BEDROOM_MAX_CHILD', { threshold, standard: 'House order' }]]);
    expect(ask({ others, standards: asks(2) })).toMatchObject([
      { rule: 'CHILDREN_PER_BEDROOM', source: 'House order' },
    ]);
    const more = [...others, ...others.map(({ person, ...time }) => sleeper(person, time))];
    expect(ask({ others: more, standards: asks(9) })).toMatchObject([
      { rule: 'CHILDREN_PER_BEDROOM', source: 'EASO-UAC-2018 45.1' },
    ]);
  });
});

describe('a safe zone', () => {
  it('is for its group only', () => {
    const of = (person: Person, zone: ZoneTerms) => said(ask({ person, zone }));
    expect(of(man(), CHILDREN)).toEqual(['ZONE_FOR_ITS_GROUP REFUSED']);
    expect(of(boy('2010-01-01', { familySituation: 'WITH_FAMILY' }), CHILDREN)).toEqual([
      'ZONE_FOR_ITS_GROUP REFUSED',
    ]);
    expect(of(boy(), { ...ANYBODY, targetGroup: 'ADULTS' })).toEqual(['ZONE_FOR_ITS_GROUP REFUSED']);
    expect(of(boy(), { ...ANYBODY, targetGroup: 'FAMILIES' })).toEqual(['ZONE_FOR_ITS_GROUP REFUSED']);
    expect(of(boy(), CHILDREN)).toEqual([]);
  });

  it('has its ages, its sex, and its days', () => {
    const of = (more: Partial<ZoneTerms>) => said(ask({ zone: { ...CHILDREN, ...more } }));
    expect(of({ ageFrom: 15 })).toEqual(['ZONE_AGES NEEDS_OVERRIDE']);
    expect(of({ ageFrom: 14, ageTo: 14 })).toEqual([]);
    const soon = boy('2009-07-01');
    expect(said(ask({ person: soon, zone: { ...CHILDREN, ageTo: 14 } }))).toEqual(['ZONE_AGES ADVISED']);
    expect(of({ ageTo: 13 })).toEqual(['ZONE_AGES NEEDS_OVERRIDE']);
    expect(of({ sex: 'FEMALE' })).toEqual(['ZONE_SEX REFUSED']);
    expect(of({ openedOn: '2024-06-02' })).toEqual(['ZONE_OPEN REFUSED']);
    expect(of({ closedOn: '2024-06-01' })).toEqual(['ZONE_OPEN REFUSED']);
    expect(of({ closedOn: '2024-06-02' })).toEqual(['ZONE_OPEN ADVISED']);
    expect(of({ openedOn: '2024-06-01', ageFrom: 14, ageTo: 17, sex: 'MALE' })).toEqual([]);
  });
});

describe('what is not known', () => {
  it('is said, and never taken for "nothing stands against it"', () => {
    expect(said(ask({ person: null }))).toEqual(['FACTS_KNOWN ADVISED']);
    const unknown = boy(null, { familySituation: 'UNKNOWN', sex: 'UNKNOWN' });
    const [finding] = ask({ person: unknown });
    expect(finding!.facts).toEqual({ about: 'RESIDENT', unknown: ['sex', 'age', 'family situation'] });
    expect(said(ask({ others: [sleeper(null, stay('2024-05-01T10:00:00Z'))] }))).toEqual([
      'FACTS_KNOWN ADVISED',
    ]);
  });
});

/** Half hours around the changes of the clocks and the end of February of a leap year. */
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
const days = new Map<string, string>();
const dayOf = (at: Date, timeZone: string): string => {
  const key = `${timeZone} ${at.getTime()}`;
  const day = days.get(key) ?? new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
  days.set(key, day);
  return day;
};
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
