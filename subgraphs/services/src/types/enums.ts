import { Verification } from '@mrrm/platform/columns';
import { registerEnumType } from 'type-graphql';
import {
  AttendanceState,
  BookingState,
  CarePlanState,
  CentreFunction,
  FailureReason,
  ReferralOutcome,
  ReferralState,
  RequestState,
  ServiceFieldGroup,
  Urgency,
} from '../values.js';

registerEnumType(CentreFunction, {
  name: 'CentreFunction',
  description: 'A function of a centre that a cooperation SOP gives to an organisation.',
});
registerEnumType(Verification, {
  name: 'Verification',
  description: "How sure a record is of what it says about another owner's entity.",
});
registerEnumType(ServiceFieldGroup, {
  name: 'ServiceFieldGroup',
  description: 'A group of fields about services that a clause of an SOP can open to another organisation.',
});
registerEnumType(RequestState, {
  name: 'RequestState',
  description: 'Where a request for a service stands.',
});
registerEnumType(ReferralState, { name: 'ReferralState', description: 'Where a referral stands.' });
registerEnumType(ReferralOutcome, {
  name: 'ReferralOutcome',
  description: 'How a completed referral ended.',
});
registerEnumType(FailureReason, { name: 'FailureReason', description: 'Why a referral came to nothing.' });
registerEnumType(Urgency, { name: 'Urgency', description: 'How soon something is needed.' });
registerEnumType(AttendanceState, {
  name: 'AttendanceState',
  description: 'Whether a resident has a place in a group activity, and whether the resident came.',
});
registerEnumType(CarePlanState, { name: 'CarePlanState', description: 'Where a care plan stands.' });
registerEnumType(BookingState, {
  name: 'BookingState',
  description: 'Where the booking of an interpreter stands.',
});
