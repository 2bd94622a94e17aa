import { describedList } from '@mrrm/platform/schema/value-list';

/** The functions that a cooperation SOP divides between organisations. */
export const CentreFunction = describedList(
  'CentreFunction',
  'A function of a centre that a cooperation SOP gives to an organisation.',
  {
    ACCOMMODATION: 'Premises, rooms and beds: who sleeps where, and that it is fit to live in.',
    FOOD: 'Meals and drinking water.',
    NON_FOOD_ITEMS: 'Non-food items (NFI): clothing, bedding, hygiene articles and the like.',
    BASIC_MEDICAL_CARE: 'Basic medical care at the centre: first examination, a nurse, medicines.',
    CASE_MANAGEMENT: 'One case manager for each resident: assessment, case plan, follow-up, review.',
    SECURITY: 'Guarding of the premises and safety of those in it.',
    COUNSELLING: 'Individual counselling by a social worker.',
    PSYCHOSOCIAL_SUPPORT: 'Mental health and psychosocial support (MHPSS), individual or in groups.',
    RECREATIONAL_ACTIVITIES: 'Play, sport and leisure in groups.',
    LEGAL_AID: 'Legal information, counselling and representation.',
    SPECIALISED_MEDICAL_REFERRAL:
      'Referral to specialised medical care outside of the centre, with escort where needed.',
    INTERPRETATION: 'Interpreters, on the spot or at a distance.',
    CULTURAL_MEDIATION: 'Cultural mediators between residents, staff and institutions.',
    EDUCATION: 'School enrolment, language courses and other learning.',
    INFORMATION_PROVISION: 'Information for residents on rights, duties, procedures and services.',
    RENOVATION: 'Repair and renovation of the premises.',
  },
);
export type CentreFunction = keyof typeof CentreFunction;

/** The groups of fields of this owner that a clause or a consent can open to another organisation. */
export const ServiceFieldGroup = describedList(
  'ServiceFieldGroup',
  'A group of fields about services that a clause of an SOP can open to another organisation.',
  {
    OPERATIONAL:
      'That a service took place, is asked for or booked: to whom, by whom, when; not its content.',
    REASONS: 'Why somebody was referred.',
    PROTECTION:
      'What a care plan wants to reach, and the content of services that are neither medical nor legal.',
    HEALTH: 'The content of medical services.',
    LEGAL: 'The content of legal aid.',
  },
);
export type ServiceFieldGroup = keyof typeof ServiceFieldGroup;

export const RequestState = describedList('RequestState', 'Where a request for a service stands.', {
  OPEN: 'Asked for, not answered.',
  SCHEDULED: 'A time has been set.',
  FULFILLED: 'The service has been given.',
  DECLINED: 'The provider does not give it.',
  WITHDRAWN: 'Whoever asked does not need it any more.',
});
export type RequestState = keyof typeof RequestState;

export const ReferralState = describedList('ReferralState', 'Where a referral stands.', {
  IN_PROGRESS: 'Sent; the organisation that was asked has not answered.',
  ACCEPTED: 'Taken on.',
  REJECTED: 'Not taken on, with a reason.',
  REVOKED: 'Taken back by the organisation that referred.',
  DONE: 'Completed, with an outcome.',
});
export type ReferralState = keyof typeof ReferralState;

export const ReferralOutcome = describedList('ReferralOutcome', 'How a completed referral ended.', {
  SUCCESSFUL: 'The service was received.',
  UNSUCCESSFUL: 'The service was not received, for one of the reasons of failure.',
});
export type ReferralOutcome = keyof typeof ReferralOutcome;

export const FailureReason = describedList('FailureReason', 'Why a referral came to nothing.', {
  CLIENT_REFUSED: 'The client refused the service.',
  LACK_OF_CAPACITY: 'The organisation lacked the capacity.',
  NO_LONGER_NEEDED: 'The service was no longer needed.',
  UNABLE_TO_CONTACT_CLIENT: 'The client could not be contacted.',
  UNABLE_TO_CONTACT_ORGANISATION: 'The organisation could not be contacted.',
  OTHER: 'Another reason.',
});
export type FailureReason = keyof typeof FailureReason;

export const Urgency = describedList('Urgency', 'How soon something is needed.', {
  IMMEDIATE: 'Now.',
  URGENT: 'Within days.',
  ROUTINE: 'In the usual time.',
});
export type Urgency = keyof typeof Urgency;

export const AttendanceState = describedList(
  'AttendanceState',
  'Whether a resident has a place in a group activity, and whether the resident came.',
  {
    REGISTERED: 'Has a place.',
    ATTENDED: 'Came.',
    ABSENT: 'Had a place and did not come.',
    CANCELLED: 'Gave the place back.',
  },
);
export type AttendanceState = keyof typeof AttendanceState;

export const CarePlanState = describedList('CarePlanState', 'Where a care plan stands.', {
  DRAFT: 'Being written; not agreed.',
  ACTIVE: 'Agreed and followed.',
  CLOSED: 'Ended.',
});
export type CarePlanState = keyof typeof CarePlanState;

export const BookingState = describedList('BookingState', 'Where the booking of an interpreter stands.', {
  BOOKED: 'The interpreter is booked.',
  DONE: 'The interpreter was there.',
  CANCELLED: 'Called off.',
});
export type BookingState = keyof typeof BookingState;
