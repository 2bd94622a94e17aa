import {
  type AccessTable,
  argumentsOf,
  connectionRules,
  fieldsOf,
  payloadRules,
  sharedRules,
  type TypeRule,
} from '@mrrm/platform/access/table';
import { viewerActRules, viewerRules } from '@mrrm/platform/viewer/viewer';
import { groups } from './groups.js';
import { roles } from './roles.js';

const ofResident = ({ residentId }: { residentId: string }) => residentId;
const itself = ({ id }: { id: string }) => id;

/** A pointer to another owner's entity, with what this slice adds to it. */
const pointerTo = (
  added: Record<string, string> = {},
  whom: Pick<TypeRule, 'person' | 'namesNobody'> = {},
): TypeRule => ({
  base: 'PLAIN',
  ...whom,
  fields: { ...fieldsOf('PLAIN', 'id'), ...added },
});

const place = { namesNobody: 'A place: its lists name those whom they return.' };

/** Who reads and does what in this slice. */
export const access: AccessTable = {
  owner: 'STATE',
  roles,
  groups,
  types: {
    Query: {
      base: 'PLAIN',
      fields: {
        ...fieldsOf('SIGN_IN', 'viewer'),
        ...fieldsOf('KEY', 'resident'),
        ...fieldsOf('IDENTITY', 'residentsByRegistrationNumber'),
        ...fieldsOf('OPERATIONAL', 'residents absences'),
        ...fieldsOf('FAMILY', 'household'),
        ...fieldsOf('LEGAL', 'legalRepresentative'),
        ...fieldsOf('CONSENT_ANSWERS', 'consentsInForce'),
        ...fieldsOf('EMERGENCIES', 'openBreakGlassReviews'),
        ...fieldsOf('EMERGENCY_NOTICES', 'breakGlassNotices'),
        ...fieldsOf('EMERGENCIES_TO_APPROVE', 'breakGlassToApprove'),
        ...fieldsOf('FIGURES', 'residentCohort'),
        ...fieldsOf('PLACEMENT_FACTS', 'placementFacts departures'),
        ...fieldsOf('STAY_JUDGEMENT', 'stayJudgement'),
      },
    },
    Mutation: {
      base: 'PLAIN',
      fields: {
        ...fieldsOf('SHARING_WORK', 'shareResidents stopSharingResidents'),
        ...fieldsOf(
          'REGISTRATION',
          'registerResident departResident readmitResident appointLegalRepresentative endRepresentation',
        ),
        ...fieldsOf('PRESENCE_CHECKS', 'recordPresence recordPresences'),
        ...fieldsOf('CASE_WORK', 'assignCaseManager recordNeedsAssessment recordVulnerability'),
        ...fieldsOf('ASSISTANCE', 'provideBasicAssistance'),
        ...fieldsOf('CONSENT_WORK', 'recordConsent confirmConsent withdrawConsent'),
        ...fieldsOf('BREAK_GLASS', 'breakGlass approveBreakGlass'),
        ...fieldsOf('EMERGENCY_REVIEW', 'reviewBreakGlass'),
      },
    },
    Resident: {
      base: 'KEY',
      person: itself,
      fields: {
        ...fieldsOf('KEY', 'id version verification centre'),
        ...fieldsOf(
          'OPERATIONAL',
          `sex age languages safeZone caseManager arrivedAt departedAt departureReason needsAssessedAt
           latestPresence absence presences basicAssistance stays openRecords`,
        ),
        ...fieldsOf(
          'IDENTITY',
          'registrationNumber givenName familyName fullName dateOfBirth dateOfBirthIsEstimate nationality',
        ),
        ...fieldsOf('FAMILY', 'familySituation household'),
        ...fieldsOf('LEGAL', 'representations legalRepresentative'),
        ...fieldsOf('PROTECTION', 'caseState riskLevel vulnerabilities'),
        ...fieldsOf('CONSENTS', 'consents'),
        ...fieldsOf('ACCESS_HISTORY', 'accessHistory'),
      },
    },
    ...viewerActRules,
    ...viewerRules({
      ...fieldsOf('SIGN_IN', 'caseload legalRepresentative'),
      ...fieldsOf('ACCESS_HISTORY', 'touchedResidents'),
    }),
    Household: {
      base: 'FAMILY',
      people: ({ memberIds }) => memberIds,
      fields: fieldsOf('FAMILY', 'id registrationNumber version members'),
    },
    Presence: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: fieldsOf(
        'OPERATIONAL',
        'id checkedAt status centre checkedBy voidedAt voidingReason verification resident',
      ),
    },
    Absence: {
      base: 'OPERATIONAL',
      person: ({ resident }) => resident?.id,
      fields: fieldsOf('OPERATIONAL', 'resident status absentSince lastPresentAt'),
    },
    BasicAssistance: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: fieldsOf('OPERATIONAL', 'id kind item quantity providedAt providedBy centre version resident'),
    },
    Consent: {
      base: 'CONSENTS',
      person: ofResident,
      fields: fieldsOf(
        'CONSENTS',
        `id givenBy modality certifiedBy language legalBasis fieldGroups recipient recipientOrganisation purpose
         givenAt expiresAt withdrawnAt documentSha256 confirmation confirmedAt inForce version resident`,
      ),
    },
    Stay: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: fieldsOf('OPERATIONAL', 'id centre safeZone arrivedAt departedAt departureReason version'),
    },
    OpenRecords: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: {
        ...fieldsOf('OPERATIONAL', 'caseManager'),
        ...fieldsOf('LEGAL', 'representation'),
        ...fieldsOf('PROTECTION', 'caseState'),
        ...fieldsOf('CONSENTS', 'consents'),
      },
    },
    StayJudgement: {
      base: 'STAY_JUDGEMENT',
      person: ofResident,
      fields: fieldsOf('STAY_JUDGEMENT', 'residentId objections'),
    },
    Departure: {
      base: 'PLACEMENT_FACTS',
      person: ofResident,
      fields: fieldsOf('PLACEMENT_FACTS', 'residentId centreId departedAt recordedAt hasReturned'),
    },
    PlacementFacts: {
      base: 'PLACEMENT_FACTS',
      person: ofResident,
      fields: fieldsOf(
        'PLACEMENT_FACTS',
        'residentId sex dateOfBirth familySituation householdId departedAt',
      ),
    },
    ConsentInForce: {
      base: 'CONSENT_ANSWERS',
      person: ofResident,
      fields: fieldsOf('CONSENT_ANSWERS', 'id residentId fieldGroups purpose'),
    },
    Vulnerability: {
      base: 'PROTECTION',
      person: ofResident,
      fields: fieldsOf('PROTECTION', 'id kind identifiedAt identifiedBy resolvedAt note version resident'),
    },
    Representation: {
      base: 'LEGAL',
      person: ofResident,
      fields: fieldsOf('LEGAL', 'id legalRepresentative appointedOn endedOn endReason ofAdult version'),
    },
    LegalRepresentative: {
      base: 'LEGAL',
      person: itself,
      fields: fieldsOf('LEGAL', 'id fullName bureau version represented'),
    },
    AccessEvent: {
      base: 'ACCESS_HISTORY',
      person: ({ person }) => person,
      fields: fieldsOf(
        'ACCESS_HISTORY',
        `sequence at kind operation organisation role subject onBehalfOf purpose client request owner groups bases
         outcome lists onBehalfOfOrganisation onBehalfOfRole onBehalfOfPurpose program correlation`,
      ),
    },
    BreakGlass: {
      base: 'KEY',
      person: ofResident,
      fields: fieldsOf(
        'KEY',
        'id resident subject organisation role reason grantedAt expiresAt approval approvedAt reviewedAt finding reviewNote version',
      ),
    },
    BreakGlassNotice: {
      base: 'EMERGENCY_NOTICES',
      person: ofResident,
      fields: fieldsOf(
        'EMERGENCY_NOTICES',
        'id breakGlassId residentId resident kind at subject organisation role reason',
      ),
    },
    ResidentCohort: {
      base: 'FIGURES',
      fields: fieldsOf(
        'FIGURES',
        'id centre year period ageBand sex nationality size sizeWithheld question memberIds memberCells',
      ),
    },
    Centre: pointerTo(
      {
        ...fieldsOf('OPERATIONAL', 'residents'),
        ...fieldsOf('CONSENTS', 'consentsToConfirm'),
        ...fieldsOf('SHARING', 'residentSharing viewerResidentActs'),
      },
      place,
    ),
    SafeZone: pointerTo(fieldsOf('OPERATIONAL', 'residents'), place),
    StaffMember: pointerTo(fieldsOf('OPERATIONAL', 'caseload'), { person: itself }),
    Organisation: { base: 'PLAIN', fields: fieldsOf('PLAIN', 'code') },
    ...connectionRules(
      'PLAIN',
      'Resident',
      'Presence',
      'BasicAssistance',
      'Consent',
      'BreakGlassNotice',
      'AccessEvent',
    ),
    ResidentSharing: {
      base: 'SHARING',
      fields: fieldsOf(
        'SHARING',
        'id organisation organisationCode fieldGroups purposes sopId clause validFrom validUntil version',
      ),
    },
    ...payloadRules('PLAIN', {
      ShareResidentsPayload: 'sharing',
      RegisterResidentPayload: 'resident',
      DepartResidentPayload: 'resident',
      ReadmitResidentPayload: 'resident',
      EndRepresentationPayload: 'representation',
      AssignCaseManagerPayload: 'resident',
      RecordNeedsAssessmentPayload: 'resident',
      RecordPresencePayload: 'presence',
      RecordPresencesPayload: 'recorded absent',
      RecordConsentPayload: 'consent',
      ConfirmConsentPayload: 'consent',
      WithdrawConsentPayload: 'consent',
      ProvideBasicAssistancePayload: 'basicAssistance',
      RecordVulnerabilityPayload: 'vulnerability',
      AppointLegalRepresentativePayload: 'representation',
      BreakGlassPayload: 'breakGlass',
      ApproveBreakGlassPayload: 'breakGlass',
      ReviewBreakGlassPayload: 'breakGlass',
    }),
    ...sharedRules('PLAIN'),
  },
  filters: {
    ResidentFilter: {
      ...fieldsOf('OPERATIONAL', 'present departed safeZoneId language'),
      ...fieldsOf('PROTECTION', 'riskLevel'),
      ...fieldsOf('FAMILY', 'familySituation'),
    },
  },
  arguments: argumentsOf({
    KEY: 'Query.resident(id)',
    OPERATIONAL: `Query.residents(centreId,first,after,order) Query.absences(centreId,at) Resident.presences(first,after)
      Resident.basicAssistance(first,after) Centre.residents(first,after,order) SafeZone.residents(first,after,order)
      StaffMember.caseload(first,after) Viewer.caseload(first,after)`,
    // The age on a day that the reader chooses tells the date of birth in a few questions.
    IDENTITY: 'Query.residentsByRegistrationNumber(registrationNumber) Resident.age(on)',
    FAMILY: 'Query.household(id)',
    LEGAL: 'Query.legalRepresentative(id) LegalRepresentative.represented(first,after)',
    CONSENTS: 'Centre.consentsToConfirm(first,after)',
    CONSENT_ANSWERS: 'Query.consentsInForce(residentIds,recipientOrganisation)',
    PLACEMENT_FACTS: 'Query.placementFacts(residentIds) Query.departures(since)',
    STAY_JUDGEMENT: 'Query.stayJudgement(id,centreId,from,until)',
    EMERGENCY_NOTICES: 'Query.breakGlassNotices(first,after)',
    FIGURES: 'Query.residentCohort(centreId,year,period,ageBand,sex,nationality)',
    ACCESS_HISTORY: 'Resident.accessHistory(first,after) Viewer.touchedResidents(first)',
  }),
  personInputs: ['residentId', 'residentIds'],
  recordInputs: {
    breakGlassId: { table: 'break_glass', people: ['resident_id'] },
    consentId: { table: 'consent', people: ['resident_id'] },
    representationId: { table: 'representation', people: ['resident_id'], seenIn: 'resident' },
  },
};
