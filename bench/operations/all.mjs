import { centres, deepPage, flagship, nightScreen, oneResident, search, series } from './reads.mjs';
import { presence, presences, referral } from './writes.mjs';

/** What is measured. The first two are those of the goals: they have more rows. */
export const OPERATIONS = [
  flagship,
  oneResident,
  nightScreen,
  deepPage,
  centres,
  presences,
  presence,
  referral,
  series,
  search,
];
