import { type ActTable, performNothing, performNothingBy } from '@mrrm/platform/agreement/acts';

const EMERGENCY = 'An emergency waits for no agreement; it is reviewed instead.';

/** What each write of this slice performs under the SOP of the centre. */
export const acts: ActTable = {
  recordPresence: { functions: ['ACCOMMODATION', 'CASE_MANAGEMENT', 'SECURITY'], record: 'presence' },
  recordPresences: { functions: ['ACCOMMODATION', 'CASE_MANAGEMENT', 'SECURITY'] },
  assignCaseManager: { functions: ['CASE_MANAGEMENT'], record: 'resident' },
  recordNeedsAssessment: { functions: ['CASE_MANAGEMENT'], record: 'resident' },
  recordVulnerability: {
    functions: ['CASE_MANAGEMENT', 'COUNSELLING', 'PSYCHOSOCIAL_SUPPORT', 'BASIC_MEDICAL_CARE'],
  },
  provideBasicAssistance: { functionOf: 'input.kind' },
  ...performNothing(
    'The owner decides what it opens of its own records.',
    'shareResidents',
    'stopSharingResidents',
  ),
  ...performNothing(
    'The State registers by law, with or without an agreement.',
    'registerResident',
    'departResident',
    'readmitResident',
    'appointLegalRepresentative',
    'endRepresentation',
  ),
  ...performNothing(
    'A consent is a right of the person.',
    'recordConsent',
    'confirmConsent',
    'withdrawConsent',
  ),
  ...performNothingBy('BREAK_GLASS', EMERGENCY, 'breakGlass', 'approveBreakGlass'),
  ...performNothing(EMERGENCY, 'reviewBreakGlass'),
};
