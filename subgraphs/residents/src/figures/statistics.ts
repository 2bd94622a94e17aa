import { CodedValue } from '@mrrm/platform/labels/coded-value';
import type { CountedByOwner, ToldByOwner } from '@mrrm/platform/statistics/owner';
import { codedValuesOf, OTHER, UNKNOWN } from '@mrrm/platform/statistics/words';
import { sql } from 'drizzle-orm';
import { Centre } from '../pointers.js';
import { stay } from '../register/table.js';
import { DepartureReason, Sex } from '../register/values.js';
import { countedStays } from './repository/counted-stays.js';
import { NATIONALITIES, recordsOf, residentMeasures } from './rules/measures.js';
import { statisticsEdition, statisticsFigure, statisticsGround } from './table.js';
import { AgeBand, ResidentDimension, ResidentMeasure } from './values.js';

/** What is counted of residents. More tables would leave less of each to be told. */
export const counted: CountedByOwner = {
  tables: { statisticsEdition, statisticsFigure, statisticsGround },
  limits: { small: 10, dimensions: { MONTH: 1, QUARTER: 1, YEAR: 2 }, empties: 0 },
  daysToFreeze: 7,
  measures: residentMeasures,
  firstYear: sql`(select extract(year from min(${stay.arrivedAt}))::int from ${stay})`,
  async count(query, year) {
    const stays = await countedStays(query, year);
    return {
      places: [...new Set(stays.map(({ centreId }) => centreId))].sort(),
      records: stays.flatMap((one) => recordsOf(one, year)),
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
  },
  place: {
    field: 'centre',
    type: () => Centre,
    description: 'The centre that it is of; null for all of them.',
  },
};
