import { reaches } from '../../../../test/support/walk/roles.js';
import { isOpen, keepsFrom, type Rule, reads, rulesOf } from '../../../../test/support/walk/rules.js';
import type { Model, Row } from '../../../../test/support/walk/walk.js';

export const { byField: rules, byGroup } = rulesOf('residents');
export const group = (name: string) => byGroup.get(name)!;

/** A rule that asks for two groups of one row. */
export const both = (one: string, other: string): Rule => ({
  ...group(one),
  group: `${one}+${other}`,
  letters: [...group(one).letters].filter((letter) => reads(group(other), letter)).join(''),
});

export const model: Model = {
  reads(walker, rule, row) {
    const { letter, organisation } = walker;
    if (!reads(rule, letter)) return false;
    if (letter === 'L') return row.represented === true;
    if (!reaches(walker, row.centre)) return false;
    if (keepsFrom(rule, organisation, row.owner)) return false;
    if (organisation === 'STATE' || isOpen(rule)) return true;
    if (organisation !== 'IOM' || !row.opens) return false;
    if (['KEY', 'CONSENTS', 'CORRECTIONS', 'ANSWERS', 'JUDGEMENT', 'CHANGES'].includes(rule.group))
      return true;
    return rule.group.split('+').every((part) => row.opens!.includes(part));
  },
};

/** Somebody of the world, with what is on record. */
export type Person = Row &
  Record<
    | 'number'
    | 'household'
    | 'presence'
    | 'episode'
    | 'food'
    | 'medicine'
    | 'violence'
    | 'illness'
    | 'consent'
    | 'legal'
    | 'sex'
    | 'name'
    | 'family'
    | 'merge',
    string
  >;
