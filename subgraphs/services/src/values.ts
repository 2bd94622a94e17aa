import { valueList } from '@mrrm/platform/value-list';

/** The functions that a cooperation SOP divides between organisations. */
export const CentreFunction = valueList(
  'ACCOMMODATION',
  'FOOD',
  'NON_FOOD_ITEMS',
  'BASIC_MEDICAL_CARE',
  'CASE_MANAGEMENT',
  'SECURITY',
  'COUNSELLING',
  'PSYCHOSOCIAL_SUPPORT',
  'RECREATIONAL_ACTIVITIES',
  'LEGAL_AID',
  'SPECIALISED_MEDICAL_REFERRAL',
  'INTERPRETATION',
  'CULTURAL_MEDIATION',
  'EDUCATION',
  'INFORMATION_PROVISION',
  'RENOVATION',
);
export type CentreFunction = keyof typeof CentreFunction;

/** The groups of fields of this owner that a clause or a consent can open to another organisation. */
export const ServiceFieldGroup = valueList('OPERATIONAL', 'REASONS', 'PROTECTION', 'HEALTH', 'LEGAL');
export type ServiceFieldGroup = keyof typeof ServiceFieldGroup;

export const RequestState = valueList('OPEN', 'SCHEDULED', 'FULFILLED', 'DECLINED', 'WITHDRAWN');
export type RequestState = keyof typeof RequestState;

export const ReferralState = valueList('IN_PROGRESS', 'ACCEPTED', 'REJECTED', 'REVOKED', 'DONE');
export type ReferralState = keyof typeof ReferralState;

export const ReferralOutcome = valueList('SUCCESSFUL', 'UNSUCCESSFUL');
export type ReferralOutcome = keyof typeof ReferralOutcome;

export const FailureReason = valueList(
  'CLIENT_REFUSED',
  'LACK_OF_CAPACITY',
  'NO_LONGER_NEEDED',
  'UNABLE_TO_CONTACT_CLIENT',
  'UNABLE_TO_CONTACT_ORGANISATION',
  'OTHER',
);
export type FailureReason = keyof typeof FailureReason;

export const Urgency = valueList('IMMEDIATE', 'URGENT', 'ROUTINE');
export type Urgency = keyof typeof Urgency;

export const AttendanceState = valueList('REGISTERED', 'ATTENDED', 'ABSENT', 'CANCELLED');
export type AttendanceState = keyof typeof AttendanceState;

export const CarePlanState = valueList('DRAFT', 'ACTIVE', 'CLOSED');
export type CarePlanState = keyof typeof CarePlanState;

export const BookingState = valueList('BOOKED', 'DONE', 'CANCELLED');
export type BookingState = keyof typeof BookingState;
