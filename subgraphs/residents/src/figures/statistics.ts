import { CodedValue } from '@mrrm/platform/labels/coded-value';
import type { CountedPeople, ToldByOwner } from '@mrrm/platform/statistics/owner';
import { codedValuesOf, OTHER, UNKNOWN } from '@mrrm/platform/statistics/words';
import { sql } from 'drizzle-orm';
import { Centre, SafeZone } from '../pointers.js';
import { stay } from '../register/table.js';
import { DepartureReason, Sex } from '../register/values.js';
import { countedEvents } from './repository/counted-events.js';
import { countedStays } from './repository/counted-stays.js';
import { countedAtEnds } from './repository/representatives.js';
import { caseReviewsOf, dueRepresentativesOf, presenceDaysOf } from './repository/standards.js';
import { APPOINTED_AFTER, STAY_LENGTHS, wordsOf } from './rules/bands.js';
import { centresIn, NATIONALITIES, residentMeasures } from './rules/measures.js';
import { recordsOf, recordsOfEnds, recordsOfEvent, zoneOf } from './rules/records.js';
import { amountsOfStandards, INDICATORS, STANDINGS, standardMeasure } from './rules/standards.js';
import { statisticsEdition, statisticsFigure, statisticsGround } from './table.js';
import { AgeBand, ResidentDimension, ResidentMeasure } from './values.js';

/** What is counted of residents. More tables would leave less of each to be told. */
export const counted: CountedPeople = {
  tables: { statisticsEdition, statisticsFigure, statisticsGround },
  limits: { small: 10, dimensions: { MONTH: 1, QUARTER: 1, YEAR: 2 }, empties: 0 },
  daysToFreeze: 7,
  measures: (places) => [...residentMeasures(places), standardMeasure(centresIn(places))],
  firstYear: sql`(select extract(year from min(${stay.arrivedAt}))::int from ${stay})`,
  async count(query, year) {
    const stays = await countedStays(query, year);
    const events = await countedEvents(query, year);
    const ends = await countedAtEnds(query, year);
    const facts = {
      presence: await presenceDaysOf(query, year),
      reviews: await caseReviewsOf(query, year),
      representatives: await dueRepresentativesOf(query, year),
    };
    const centres = [...new Set([...stays, ...events].map(({ centreId }) => centreId))].sort();
    const zones = new Set(stays.flatMap((one) => zoneOf(one) ?? []));
    return {
      places: [...centres, ...zones].sort(),
      records: [
        ...stays.flatMap((one) => recordsOf(one, year)),
        ...events.flatMap(recordsOfEvent),
        ...ends.flatMap(recordsOfEnds),
      ],
      ofPlaces: (tells, parts) => amountsOfStandards(centres, facts, tells, parts),
    };
  },
};

export const told: ToldByOwner = {
  counted,
  field: 'resident',
  group: 'FIGURES',
  measures: ResidentMeasure,
  dimensions: ResidentDimension,
  categories: {
    AGE_BAND: [...codedValuesOf(AgeBand), UNKNOWN],
    SEX: codedValuesOf(Sex),
    NATIONALITY: [
      ...Object.entries(NATIONALITIES).map(
        ([code, label]) => new CodedValue(code, `Citizens of ${label[0]}, by ISO 3166 alpha-3.`, label),
      ),
      OTHER,
      UNKNOWN,
    ],
    DEPARTURE_REASON: codedValuesOf(DepartureReason),
    STAY_LENGTH: wordsOf(STAY_LENGTHS),
    REPRESENTATIVE_AFTER: wordsOf(APPOINTED_AFTER),
    INDICATOR: INDICATORS,
    STANDING: STANDINGS,
  },
  place: {
    field: 'centre',
    type: () => Centre,
    description: 'The centre that it is of; null for all of them.',
  },
  within: {
    field: 'safeZone',
    type: () => SafeZone,
    description:
      'The safe zone that it is of; null for all of them, and for whatever is not told apart by it.',
  },
};
