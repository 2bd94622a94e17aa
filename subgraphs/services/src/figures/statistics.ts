import type { CountedPeople, ToldByOwner } from '@mrrm/platform/statistics/owner';
import { codedValuesOf } from '@mrrm/platform/statistics/words';
import { sql } from 'drizzle-orm';
import { CentreFunction } from '../access/values.js';
import { medicalPayment } from '../medical-payments/table.js';
import { PaidCare } from '../medical-payments/values.js';
import { Centre, SafeZone } from '../pointers.js';
import { referral } from '../referrals/table.js';
import { FailureReason, ReferralOutcome } from '../referrals/values.js';
import { session } from '../sessions/table.js';
import { countedPayments } from './repository/counted-payments.js';
import { countedActivities, countedServices } from './repository/counted-services.js';
import {
  amountsOfActivities,
  REFERRAL_ENDS,
  recordsOf,
  recordsOfPayments,
  serviceMeasures,
} from './rules/measures.js';
import { MONTHS_OF_YEAR } from './rules/months.js';
import { WAITING } from './rules/waiting.js';
import { statisticsEdition, statisticsFigure, statisticsGround } from './table.js';
import { ServiceDimension, ServiceMeasure } from './values.js';

/** What is counted of services. */
export const counted: CountedPeople = {
  tables: { statisticsEdition, statisticsFigure, statisticsGround },
  limits: { small: 10, dimensions: { MONTH: 1, QUARTER: 1, YEAR: 2 }, empties: 0 },
  daysToFreeze: 7,
  measures: serviceMeasures,
  firstYear: sql`(select least(
    (select extract(year from min(${session.startedAt}))::int from ${session}),
    (select extract(year from min(${referral.openedAt}))::int from ${referral}),
    (select extract(year from min(${medicalPayment.paidOn}))::int from ${medicalPayment})))`,
  async count(query, year) {
    const services = await countedServices(query, year);
    const activities = await countedActivities(query, year);
    const payments = await countedPayments(query, year);
    return {
      places: [...new Set([...services, ...activities, ...payments].map(({ centreId }) => centreId))].sort(),
      records: [...services.flatMap(recordsOf), ...payments.flatMap(recordsOfPayments)],
      ofPlaces: () => amountsOfActivities(activities),
    };
  },
};

export const told: ToldByOwner = {
  counted,
  field: 'service',
  group: 'FIGURES',
  measures: ServiceMeasure,
  dimensions: ServiceDimension,
  categories: {
    FUNCTION: codedValuesOf(CentreFunction),
    MET_AFTER: WAITING,
    MONTH: MONTHS_OF_YEAR,
    PAID_CARE: codedValuesOf(PaidCare),
    REFERRAL_END: [...codedValuesOf(ReferralOutcome), ...codedValuesOf(FailureReason)].filter(({ value }) =>
      REFERRAL_ENDS.includes(value),
    ),
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
