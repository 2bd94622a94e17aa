import type { Amount, CountedRecord, Dimension, Measure } from '@mrrm/platform/statistics/declaration';
import { CentreFunction } from '../../access/values.js';
import { FailureReason, ReferralOutcome } from '../../referrals/values.js';
import type { ServiceMeasure } from '../values.js';
import { WAITING, waitingOf } from './waiting.js';

/** The sessions that are consultations. */
const CONSULTING: readonly string[] = ['COUNSELLING', 'PSYCHOSOCIAL_SUPPORT'];

/** What a person had in a month at a centre, so many times: of one function, with one end, or after so many days. */
export interface CountedService {
  measure: Exclude<ServiceMeasure, 'CONSULTATIONS' | 'OTHER_SESSIONS' | 'ACTIVITIES' | 'ATTENDANCES'>;
  person: number;
  centreId: string;
  month: number;
  category: string;
  times: number;
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
  const acts = (name: ServiceMeasure): Measure => ({ name, kind: 'FLOW', dimensions: [], acts: true });
  return [
    { name: 'SERVED', kind: 'DISTINCT', dimensions: [centre, of] },
    { name: 'REFERRED', kind: 'DISTINCT', dimensions: [centre, of] },
    { name: 'REFERRAL_ENDED', kind: 'DISTINCT', dimensions: [centre, ends] },
    acts('CONSULTATIONS'),
    acts('OTHER_SESSIONS'),
    { name: 'REQUESTED', kind: 'DISTINCT', dimensions: [centre, of] },
    { name: 'REQUEST_MET', kind: 'DISTINCT', dimensions: [centre, after] },
    { name: 'ACTIVITIES', kind: 'FLOW', dimensions: [centre, of], ofPlaces: true },
    { name: 'ATTENDED', kind: 'DISTINCT', dimensions: [centre, of] },
    acts('ATTENDANCES'),
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
  const met: CountedRecord = { measure, month, unit, coordinates: [centreId, word] };
  const acts = actsOf(measure, category);
  return acts ? [met, { measure: acts, month, unit, coordinates: [], times }] : [met];
}

/** In which number of what people did it counts as well. */
function actsOf(measure: CountedService['measure'], category: string): ServiceMeasure | undefined {
  if (measure === 'ATTENDED') return 'ATTENDANCES';
  if (measure !== 'SERVED') return undefined;
  return CONSULTING.includes(category) ? 'CONSULTATIONS' : 'OTHER_SESSIONS';
}

/** Nobody can be found in how many activities there were. */
export const amountsOfActivities = (activities: readonly CountedActivities[]): Amount[] =>
  activities.map(({ centreId, month, function: of, count }) => ({
    ...{ measure: 'ACTIVITIES' satisfies ServiceMeasure, month, coordinates: [centreId, of], amount: count },
  }));
