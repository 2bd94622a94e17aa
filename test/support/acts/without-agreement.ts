/**
 * Every write that asks no SOP, by slice. It stands here a second time: who adds one says so in two places, and gives its
 * reason in the acts of the slice.
 */
export const WITHOUT_AGREEMENT = {
  residents: [
    'appointLegalRepresentative',
    'approveBreakGlass',
    'breakGlass',
    'confirmConsent',
    'confirmMerge',
    'correctResident',
    'departResident',
    'endRepresentation',
    'mergeResidents',
    'notifyMissing',
    'readmitResident',
    'recordConsent',
    'registerResident',
    'reviewBreakGlass',
    'setMissingClock',
    'shareResidents',
    'stopSharingResidents',
    'tellResidentsApart',
    'unmergeResidents',
    'withdrawConsent',
  ],
  services: [
    'answerReferral',
    'completeReferral',
    'requestService',
    'revokeReferral',
    'shareServices',
    'stopSharingServices',
  ],
  staff: ['acknowledgeHandover', 'assignStaff', 'cancelAssignment', 'createShift', 'writeHandover'],
  facilities: [
    'agreeToEndSop',
    'approveWork',
    'cancelWork',
    'draftSop',
    'endSop',
    'releaseFromSop',
    'reviseSop',
    'signSop',
  ],
};
