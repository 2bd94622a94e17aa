import { type ActTable, performNothing } from '@mrrm/platform/agreement/acts';

/** What each write of this slice performs under the SOP of the centre. */
export const acts: ActTable = {
  offerService: { functionOf: 'input.function', record: 'service_offer' },
  planGroupActivity: { functionOf: 'the offer of input.offerId' },
  recordSession: { functionOf: 'the offer of input.offerId', record: 'session' },
  recordAttendance: { functionOf: 'the offer of the activity of input.activityId' },
  bookInterpreter: { functions: ['INTERPRETATION'], record: 'interpreter_booking' },
  openCarePlan: { functions: ['CASE_MANAGEMENT'], record: 'care_plan' },
  openReferral: {
    functions: [
      'CASE_MANAGEMENT',
      'COUNSELLING',
      'PSYCHOSOCIAL_SUPPORT',
      'BASIC_MEDICAL_CARE',
      'LEGAL_AID',
      'SPECIALISED_MEDICAL_REFERRAL',
    ],
    record: 'referral',
  },
  ...performNothing(
    'The owner decides what it opens of its own records.',
    'shareServices',
    'stopSharingServices',
  ),
  ...performNothing('Asking for a service is open to whoever looks after a resident.', 'requestService'),
  ...performNothing(
    'The answer to a referral that was allowed; the one who answers may be a clinic outside of every SOP.',
    'answerReferral',
    'revokeReferral',
    'completeReferral',
  ),
};
