import { describedList, valueList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const AgeBand = describedList(
  'AgeBand',
  'Age in whole years on the day of arrival, in bands.',
  labels.AgeBand,
  {
    UNDER_14: 'Under 14 years.',
    FROM_14_TO_15: '14 or 15 years.',
    FROM_16_TO_17: '16 or 17 years.',
    ADULT: '18 years or more.',
  },
);
export type AgeBand = keyof typeof AgeBand;

/** The parts of a calendar year for which a group of residents may be asked. */
export const CohortPeriod = describedList(
  'CohortPeriod',
  'A calendar quarter, a half or the whole of a year.',
  labels.CohortPeriod,
  {
    Q1: 'January to March.',
    Q2: 'April to June.',
    Q3: 'July to September.',
    Q4: 'October to December.',
    H1: 'January to June.',
    H2: 'July to December.',
    YEAR: 'The whole year.',
  },
);
export type CohortPeriod = keyof typeof CohortPeriod;

/** What is counted of residents in an edition. */
export const ResidentMeasure = valueList('ARRIVALS', 'EXITS', 'STOCK', 'ACCOMMODATED');

/** Why a number is withheld. */
export const WithheldBecause = valueList('SMALL', 'COMPLEMENT');
