import { CodedValue } from '@mrrm/platform/labels/coded-value';
import type { AddedUp, ToldByOwner } from '@mrrm/platform/statistics/owner';
import { codedValuesOf } from '@mrrm/platform/statistics/words';
import { sql } from 'drizzle-orm';
import { ComplianceStatus } from '../compliance/values.js';
import type { Context } from '../context.js';
import { placement } from '../placement/table.js';
import { Centre } from '../premises/types/centre.js';
import { SafeZone } from '../premises/types/safe-zone.js';
import { IndicatorCode } from '../standards/values.js';
import { fillingLabels } from './labels.js';
import { amountsOf } from './repository/days.js';
import { facilityMeasures } from './rules/measures.js';
import { statisticsEdition, statisticsFigure } from './table.js';
import { FacilityDimension, FacilityMeasure, INDICATORS } from './values.js';

/** What is added up of premises. */
export const counted: AddedUp = {
  tables: { statisticsEdition, statisticsFigure },
  limits: { small: 10, dimensions: { MONTH: 3, QUARTER: 3, YEAR: 3 }, empties: 0 },
  daysToFreeze: 7,
  measures: facilityMeasures,
  firstYear: sql`(select extract(year from min(${placement.startsAt}))::int from ${placement} where ${placement.stage} = 'CHECKED_IN')`,
  addUp: amountsOf,
};

export const told: ToldByOwner = {
  counted,
  field: 'facility',
  group: 'FIGURES',
  measures: FacilityMeasure,
  dimensions: FacilityDimension,
  categories: {
    FILLING: [
      new CodedValue('WITHIN', 'Not more residents than places.', fillingLabels.WITHIN),
      new CodedValue('OVER', 'More residents than places.', fillingLabels.OVER),
      new CodedValue(
        'NOT_TOLD',
        'Residents were 1 to 10, or the places are not on record.',
        fillingLabels.NOT_TOLD,
      ),
    ],
    STANDING: codedValuesOf(ComplianceStatus),
    INDICATOR: INDICATORS.map((code) => codedValuesOf(IndicatorCode).find(({ value }) => value === code)!),
  },
  place: {
    field: 'centre',
    type: () => Centre,
    description: 'The centre that it is of; null for all of them.',
    load: (context, id) => (context as Context).loaders.centre.load(id),
  },
  within: {
    field: 'safeZone',
    type: () => SafeZone,
    description:
      'The safe zone that it is of; null for all of them, and for whatever is not told apart by it.',
  },
};
