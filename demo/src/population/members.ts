import { AGE_BANDS, BOYS } from '../calibration.js';
import type { Random } from '../seed/random.js';
import type { Group } from './arrivals.js';
import type { Resident } from './resident.js';

/** What a member's part in the group decides. Age in days on arrival. */
export interface Part {
  familySituation: Resident['familySituation'];
  sex: Resident['sex'];
  age: number;
}

const YEAR = 365.2425;
const SEPARATED = 0.05;

const years = (random: Random, from: number, until: number) =>
  Math.ceil(random.between(from * YEAR + 1, until * YEAR - 2));

function childAge(random: Random): number {
  switch (random.weighted(AGE_BANDS)) {
    case 'FROM_16_TO_17':
      return years(random, 16, 18);
    case 'FROM_14_TO_15':
      return years(random, 14, 16);
    case 'UNDER_14':
      return random.chance(0.8) ? years(random, 11, 14) : years(random, 6, 11);
  }
}

const childAlone = (random: Random): Part => ({
  familySituation: random.chance(SEPARATED) ? 'SEPARATED' : 'UNACCOMPANIED',
  sex: random.chance(BOYS) ? 'MALE' : 'FEMALE',
  age: childAge(random),
});

function familyMember(random: Random, number: number): Part {
  const parent = number < 2;
  return {
    familySituation: 'WITH_FAMILY',
    sex: parent ? (number === 0 ? 'FEMALE' : 'MALE') : random.chance(0.5) ? 'MALE' : 'FEMALE',
    age: parent ? years(random, 22, 48) : years(random, 0, 17.5),
  };
}

/** The part of one member of a group: the parents come first in a family. */
export function partOf(random: Random, kind: Group['kind'], number: number): Part {
  switch (kind) {
    case 'CHILD':
      return childAlone(random);
    case 'SIBLINGS':
      return { ...childAlone(random), familySituation: 'UNACCOMPANIED' };
    case 'FAMILY':
      return familyMember(random, number);
    case 'ADULT':
      return {
        familySituation: 'ADULT_ALONE',
        sex: random.chance(0.82) ? 'MALE' : 'FEMALE',
        age: years(random, 18.1, 50),
      };
  }
}
