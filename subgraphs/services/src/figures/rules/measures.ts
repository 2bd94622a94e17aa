import type { Amount, CountedRecord, Dimension, Measure } from '@mrrm/platform/statistics/declaration';
import { CentreFunction } from '../../access/values.js';
import { PaidCare } from '../../medical-payments/values.js';
import { FailureReason, ReferralOutcome } from '../../referrals/values.js';
import type { ServiceMeasure } from '../values.js';
import { MONTHS_OF_YEAR, monthOfYear } from './months.js';
import { WAITING, waitingOf } from './waiting.js';

/** The sessions that are consultations. */
const CONSULTING: readonly string[] = ['COUNSELLING', 'PSYCHOSOCIAL_SUPPORT'];

/** What a person had in a month at a centre, so many times: of one function, with one end, or after so many days. */
export interface CountedService {
  measure: 'SERVED' | 'REFERRED' | 'REFERRAL_ENDED' | 'REQUESTED' | 'REQUEST_MET' | 'ATTENDED';
  person: number;
  centreId: string;
  month: number;
  category: string;
  times: number;
}

/** What was paid for a person in a month at a centre for one thing: by how many payments, and how many euros. */
export interface CountedPayments {
  person: number;
  centreId: string;
  month: number;
  kind: string;
  payments: number;
  euros: number;
}

/** Group activities of one function that began in a month at a centre. */
export interface CountedActivities {
  centreId: string;
  month: number;
  function: string;
  count: number;
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
  const after: Dimension = {
    ...{ name: 'MET_AFTER', several: true },
    categories: WAITING.map(({ value }) => value),
  };
  const month: Dimension = { name: 'MONTH', categories: MONTHS_OF_YEAR.map(({ value }) => value) };
  const paid: Dimension = { name: 'PAID_CARE', categories: Object.keys(PaidCare) };
  const acts = (name: ServiceMeasure, ...dimensions: Dimension[]): Measure => ({
    ...{ name, kind: 'FLOW', dimensions, acts: true },
  });
  const sessionsOf = (name: ServiceMeasure, isOf: (category: string) => boolean): Measure => ({
    ...acts(name),
    sumOf: { measure: 'SESSIONS', dimension: 'FUNCTION', categories: of.categories.filter(isOf) },
  });
  const isConsulting = (category: string) => CONSULTING.includes(category);
  return [
    { name: 'SERVED', kind: 'DISTINCT', dimensions: [centre, of] },
    { name: 'REFERRED', kind: 'DISTINCT', dimensions: [centre, of] },
    { name: 'REFERRAL_ENDED', kind: 'DISTINCT', dimensions: [centre, ends] },
    acts('SESSIONS', centre, of, month),
    sessionsOf('CONSULTATIONS', isConsulting),
    sessionsOf('OTHER_SESSIONS', (category) => !isConsulting(category)),
    { name: 'REQUESTED', kind: 'DISTINCT', dimensions: [centre, of] },
    { name: 'REQUEST_MET', kind: 'DISTINCT', dimensions: [centre, after] },
    { name: 'ACTIVITIES', kind: 'FLOW', dimensions: [centre, of], ofPlaces: true },
    { name: 'ATTENDED', kind: 'DISTINCT', dimensions: [centre, of] },
    acts('ATTENDANCES'),
    { name: 'PAID_FOR', kind: 'DISTINCT', dimensions: [centre, { ...paid, several: true }] },
    acts('PAYMENTS', centre, paid, month),
    acts('AMOUNT_PAID', centre, paid, month),
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
  const word = measure === 'REQUEST_MET' ? waitingOf(Number(category)) : category;
  const met = { measure, month, unit, coordinates: [centreId, word] };
  if (measure === 'SERVED')
    return [
      met,
      { ...met, measure: 'SESSIONS', coordinates: [centreId, category, monthOfYear(month)], times },
    ];
  if (measure === 'ATTENDED') return [met, { ...met, measure: 'ATTENDANCES', coordinates: [], times }];
  return [met];
}

/** What payments add to the numbers of a year. */
export function recordsOfPayments({
  person: unit,
  centreId,
  month,
  kind,
  payments,
  euros,
}: CountedPayments): CountedRecord[] {
  const of = { month, unit, coordinates: [centreId, kind, monthOfYear(month)] };
  return [
    { measure: 'PAID_FOR', month, unit, coordinates: [centreId, kind] },
    { measure: 'PAYMENTS', ...of, times: payments },
    { measure: 'AMOUNT_PAID', ...of, times: euros },
  ];
}

/** Nobody can be found in how many activities there were. */
export const amountsOfActivities = (activities: readonly CountedActivities[]): Amount[] =>
  activities.map(({ centreId, month, function: of, count }) => ({
    ...{ measure: 'ACTIVITIES' satisfies ServiceMeasure, month, coordinates: [centreId, of], amount: count },
  }));
