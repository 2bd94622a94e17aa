import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const PaidCare = describedList(
  'PaidCare',
  'For what a payment for specialised medical care was.',
  labels.PaidCare,
  {
    EXAMINATION: 'An examination by a specialist, a laboratory test or imaging.',
    TREATMENT: 'A treatment without a night in hospital.',
    SURGERY: 'An operation.',
    HOSPITAL_STAY: 'Nights in a hospital.',
    DENTAL: 'Care of the teeth.',
    OPTICAL: 'Glasses or lenses, and the test for them.',
    MEDICINES: 'Medicines and dressings.',
    AIDS: 'Aids such as crutches, a wheelchair, a hearing aid or a prosthesis.',
    TRANSPORT: 'The way to care and back.',
  },
);
export type PaidCare = keyof typeof PaidCare;

export const Currency = describedList(
  'Currency',
  'The currency of a payment, as ISO 4217 names it. Each has a hundred minor units.',
  labels.Currency,
  {
    EUR: 'Euro.',
    BGN: 'Bulgarian lev, of which 1.95583 are a euro.',
  },
);
export type Currency = keyof typeof Currency;
