import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePlacement } from '../../src/placement/rules/judge.js';
import { asKnown } from '../../src/placement/rules/known-people.js';
import type { Person } from '../../src/placement/rules/people.js';
import { FORESEEN_DAYS, type PlacingQuestion } from '../../src/placement/rules/question.js';
import { type Knowledge, tellFindings } from '../../src/placement/rules/tell-findings.js';

const NOTHING: Knowledge = { PERSON_FACTS: false, KIN: false };
const BIRTHDAYS: Knowledge = { PERSON_FACTS: true, KIN: false };
const ALL: Knowledge = { PERSON_FACTS: true, KIN: true };
const NOW = new Date('2024-06-01T10:00:00Z');
const CHILDREN = {
  targetGroup: 'UNACCOMPANIED_CHILDREN' as const,
  ageFrom: null,
  ageTo: 17,
  sex: null,
  openedOn: null,
  closedOn: null,
};
const boy = (more: Partial<Person> = {}): Person => ({
  sex: 'MALE',
  bornOn: '2006-07-01',
  familySituation: 'UNACCOMPANIED',
  householdId: null,
  ...more,
});
const question = (more: Partial<PlacingQuestion> = {}): PlacingQuestion => ({
  person: boy(),
  period: { startsAt: NOW, until: null },
  foreseenUntil: new Date(NOW.getTime() + FORESEEN_DAYS * 86_400_000),
  timeZone: 'Europe/Sofia',
  zone: null,
  others: [],
  householdElsewhere: false,
  standards: new Map([
    ['BEDROOM_MAX_CHILD', { threshold: 4, standard: 'EASO-UAC-2018 45.1' }],
    ['BEDROOM_SEX_SEPARATE', { threshold: 0, standard: 'EASO-UAC-2018 45.2' }],
    ['ADULT_SEPARATE', { threshold: 1, standard: 'EASO-UAC-2018 45.3' }],
  ]),
  ...more,
});
const beside = (...people: Partial<Person>[]) =>
  people.map((person, index) => ({
    residentId: `r${index}`,
    startsAt: new Date('2024-05-01T10:00:00Z'),
    until: null,
    person: boy(person),
  }));

describe('a finding in the words for its reader', () => {
  const soon = judgePlacement(question({ zone: CHILDREN }));

  it('gives the moment of a birthday to those who may know dates of birth, and to nobody else', () => {
    const moment = '2024-06-30T21:00:00.000Z';
    expect(tellFindings(soon, ALL, 'CHOSEN')[0]).toMatchObject({
      holdsFrom: new Date(moment),
      message: `The resident comes of age at ${moment}: this safe zone is for unaccompanied children only, and another bed is needed by then.`,
    });
    for (const told of tellFindings(soon, NOTHING, 'FIXED')) {
      expect(told.holdsFrom).toBeNull();
      expect(told.message).toContain('within 120 days');
      expect(JSON.stringify(told)).not.toMatch(/2024|2006|06-30/);
    }
    expect(tellFindings(soon, NOTHING, 'CHOSEN')).toEqual([]);
  });

  it('names no kin, and no rule that asks for kin, to those who may not know it', () => {
    const apart = judgePlacement(
      question({ others: beside({ bornOn: '1990-01-01', familySituation: 'ADULT_ALONE', sex: 'FEMALE' }) }),
    );
    expect(apart.map(({ rule }) => rule)).toEqual(['SEXES_APART', 'CHILDREN_APART_FROM_ADULTS']);
    for (const knows of [NOTHING, BIRTHDAYS])
      expect(tellFindings(apart, knows, 'CHOSEN')).toEqual([
        {
          rule: 'ROOM_NOT_SUITABLE',
          level: 'REFUSED',
          message: 'The resident and those who sleep in this room are not to share it.',
          source: 'The rules for bedrooms',
          holdsFrom: null,
          people: null,
          limit: null,
          says: [],
        },
      ]);
    const full = judgePlacement(question({ others: beside({}, {}, {}, {}) }));
    expect(tellFindings(full, ALL, 'CHOSEN')[0]).toMatchObject({
      people: 5,
      limit: 4,
      says: ['PERSON_FACTS', 'KIN'],
    });
    expect(tellFindings(full, NOTHING, 'CHOSEN')[0]).toMatchObject({
      rule: 'ROOM_TOO_FULL',
      level: 'NEEDS_OVERRIDE',
      people: null,
    });
    const parted = judgePlacement(question({ householdElsewhere: true }));
    expect(tellFindings(parted, ALL, 'CHOSEN')).toHaveLength(1);
    expect(tellFindings(parted, BIRTHDAYS, 'CHOSEN')).toEqual([]);
  });

  it('tells everybody that something stands against a bed', () => {
    const against = [
      question({ zone: CHILDREN, person: boy({ bornOn: '1990-01-01', familySituation: 'ADULT_ALONE' }) }),
      question({ others: beside({ bornOn: '1990-01-01', familySituation: 'ADULT_ALONE' }) }),
      question({ others: beside({}, {}, {}, {}) }),
    ];
    for (const one of against) {
      const levels = (knows: Knowledge) =>
        new Set(
          tellFindings(judgePlacement(one), knows, 'CHOSEN')
            .map(({ level }) => level)
            .filter((level) => level !== 'ADVISED'),
        );
      expect(levels(NOTHING)).toEqual(levels(ALL));
      expect(levels(NOTHING).size).toBeGreaterThan(0);
    }
  });
});

describe('the rules, asked for a reader who knows neither kin nor dates of birth', () => {
  const today = { now: NOW, timeZone: 'Europe/Sofia', soonOn: 'LAST_DAY' } as const;

  it('answer alike for all people of one sex and age who come of age in the same time', () => {
    // On 1 June 2024 all of these are 17; the first two come of age within 120 days, the others later.
    const pairs = [
      ['2006-06-02', '2006-09-29'],
      ['2006-09-30', '2007-06-01'],
      ['2010-06-02', '2011-06-01'],
      ['1990-01-01', '1989-07-01'],
    ] as const;
    const situations = fc.constantFrom('UNACCOMPANIED', 'SEPARATED', 'WITH_FAMILY', 'ADULT_ALONE', 'UNKNOWN');
    const households = fc.option(fc.constantFrom('one', 'two'));
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.tuple(situations, situations),
        fc.tuple(households, households),
        fc.date({ min: NOW, max: new Date('2026-01-01T00:00:00Z'), noInvalidDate: true }),
        ([one, other], [here, there], [first, second], until) => {
          const told = (bornOn: string, familySituation: string, householdId: string | null) => {
            const known = asKnown(boy({ bornOn, familySituation, householdId }), NOTHING, today);
            const others = beside({ bornOn: '1985-01-01', householdId: 'one' }).map((sleeper) => ({
              ...sleeper,
              person: asKnown(sleeper.person, NOTHING, today),
            }));
            const asked = question({
              person: known,
              others,
              zone: CHILDREN,
              period: { startsAt: NOW, until },
            });
            return tellFindings(judgePlacement(asked), NOTHING, 'FIXED');
          };
          expect(told(one, here, first)).toEqual(told(other, there, second));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keep the age of today, also for who was born on 29 February', () => {
    const knownAge = (bornOn: string, now: string) =>
      asKnown(boy({ bornOn }), NOTHING, { ...today, now: new Date(now) }).bornOn;
    expect(knownAge('2012-02-29', '2025-02-28T12:00:00Z')).toBe('2013-02-28');
    expect(knownAge('2012-02-29', '2025-03-01T12:00:00Z')).toBe('2012-03-01');
    expect(knownAge('2012-06-02', '2024-06-01T20:59:59Z')).toBe('2013-06-01');
    expect(knownAge('2012-06-02', '2024-06-01T21:00:00Z')).toBe('2012-06-02');
    expect(asKnown(boy(), ALL, today)).toEqual(boy());
  });
});
