import { judgePlacement } from '../../src/placement/rules/judge.js';
import { type Period, type Person, type Sleeper } from '../../src/placement/rules/people.js';
import type { PlacingQuestion, RuleFinding, ZoneTerms } from '../../src/placement/rules/question.js';

export const SOFIA = 'Europe/Sofia';
export const HOUR = 3_600_000;
export const STANDARDS = new Map([
  ['BEDROOM_MAX_CHILD', { threshold: 4, standard: 'EASO-UAC-2018 45.1' }],
  ['BEDROOM_MAX_ADULT', { threshold: 6, standard: 'EASO-2016 6.1' }],
  ['BEDROOM_SEX_SEPARATE', { threshold: 0, standard: 'EASO-UAC-2018 45.2' }],
  ['ADULT_SEPARATE', { threshold: 1, standard: 'EASO-UAC-2018 45.3' }],
]);
export const ANYBODY: ZoneTerms = {
  targetGroup: 'MIXED',
  ageFrom: null,
  ageTo: null,
  sex: null,
  openedOn: null,
  closedOn: null,
};
export const CHILDREN: ZoneTerms = { ...ANYBODY, targetGroup: 'UNACCOMPANIED_CHILDREN' };

export const boy = (bornOn: string | null = '2010-05-05', more: Partial<Person> = {}): Person => ({
  sex: 'MALE',
  bornOn,
  familySituation: 'UNACCOMPANIED',
  householdId: null,
  ...more,
});
export const man = (more: Partial<Person> = {}) =>
  boy('1990-01-01', { familySituation: 'ADULT_ALONE', ...more });
export const stay = (startsAt: string, until: string | null = null): Period => ({
  startsAt: new Date(startsAt),
  until: until === null ? null : new Date(until),
});
let sleepers = 0;
export const sleeper = (person: Person | null, period: Period): Sleeper => {
  sleepers += 1;
  return { ...period, residentId: `r${sleepers}`, person };
};
export const ask = ({
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
export const said = (findings: RuleFinding[]) => findings.map(({ rule, level }) => `${rule} ${level}`).sort();
