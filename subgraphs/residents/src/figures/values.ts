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
    ACCOMMODATED_IN_ZONES:
      'Of the people accommodated in the period, those who spent a night of it in a stay for which a safe zone is on record, by that zone: distinct people. They add up neither over zones nor over months. Who had stays in several zones is counted in each.',
    MEDICALLY_ASSISTED:
      'Of the people accommodated in the period at the place, those who were given basic medical care there: distinct people, by contacts that were not voided, in a month of which they spent a night there. They add up neither over centres nor over months.',
    SCREENED_IN_TIME:
      'Of the stays that began in the period, those in which somebody was screened, or their needs were assessed, within 24 hours of the arrival.',
    STAYS_OF_NIGHTS:
      'Of the stays that ended in the period, those of one night or more at all centres, by how many nights they had. A transfer ends a stay. The band in which half of all departures is reached has the median.',
    REPRESENTED:
      'Stays in which the first legal representative of a child was appointed in the period, by how many days after the arrival.',
    CONSENT_WITHDRAWN:
      'Distinct people of whom at least one consent was withdrawn in the period, by the centre at which they were then or last. They add up neither over centres nor over months.',
    CHILDREN_MISSED:
      'Distinct people under 18 of whom an episode of being missing began in the period, by the centre whose clock counts. They add up neither over centres nor over months, and are withheld where 1 to 10 of them were missing more than once and the episodes are told.',
    MISSING_EPISODES:
      'Episodes of being missing that began in the period, of people under 18, but for those that turned out to be none, as one number of all centres: what was on record when the month was first counted. Withheld where 1 to 10 people, or one for more than half of them, were missing.',
    CHILD_NIGHTS:
      'Nights of the period that people under 18 spent in the centres, each person each night, as one number of all centres: what was on record when the month was first counted. Who is missing while the stay lasts counts as there.',
    NIGHTS_OF_STAYS:
      'All nights of the stays that ended in the year, those of earlier years among them: told of whole years, as one number of all centres. Divided by the departures of the year it is the mean stay.',
    REPRESENTED_AT_END:
      'Distinct people under 18 who have a legal representative at the end of the last day of the period, at all centres. Divided by the representatives it is the children per representative.',
    REPRESENTATIVES_AT_END: 'Distinct legal representatives of these people.',
    STANDARDS_AT_END:
      'Results at the end of the period, looking back over all of it: one for each centre and indicator that rests on what is known of residents, by what this edition tells of the centre.',
  },
);
export type ResidentMeasure = keyof typeof ResidentMeasure;

export const ResidentDimension = describedList(
  'ResidentDimension',
  'By what residents are told apart when they are counted.',
  labels.ResidentDimension,
  {
    CENTRE: 'The centre of the stay.',
    SAFE_ZONE: 'The safe zone of the stay, as it was last on record.',
    AGE_BAND: 'Age in whole years on the day of arrival, in bands.',
    SEX: 'The sex on record.',
    NATIONALITY:
      'The nationality on record, of those that most have; all others are one category, and so is not known.',
    DEPARTURE_REASON: 'Why the stay ended, of departures alone.',
    STAY_LENGTH: 'How many nights the stay had, in bands.',
    REPRESENTATIVE_AFTER:
      'How many days after the day of arrival the representative was appointed, in bands.',
    INDICATOR: 'The indicator, by the code that it has among the standards of centres.',
    STANDING: 'Whether the standard was met.',
  },
);
