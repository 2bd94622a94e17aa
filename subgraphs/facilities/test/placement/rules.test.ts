import { describe, expect, it } from 'vitest';
import { birthday, type Person } from '../../src/placement/rules/people.js';
import type { ZoneTerms } from '../../src/placement/rules/question.js';
import { ANYBODY, ask, boy, CHILDREN, man, SOFIA, said, sleeper, stay } from '../support/placing.js';

/*
 * The rules are compared with a model that was written apart from them: it walks through the stay moment by moment and
 * asks of each moment alone who is there, how old, and whether that may be.
 */

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
