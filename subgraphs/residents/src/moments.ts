import { DONE, type MomentTable, type Plausible } from '@mrrm/platform/writing/plausible';

/** Who represents whom is known long, and appointed a little ahead. */
const REPRESENTED: Plausible = { back: 100, ahead: 1 };

/** When the moments and days of this slice's writes may lie. */
export const moments: MomentTable = {
  'appointLegalRepresentative.appointedOn': REPRESENTED,
  'departResident.at': DONE,
  'endRepresentation.endedOn': { ...REPRESENTED, ahead: 0 },
  'provideBasicAssistance.providedAt': DONE,
  'readmitResident.arrivedAt': DONE,
  'recordConsent.givenAt': DONE,
  'recordConsent.expiresAt': { back: 30, ahead: 30 },
  'recordNeedsAssessment.assessedAt': DONE,
  'recordPresence.checkedAt': DONE,
  'recordPresences.checkedAt': DONE,
  'recordVulnerability.identifiedAt': DONE,
  'registerResident.arrivedAt': DONE,
  // Somebody of 120 may have arrived 30 years ago.
  'registerResident.dateOfBirth': { back: 151, ahead: 0 },
  'shareResidents.validFrom': { back: 10, ahead: 10 },
  'withdrawConsent.at': DONE,
};
