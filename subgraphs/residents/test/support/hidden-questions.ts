import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Questions } from '../../../../test/support/walk/identifier-probe.js';

/** A member of the staff whom the graph knows. */
export const CERTIFIER = newIdentifier();
const AT = '2024-02-01T12:00:00Z';

const ANSWER = { rectificationId: '@RectificationRequest', expectedVersion: 1 };

/** Everything in this slice by which somebody can name a row, with what else each question needs. */
export const questions: Questions = {
  'Query.resident': { id: '@Resident' },
  'Query.residentsByRegistrationNumber': { registrationNumber: '@Number' },
  'Query.residentsByIds': { ids: ['@Resident'] },
  'Query.residents': { centreId: '@Centre', filter: { safeZoneId: '@SafeZone' } },
  'Query.absences': { centreId: '@Centre', at: AT },
  'Query.household': { id: '@Household' },
  'Query.legalRepresentative': { id: '@LegalRepresentative' },
  'Query.placementFacts': { residentIds: ['@Resident'] },
  'Query.consentsInForce': { residentIds: ['@Resident'], recipientOrganisation: 'CLINIC' },
  'Query.residentCohort': { centreId: '@Centre', year: 2023, period: 'YEAR' },
  'Query.stayJudgement': { id: '@Resident', centreId: '@Centre', from: AT },
  'Centre.residentTransfers': { of: '@Centre', direction: 'LEAVING' },
  'Viewer.caseload': { filter: { safeZoneId: '@SafeZone' } },
  'Centre.residents': { of: '@Centre', filter: { safeZoneId: '@SafeZone' } },
  'SafeZone.residents': { of: '@SafeZone', filter: { safeZoneId: '@SafeZone' } },
  '_entities(Resident.id)': { id: '@Resident' },
  '_entities(Household.id)': { id: '@Household' },
  '_entities(LegalRepresentative.id)': { id: '@LegalRepresentative' },
  '_entities(Presence.id)': { id: '@Presence' },
  '_entities(MissingEpisode.id)': { id: '@MissingEpisode' },
  '_entities(Complaint.id)': { id: '@Complaint' },
  '_entities(BasicAssistance.id)': { id: '@BasicAssistance' },
  '_entities(Vulnerability.id)': { id: '@Vulnerability' },
  '_entities(Consent.id)': { id: '@Consent' },
  '_entities(Centre.id)': { id: '@Centre' },
  '_entities(SafeZone.id)': { id: '@SafeZone' },
  '_entities(StaffMember.id)': { id: '@StaffMember' },
  'Mutation.registerResident': {
    input: {
      registrationNumber: '@TakenNumber',
      // Nothing is known by which one newcomer is like another.
      givenName: 'Newcomer',
      dateOfBirthIsEstimate: false,
      sex: 'UNKNOWN',
      languages: ['ar'],
      familySituation: 'UNACCOMPANIED',
      householdNumber: '@HouseholdNumber',
      centreId: '@Centre',
      safeZoneId: '@SafeZone',
      caseManagerId: '@StaffMember',
      arrivedAt: AT,
      differentFrom: ['@Resident'],
      differentBecause: 'Another child',
    },
  },
  'Mutation.importResidents': {
    input: {
      source: 'HIDDEN',
      centreId: '@Centre',
      isRehearsal: false,
      rows: [
        {
          sourceKey: '@@',
          registrationNumber: '@@',
          givenName: 'Given',
          sex: 'MALE',
          languages: ['ar'],
          familySituation: 'UNACCOMPANIED',
          safeZoneId: '@SafeZone',
          arrivedAt: AT,
        },
      ],
    },
  },
  'Mutation.correctResident': {
    input: { residentId: '@Resident', expectedVersion: 1, reason: 'Misheard', givenName: 'Other' },
  },
  'Mutation.joinHousehold': {
    input: {
      residentId: '@Resident',
      expectedVersion: 1,
      householdNumber: 'H-ANOTHER',
      reason: 'An aunt',
    },
  },
  'Mutation.leaveHousehold': { input: { residentId: '@Resident', expectedVersion: 1, reason: 'No kin' } },
  'Mutation.recordKin': [
    { input: { residentId: '@Resident', otherId: '@Departed', relation: 'SIBLING', toldBy: 'RESIDENT' } },
    {
      input: {
        ...{ residentId: '@Resident', name: 'An aunt', relation: 'UNCLE_OR_AUNT', toldBy: 'RESIDENT' },
        ...{ kinId: '@Kin', reason: 'Misheard' },
      },
    },
  ],
  'Mutation.endKin': { input: { kinId: '@Kin', expectedVersion: 1, reason: 'No kin' } },
  'Mutation.recordIdentityDocument': {
    input: {
      ...{ residentId: '@Resident', type: 'PASSPORT', seen: 'COPY' },
      ...{ identityDocumentId: '@IdentityDocument', reason: 'Misread' },
    },
  },
  'Mutation.endIdentityDocument': {
    input: { identityDocumentId: '@IdentityDocument', expectedVersion: 1, reason: 'Lost' },
  },
  'Mutation.endPhoto': { input: { photoId: '@Photo', expectedVersion: 1, reason: 'Taken back' } },
  'Mutation.recordPhoto': {
    input: {
      ...{ residentId: '@Resident', storeKey: 'photos/2', contentType: 'PNG', sha256: 'cd'.repeat(32) },
      ...{ takenOn: '2024-02-01', consent: 'LAW' },
    },
  },
  'Mutation.splitHousehold': {
    input: {
      ...{ householdId: '@Household', residentIds: ['@Resident'], householdNumber: 'H-ANOTHER' },
      ...{ expectedVersion: 1, reason: 'Parted' },
    },
  },
  'Mutation.mergeResidents': {
    input: {
      ...{ residentId: '@Departed', survivorId: '@Resident', reason: 'The same scar' },
      ...{ expectedVersion: 1, survivorVersion: 1 },
    },
  },
  'Mutation.tellResidentsApart': { input: { residentId: '@Resident', otherId: '@Departed', reason: 'Two' } },
  'Mutation.confirmMerge': { input: { mergeId: '@Merge', expectedVersion: 1 } },
  'Mutation.unmergeResidents': { input: { mergeId: '@Merge', expectedVersion: 1, reason: 'Two' } },
  'Mutation.readmitResident': [
    { input: { residentId: '@Resident', expectedVersion: 1, arrivedAt: AT } },
    {
      input: {
        residentId: '@Departed',
        expectedVersion: 1,
        safeZoneId: '@SafeZone',
        caseManagerId: '@StaffMember',
        arrivedAt: AT,
      },
    },
  ],
  'Mutation.assignCaseManager': {
    input: { residentId: '@Resident', expectedVersion: 1, staffMemberId: '@StaffMember' },
  },
  'Mutation.recordNeedsAssessment': {
    input: {
      residentId: '@Resident',
      expectedVersion: 1,
      riskLevel: 'LOW',
      assessedAt: AT,
      needs: [{ area: 'FOOD', finding: 'NEED' }],
    },
  },
  'Mutation.recordScreening': {
    input: { residentId: '@Resident', screenedAt: AT, statement: 'Nothing seen' },
  },
  'Mutation.reviewCase': { input: { residentId: '@Resident', expectedVersion: 1 } },
  'Mutation.closeCase': { input: { residentId: '@Resident', expectedVersion: 1, stillOpen: 'Nothing' } },
  'Mutation.reopenCase': { input: { residentId: '@Resident', expectedVersion: 1, reason: 'Came back' } },
  'Mutation.recordBestInterestNote': {
    input: { residentId: '@Resident', notedAt: AT, note: 'To stay here' },
  },
  'Mutation.confirmVulnerability': { input: { vulnerabilityId: '@Vulnerability', expectedVersion: 1 } },
  'Mutation.resolveVulnerability': {
    input: { vulnerabilityId: '@Vulnerability', expectedVersion: 1, reason: 'Treated' },
  },
  'Mutation.recordPresence': { input: { residentId: '@Resident', status: 'PRESENT' } },
  'Mutation.recordPresences': {
    input: { centreId: '@Centre', entries: [{ residentId: '@Resident', status: 'PRESENT' }] },
  },
  'Mutation.voidPresence': { input: { presenceId: '@Presence', reason: 'Another one was meant' } },
  'Mutation.recordMissingStep': { input: { residentId: '@Resident', step: 'CASE_MANAGER' } },
  'Mutation.notifyMissing': { input: { residentId: '@Resident', step: 'POLICE', toWhom: 'Third precinct' } },
  'Mutation.recordReturn': { input: { missingEpisodeId: '@MissingEpisode', expectedVersion: 1 } },
  'Mutation.recordReturnInterview': {
    input: { missingEpisodeId: '@MissingEpisode', expectedVersion: 1, note: 'Said in confidence' },
  },
  'Mutation.closeMissingEpisode': {
    input: {
      missingEpisodeId: '@MissingEpisode',
      expectedVersion: 1,
      outcome: 'NOT_FOUND',
      reason: 'Searched',
    },
  },
  'Mutation.setMissingClock': {
    input: {
      centreId: '@Centre',
      reason: 'As agreed',
      ...{ checkHours: 24, caseManagerHours: 0, centreManagerHours: 2, legalRepresentativeHours: 12 },
      ...{ policeHours: 24, childProtectionHours: 24, interviewHours: 72 },
    },
  },
  'Mutation.provideBasicAssistance': {
    input: { residentId: '@Resident', kind: 'FOOD', item: 'Lunch', quantity: 1, providedAt: AT },
  },
  'Mutation.recordDistribution': {
    input: {
      ...{ centreId: '@Centre', category: 'HYGIENE_KIT', item: 'Hygiene kit', residentIds: ['@Resident'] },
      providedAt: AT,
    },
  },
  'Mutation.voidBasicAssistance': {
    input: { basicAssistanceId: '@BasicAssistance', expectedVersion: 1, reason: 'Another one was meant' },
  },
  'Mutation.leaveComplaint': {
    input: {
      ...{ centreId: '@Centre', category: 'FOOD', channel: 'BOX', language: 'ar', text: 'The soup is cold.' },
      residentId: '@Resident',
    },
  },
  'Mutation.setEntitlement': {
    input: {
      ...{ centreId: '@Centre', category: 'BEDDING', entitled: 'ADULTS', quantity: 1, rhythm: 'ON_ARRIVAL' },
      source: 'As agreed',
    },
  },
  'Mutation.recordVulnerability': {
    input: { residentId: '@Resident', kind: 'VIOLENCE_SURVIVOR', identifiedAt: AT },
  },
  'Mutation.appointLegalRepresentative': {
    input: {
      residentId: '@Resident',
      legalRepresentativeId: '@LegalRepresentative',
      appointedOn: '2024-02-01',
      ofAdult: false,
    },
  },
  'Mutation.endRepresentation': {
    input: { representationId: '@Representation', expectedVersion: 1, reason: 'OTHER' },
  },
  'Mutation.recordConsent': {
    input: {
      residentId: '@Resident',
      givenBy: 'RESIDENT',
      modality: 'VERBAL_CERTIFIED',
      certifiedById: CERTIFIER,
      language: 'ar',
      legalBasis: 'CONSENT',
      fieldGroups: ['FAMILY'],
      recipientOrganisation: 'CLINIC',
      purpose: 'CARE',
      givenAt: AT,
    },
  },
  'Mutation.requestRectification': {
    input: {
      residentId: '@Resident',
      askedBy: 'LEGAL_REPRESENTATIVE',
      asked: 'My name is another',
      askedAt: AT,
    },
  },
  'Mutation.answerRectification': [
    { input: { ...ANSWER, state: 'CORRECTED', correctionId: '@Correction' } },
    { input: { ...ANSWER, state: 'REFUSED', answer: 'A paper says otherwise' } },
  ],
  'Mutation.requestSubjectAccess': {
    input: { residentId: '@Resident', askedBy: 'LEGAL_REPRESENTATIVE', askedAt: AT },
  },
  'Mutation.extendSubjectAccess': {
    input: { subjectAccessRequestId: '@SubjectAccessRequest', expectedVersion: 1, reason: 'Much to look at' },
  },
  'Mutation.answerSubjectAccess': {
    input: {
      ...{ subjectAccessRequestId: '@SubjectAccessRequest', expectedVersion: 1 },
      ...{ state: 'REFUSED', answer: 'Asked for each day' },
    },
  },
  'Mutation.recordProcedureStep': {
    input: {
      ...{ residentId: '@Resident', stage: 'APPEALED', reachedOn: '2023-05-01', toldBy: 'DOCUMENT' },
      ...{ procedureStepId: '@ProcedureStep', reason: 'Misread' },
    },
  },
  'Mutation.endProcedureStep': {
    input: { procedureStepId: '@ProcedureStep', expectedVersion: 1, reason: 'Of somebody else' },
  },
  'Mutation.renewConsent': {
    input: {
      ...{ consentId: '@Consent', expectedVersion: 1, givenBy: 'RESIDENT', modality: 'VERBAL_CERTIFIED' },
      ...{ certifiedById: CERTIFIER, language: 'ar', givenAt: AT },
    },
  },
  'Mutation.confirmConsent': { input: { consentId: '@Consent', expectedVersion: 1 } },
  'Mutation.withdrawConsent': { input: { consentId: '@Consent', expectedVersion: 1 } },
  'Mutation.approveBreakGlass': { input: { breakGlassId: '@BreakGlass', expectedVersion: 1 } },
  'Mutation.shareResidents': {
    input: {
      centreId: '@Centre',
      sopId: '@Sop',
      organisation: 'IOM',
      fieldGroups: ['OPERATIONAL'],
      purposes: ['CARE'],
      clause: 'A.9',
    },
  },
  // Of those who are seen it ends the stay: nothing comes after it.
  'Mutation.departResident': {
    input: { residentId: '@Resident', expectedVersion: 1, at: AT, reason: 'OTHER' },
  },
  'Mutation.undoDeparture': { input: { residentId: '@Departed', expectedVersion: 1, reason: 'A mistake' } },
  'Mutation.transferResident': {
    input: {
      residentId: '@Resident',
      toCentreCode: 'RRC-NOWHERE',
      reason: 'Nearer to an aunt',
      plannedOn: '2024-02-03',
    },
  },
  'Mutation.acceptTransfer': { input: { transferId: '@ResidentTransfer', expectedVersion: 1 } },
  'Mutation.declineTransfer': {
    input: { transferId: '@ResidentTransfer', expectedVersion: 1, reason: 'No place' },
  },
  'Mutation.withdrawTransfer': {
    input: { transferId: '@ResidentTransfer', expectedVersion: 1, reason: 'No longer' },
  },
  'Mutation.completeTransfer': {
    input: {
      transferId: '@Arriving',
      expectedVersion: 1,
      arrivedAt: AT,
      safeZoneId: '@SafeZone',
      caseManagerId: '@StaffMember',
    },
  },
  'Mutation.stopSharingResidents': { input: { sharingId: '@Sharing', expectedVersion: 1 } },
};

export const exempt: Record<string, string> = {
  'Mutation.breakGlass(input.residentId)':
    'it opens whom one does not see, for an hour and under review, and is told to the owner: that is its purpose',
  'Mutation.correctResident(input.registrationNumber)':
    'what it gives is a number and no row: `messages.test.ts` gives one that is taken at another centre',
  'Mutation.transferResident(input.toCentreCode)':
    'the code of a centre: its owner is asked, and nothing in this slice is named by it',
  'Mutation.completeTransfer(input.registrationNumber)':
    'what it gives is a number and no row: it is refused only where it is taken at the own centre',
  'Mutation.importResidents(input.rows.householdNumber)': 'a household is joined as by `registerResident`',
  'Mutation.joinHousehold(input.householdNumber)':
    'a number that is in use is joined, a new one founds: neither is refused, and of the members those are shown whom the actor sees (decision 157)',
  'Mutation.splitHousehold(input.householdNumber)': 'a household is joined as by `joinHousehold`',
  'Mutation.importResidents(input.rows.registrationNumber)':
    'what it gives is a number and no row: `over-the-graph.test.ts` gives one that is taken at another centre',
  'Mutation.reviewBreakGlass(input.breakGlassId)': 'whoever may review emergencies sees them all',
  'Mutation.followComplaint(input.code)':
    'whoever has the code may know: `complaints.test.ts` asks with one that is none',
  'Mutation.leaveComplaint(input.aboutStaffMemberId)':
    'kept as it was said: nobody is asked for it, and nothing in this slice is named by it',
  ...Object.fromEntries(
    ['acknowledge', 'answer', 'close', 'reopen'].map((work) => [
      `Mutation.${work}Complaint(input.complaintId)`,
      'whoever writes in this walk is named for no complaint: `complaints.test.ts` asks of a hidden one and of none',
    ]),
  ),
  'Mutation.recordMedicalContact(input.residentId)':
    'whoever writes in this walk treats nobody: `basic-services.test.ts` asks of a hidden resident and of none',
  'Mutation.renewConsent(input.certifiedById)': 'as by `recordConsent`',
  'Mutation.recordConsent(input.certifiedById)':
    'of any centre: the owner of the staff is asked for the person, and nothing in this slice hangs on it',
  '_entities(ResidentCohort.id)': 'an answer to one question: nobody comes back to it',
};

export const alike: Record<string, string> = {
  'Mutation.registerResident(input.householdNumber)': 'who is the first of a household founds it',
  'Mutation.registerResident(input.differentFrom)':
    'who is not like the newcomer is passed over; `duplicates/registering.test.ts` names who is',
};

/** A code that nobody has, in the form of the others. */
export const absent = { Number: code('N'), TakenNumber: code('N'), HouseholdNumber: code('H') };

function code(letter: string) {
  return () => `${letter}-${newIdentifier().toUpperCase()}`;
}
