import { describedList } from '@mrrm/platform/schema/value-list';
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

/** What is counted of residents in an edition. The definitions are those by which it is counted. */
export const ResidentMeasure = describedList(
  'ResidentMeasure',
  'What is counted of residents, by the days of the centre.',
  labels.ResidentMeasure,
  {
    ARRIVALS:
      'Stays that began in the period. Whoever comes twice is counted twice; a transfer is an arrival at the other centre.',
    EXITS:
      'Stays that ended in the period, by the reason on record. A transfer is an exit from the one centre.',
    STOCK: 'Stays that lasted at the end of the last day of the period.',
    ACCOMMODATED:
      'Distinct people who spent at least one night of the period at the place. They add up neither over centres nor over months.',
  },
);
export type ResidentMeasure = keyof typeof ResidentMeasure;

export const ResidentDimension = describedList(
  'ResidentDimension',
  'By what residents are told apart when they are counted.',
  labels.ResidentDimension,
  {
    CENTRE: 'The centre of the stay.',
    AGE_BAND: 'Age in whole years on the day of arrival, in bands.',
    SEX: 'The sex on record.',
    NATIONALITY:
      'The nationality on record, of those that most have; all others are one category, and so is not known.',
    DEPARTURE_REASON: 'Why the stay ended, of departures alone.',
  },
);
