import type { AddedUp, ToldByOwner } from '@mrrm/platform/statistics/owner';
import { codedValuesOf } from '@mrrm/platform/statistics/words';
import { sql } from 'drizzle-orm';
import { Employer } from '../people/values.js';
import { Centre, SafeZone } from '../pointers.js';
import { shift } from '../rota/table.js';
import { ShiftWindow } from '../rota/values.js';
import { fitnessOf } from './repository/fitness.js';
import { handoversOf } from './repository/handovers.js';
import { clockHoursOf, shiftHoursOf } from './repository/hours.js';
import {
  amountsOfClock,
  amountsOfFitness,
  amountsOfHandovers,
  amountsOfShifts,
  amountsOfStandards,
  INDICATORS,
  NO_SHIFT,
  STANDINGS,
  staffMeasures,
} from './rules/measures.js';
import { statisticsEdition, statisticsFigure } from './table.js';
import { StaffDimension, StaffMeasure } from './values.js';

/** What is added up of staff. */
export const counted: AddedUp = {
  tables: { statisticsEdition, statisticsFigure },
  limits: { small: 0, dimensions: { MONTH: 3, QUARTER: 3, YEAR: 3 }, empties: 0 },
  daysToFreeze: 7,
  measures: staffMeasures,
  firstYear: sql`(select extract(year from min(${shift.startsAt}))::int from ${shift})`,
  async addUp(query, { year }) {
    const shifts = await shiftHoursOf(query, year);
    const clock = await clockHoursOf(query, year);
    const handovers = await handoversOf(query, year);
    const centreIds = [...shifts, ...handovers].map(({ centreId }) => centreId);
    return {
      places: [...new Set(centreIds)].sort(),
      amounts: [
        ...shifts.flatMap(amountsOfShifts),
        ...clock.flatMap(amountsOfClock),
        ...amountsOfStandards(clock),
        ...(await fitnessOf(query, year)).flatMap(amountsOfFitness),
        ...handovers.flatMap(amountsOfHandovers),
      ],
    };
  },
};

const windows = codedValuesOf(ShiftWindow);

export const told: ToldByOwner = {
  counted,
  field: 'staff',
  group: 'FIGURES',
  measures: StaffMeasure,
  dimensions: StaffDimension,
  categories: {
    EMPLOYER: codedValuesOf(Employer),
    WINDOW: windows,
    INDICATOR: INDICATORS,
    STANDING: STANDINGS,
    RUNNING: [...windows, NO_SHIFT],
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
