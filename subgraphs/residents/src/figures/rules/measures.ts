import type { Label } from '@mrrm/platform/labels/label';
import type { Dimension, Measure } from '@mrrm/platform/statistics/declaration';
import { liesWithin } from '@mrrm/platform/statistics/places';
import { OTHER, UNKNOWN } from '@mrrm/platform/statistics/words';
import { DepartureReason, Sex } from '../../register/values.js';
import { AgeBand } from '../values.js';
import { APPOINTED_AFTER, STAY_LENGTHS, wordsOf } from './bands.js';

const [unknown, other] = [UNKNOWN.value, OTHER.value];
/** The nationalities that are told apart, by ISO 3166: those of most who came in the published years. */
export const NATIONALITIES: Readonly<Record<string, Label>> = {
  SYR: ['Syria', 'Syrie', 'Сирия'],
  AFG: ['Afghanistan', 'Afghanistan', 'Афганистан'],
  MAR: ['Morocco', 'Maroc', 'Мароко'],
  IRQ: ['Iraq', 'Irak', 'Ирак'],
  PAK: ['Pakistan', 'Pakistan', 'Пакистан'],
  IRN: ['Iran', 'Iran', 'Иран'],
};

export const centresIn = (places: readonly string[]): string[] => places.filter((one) => !liesWithin(one));

/** What is counted of residents, at the centres and safe zones that there are. Age is that of the day of arrival: a stay keeps it. */
export function residentMeasures(places: readonly string[]): Measure[] {
  const centre: Dimension = { name: 'CENTRE', categories: centresIn(places), place: true };
  const zone: Dimension = {
    name: 'SAFE_ZONE',
    categories: places.filter(liesWithin),
    place: true,
    within: 'CENTRE',
  };
  const age: Dimension = { name: 'AGE_BAND', categories: [...Object.keys(AgeBand), unknown], changes: true };
  const sex: Dimension = { name: 'SEX', categories: Object.keys(Sex) };
  const nationality: Dimension = {
    name: 'NATIONALITY',
    categories: [...Object.keys(NATIONALITIES), other, unknown],
  };
  const dimensions = [centre, age, sex, nationality];
  const length: Dimension = {
    name: 'STAY_LENGTH',
    categories: wordsOf(STAY_LENGTHS).map(({ value }) => value),
  };
  const after: Dimension = {
    name: 'REPRESENTATIVE_AFTER',
    categories: wordsOf(APPOINTED_AFTER).map(({ value }) => value),
  };
  const reasons: Dimension = { name: 'DEPARTURE_REASON', categories: Object.keys(DepartureReason) };
  return [
    { name: 'BEFORE', kind: 'FLOW', dimensions, hidden: true },
    { name: 'ARRIVALS', kind: 'FLOW', dimensions },
    { name: 'EXITS', kind: 'FLOW', dimensions: [...dimensions, reasons] },
    {
      name: 'STOCK',
      kind: 'STOCK',
      dimensions,
      of: [
        { measure: 'BEFORE', sign: 1 },
        { measure: 'ARRIVALS', sign: 1 },
        { measure: 'EXITS', sign: -1 },
      ],
    },
    { name: 'ACCOMMODATED', kind: 'DISTINCT', dimensions },
    {
      name: 'ACCOMMODATED_IN_ZONES',
      kind: 'DISTINCT',
      among: 'ACCOMMODATED',
      allIsTold: true,
      dimensions: [zone],
    },
    {
      name: 'MEDICALLY_ASSISTED',
      kind: 'DISTINCT',
      among: 'ACCOMMODATED',
      dimensions: [centre, age, nationality],
    },
    {
      name: 'SCREENED_IN_TIME',
      kind: 'FLOW',
      among: 'ARRIVALS',
      allIsTold: true,
      dimensions: [centre, nationality],
    },
    { name: 'STAYS_OF_NIGHTS', kind: 'FLOW', among: 'EXITS', dimensions: [length] },
    { name: 'REPRESENTED', kind: 'FLOW', dimensions: [centre, after] },
    { name: 'CONSENT_WITHDRAWN', kind: 'DISTINCT', dimensions: [centre] },
    { name: 'CHILDREN_MISSED', kind: 'DISTINCT', dimensions: [centre] },
    { ...acts('MISSING_EPISODES'), byMonth: true, once: 'CHILDREN_MISSED' },
    { ...acts('CHILD_NIGHTS'), byMonth: true },
    acts('NIGHTS_OF_STAYS'),
    ...atEnd('REPRESENTED_AT_END'),
    ...atEnd('REPRESENTATIVES_AT_END'),
  ];
}

const acts = (name: string): Measure => ({ name, kind: 'FLOW', acts: true, dimensions: [] });

/** Who is there at the end of a period, of whom nobody is told when they came and went. */
function atEnd(name: AtEnd): Measure[] {
  const hidden = (of: string): Measure => ({
    ...{ name: `${name}_${of}`, kind: 'FLOW', dimensions: [], hidden: true },
  });
  return [
    hidden('BEFORE'),
    hidden('CAME'),
    hidden('WENT'),
    {
      ...{ name, kind: 'STOCK', dimensions: [] },
      of: [
        { measure: `${name}_BEFORE`, sign: 1 },
        { measure: `${name}_CAME`, sign: 1 },
        { measure: `${name}_WENT`, sign: -1 },
      ],
    },
  ];
}

/** What is counted of the last day of each month. */
export type AtEnd = 'REPRESENTED_AT_END' | 'REPRESENTATIVES_AT_END';
