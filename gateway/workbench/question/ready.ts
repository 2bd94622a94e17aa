/// <reference path="../kept.d.ts" />
import capacity from '../../questions/capacity.graphql?raw';
import caseload from '../../questions/caseload.graphql?raw';
import compliance from '../../questions/compliance.graphql?raw';
import missed from '../../questions/missed.graphql?raw';
import occupancy from '../../questions/occupancy.graphql?raw';
import screened from '../../questions/screened.graphql?raw';
import slept from '../../questions/slept.graphql?raw';
import snapshot from '../../questions/snapshot.graphql?raw';
import staffing from '../../questions/staffing.graphql?raw';
import standards from '../../questions/standards.graphql?raw';
import totals from '../../questions/totals.graphql?raw';
import uptake from '../../questions/uptake.graphql?raw';
import type { Quotient } from '../answer/quotient.js';
import type { RowsChart } from '../answer/rows.js';
import type { Word } from '../words.js';
import type { Question } from './question.js';

/** A question that somebody often has. */
export interface Ready {
  title: Word;
  /** One of the form, or the document of the kept question of this name. */
  question?: Question;
  document?: string;
  /** A query that is asked before, and what of its answer is given to the document: the path, by the name of the variable. */
  first?: string;
  given?: Readonly<Record<string, string>>;
  /** The list of the answer that is its table, when it is not the longest one. */
  table?: string;
  /** What of that table is drawn. */
  chart?: RowsChart;
  /** What is shown first: a division of two of its tables. */
  quotient?: Quotient;
}

const of = (title: Word, measure: string, more: Partial<Question>): Ready => ({
  title,
  question: { owner: 'resident', measure, by: [], where: [], ...more },
});

/** What can be asked today of what analysts want to know, the commonest first. What cannot be answered does not stand here. */
const questions = {
  arrivals: of('readyArrivals', 'ARRIVALS', { relative: 'LAST_12_MONTHS' }),
  exits: of('readyExits', 'EXITS', { relative: 'LAST_4_QUARTERS', by: ['DEPARTURE_REASON'] }),
  snapshot: {
    title: 'readySnapshot',
    document: snapshot,
  },
  screened: {
    title: 'readyScreened',
    document: screened,
  },
  lengths: of('readyLengths', 'STAYS_OF_NIGHTS', { relative: 'LAST_5_YEARS', by: ['STAY_LENGTH'] }),
  represented: of('readyRepresented', 'REPRESENTED', {
    relative: 'LAST_5_YEARS',
    by: ['REPRESENTATIVE_AFTER'],
  }),
  caseload: {
    title: 'readyCaseload',
    document: caseload,
    quotient: { title: 'readyCaseload', of: 'children', by: 'representatives' },
  },
  missed: {
    title: 'readyMissed',
    document: missed,
    quotient: { title: 'per100Nights', of: 'episodes', by: 'nights', times: 100 },
  },
  stock: of('readyStock', 'STOCK', { relative: 'LAST_5_YEARS', by: ['CENTRE'] }),
  accommodated: of('readyAccommodated', 'ACCOMMODATED', { relative: 'LAST_5_YEARS' }),
  zones: of('readyZones', 'ACCOMMODATED_IN_ZONES', { relative: 'LAST_5_YEARS', by: ['SAFE_ZONE'] }),
  cohorts: of('readyCohorts', 'ACCOMMODATED', { relative: 'LAST_YEAR', by: ['AGE_BAND', 'NATIONALITY'] }),
  requests: of('readyRequests', 'REQUESTED', {
    ...{ owner: 'service', relative: 'LAST_4_QUARTERS', by: ['FUNCTION'] },
  }),
  waited: of('readyWaited', 'REQUEST_MET', {
    ...{ owner: 'service', relative: 'LAST_5_YEARS', by: ['MET_AFTER'] },
  }),
  activities: of('readyActivities', 'ACTIVITIES', {
    ...{ owner: 'service', relative: 'LAST_12_MONTHS', by: ['CENTRE'] },
  }),
  attended: of('readyAttended', 'ATTENDED', { owner: 'service', relative: 'LAST_12_MONTHS' }),
  served: of('readyServed', 'SERVED', { owner: 'service', relative: 'LAST_5_YEARS', by: ['FUNCTION'] }),
  sessions: of('readySessions', 'SESSIONS', { owner: 'service', relative: 'LAST_5_YEARS', by: ['FUNCTION'] }),
  paidFor: of('readyPaidFor', 'PAID_FOR', { owner: 'service', relative: 'LAST_5_YEARS' }),
  amountPaid: of('readyAmountPaid', 'AMOUNT_PAID', {
    ...{ owner: 'service', relative: 'LAST_5_YEARS', by: ['PAID_CARE'] },
  }),
  nights: of('readyNights', 'SHIFT_HOURS_WITHOUT_TRAINED', {
    ...{ owner: 'staff', relative: 'LAST_12_MONTHS' },
    ...{ by: ['EMPLOYER'], where: [['WINDOW', 'NIGHT']] },
  }),
  handovers: of('readyHandovers', 'HANDOVERS_UNACKNOWLEDGED', {
    ...{ owner: 'staff', relative: 'LAST_12_MONTHS', by: ['CENTRE'] },
  }),
  overOccupied: of('readyOverOccupied', 'OCCUPANCY_DAYS', {
    ...{ owner: 'facility', relative: 'LAST_4_QUARTERS' },
    ...{ by: ['CENTRE'], where: [['FILLING', 'OVER']] },
  }),
  toilets: of('readyToilets', 'TOILET_DAYS', {
    ...{ owner: 'facility', relative: 'LAST_12_MONTHS', by: ['STANDING'] },
  }),
  staffing: {
    title: 'readyStaffing',
    document: staffing,
    quotient: { title: 'readyStaffing', of: 'people', by: 'hours', timesHours: true },
  },
  compliance: {
    title: 'readyCompliance',
    document: compliance,
  },
  capacity: {
    title: 'readyCapacity',
    table: 'centres.nodes.publishedFigures',
    document: capacity,
  },
  totals: {
    title: 'readyTotals',
    document: totals,
  },
  occupancy: {
    title: 'readyOccupancy',
    chart: { along: 'at', value: 'placed', kind: 'lines' },
    document: occupancy,
  },
  standards: {
    title: 'readyStandards',
    document: standards,
  },
  uptake: {
    title: 'readyUptake',
    chart: { along: 'function', value: 'residents', kind: 'bars' },
    first: '{ centreByCode(code: "RRC-SOFIA") { id } }',
    given: { centreId: 'centreByCode.id' },
    document: uptake,
  },
  slept: {
    title: 'readySlept',
    chart: { along: 'place', value: 'residents', kind: 'bars' },
    first: '{ centreByCode(code: "RRC-SOFIA") { id } }',
    given: { centreId: 'centreByCode.id' },
    document: slept,
  },
} satisfies Record<string, Ready>;

export type ReadyName = keyof typeof questions;
export const READY: Readonly<Record<ReadyName, Ready>> = questions;

export const isReady = (word: string): word is ReadyName => Object.hasOwn(READY, word);
