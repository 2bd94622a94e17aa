import type { CountedRecord, Dimension, Measure } from '@mrrm/platform/statistics/declaration';
import { CentreFunction } from '../../access/values.js';
import { FailureReason, ReferralOutcome } from '../../referrals/values.js';
import type { ServiceMeasure } from '../values.js';

/** The sessions that are consultations. */
const CONSULTING: readonly string[] = ['COUNSELLING', 'PSYCHOSOCIAL_SUPPORT'];

/** What a person had in a month at a centre, of one function or with one end: so many times. */
export interface CountedService {
  measure: Exclude<ServiceMeasure, 'CONSULTATIONS'>;
  person: number;
  centreId: string;
  month: number;
  category: string;
  times: number;
}

/** How a referral can end. */
export const REFERRAL_ENDS: readonly string[] = [
  'SUCCESSFUL' satisfies ReferralOutcome,
  ...Object.keys(FailureReason),
];

/** What is counted of services, at the centres that there are. */
export function serviceMeasures(centreIds: readonly string[]): Measure[] {
  const centre: Dimension = { name: 'CENTRE', categories: centreIds, place: true };
  const of: Dimension = { name: 'FUNCTION', categories: Object.keys(CentreFunction), several: true };
  const ends: Dimension = { name: 'REFERRAL_END', categories: REFERRAL_ENDS, several: true };
  return [
    { name: 'SERVED', kind: 'DISTINCT', dimensions: [centre, of] },
    { name: 'REFERRED', kind: 'DISTINCT', dimensions: [centre, of] },
    { name: 'REFERRAL_ENDED', kind: 'DISTINCT', dimensions: [centre, ends] },
    { name: 'CONSULTATIONS', kind: 'FLOW', dimensions: [], acts: true },
  ];
}

/** What it adds to the numbers of a year. */
export function recordsOf({
  measure,
  person: unit,
  centreId,
  month,
  category,
  times,
}: CountedService): CountedRecord[] {
  const met: CountedRecord = { measure, month, unit, coordinates: [centreId, category] };
  if (measure !== 'SERVED' || !CONSULTING.includes(category)) return [met];
  return [met, { measure: 'CONSULTATIONS', month, unit, coordinates: [], times }];
}
