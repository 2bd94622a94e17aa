import type { Random } from '../seed/random.js';

const WOMEN =
  'Ana Boryana Daniela Elena Galina Gergana Ivana Kalina Lilia Mariya Milena Nadya Petya Radka Sofia Stanka Tanya Vesela Yana Zornitsa'.split(
    ' ',
  );
const MEN =
  'Aleksandar Angel Boris Dimitar Emil Georgi Hristo Ivan Kamen Krasimir Lyubomir Martin Nikola Ognyan Petar Rumen Stefan Todor Vasil Yordan'.split(
    ' ',
  );
const FROM_ABROAD =
  'Amina Bahar Dilan Farida Hamid Idris Jamal Karim Leila Mahmud Nadim Omid Parwin Rasul Samira Tariq Yusuf Zahra'.split(
    ' ',
  );
const STEMS = 'Bel Chern Dob Gor Iskr Kam Lip Mir Nov Orl Pet Rad Slav Tih Ven Zdrav'.split(' ');
const MIDDLES = 'ch en ev il in ol om or'.split(' ');
const ENDINGS_ABROAD = 'ani awi i ir oun zadeh'.split(' ');

/** An invented name of a person who works at a centre: a common given name and a family name made of syllables. */
export function staffName(random: Random, fromAbroad: boolean): string {
  const stem = random.pick(STEMS) + random.pick(MIDDLES);
  if (fromAbroad) return `${random.pick(FROM_ABROAD)} ${stem}${random.pick(ENDINGS_ABROAD)}`;
  const woman = random.chance(0.6);
  return `${random.pick(woman ? WOMEN : MEN)} ${stem}${woman ? 'ova' : 'ov'}`;
}
