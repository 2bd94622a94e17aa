import { argumentsOf, fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { residentIdOf } from '../keys.js';

const OWNER_DECIDES = 'The owner decides what it opens of its own records.';
const RIGHT_OF_THE_PERSON = 'A consent is a right of the person.';
const EMERGENCY = 'An emergency waits for no agreement; it is reviewed instead.';

const groups: FeatureAccess['groups'] = {
  CONSENT_ANSWERS: {
    description:
      "What residents allow at this moment, for another owner's slice that asks before it shows or sends, and for nobody else.",
    personal: true,
    roles: ['SERVICE'],
    across: 'SHARED',
  },
  EMERGENCIES: {
    description: 'Emergency accesses and their reviews.',
    personal: true,
    roles: ['DATA_PROTECTION_OFFICER', 'AUDITOR'],
    across: 'NEVER',
  },
  EMERGENCY_NOTICES: {
    description:
      'What the owner is told of emergencies at once: its officers, and whoever manages the centre of the resident.',
    personal: true,
    roles: ['DATA_PROTECTION_OFFICER', 'AUDITOR', 'CENTRE_MANAGER'],
    across: 'NEVER',
  },
  EMERGENCIES_TO_APPROVE: {
    description: 'Emergencies of colleagues that wait for a second person, for those who can approve them.',
    personal: true,
    roles: ['CASE_MANAGER', 'SOCIAL_WORKER', 'PSYCHOLOGIST', 'NURSE', 'CENTRE_MANAGER', 'COORDINATOR'],
    across: 'OPEN',
  },
  SHARING_WORK: {
    description: 'Open groups of fields to a party of the SOP, and close them: the owner alone.',
    personal: false,
    roles: ['CENTRE_MANAGER', 'COORDINATOR'],
    across: 'NEVER',
  },
  CONSENT_WORK: {
    description: 'Record and withdraw consents.',
    personal: false,
    roles: [
      'CASE_MANAGER',
      'SOCIAL_WORKER',
      'PSYCHOLOGIST',
      'LEGAL_COUNSELLOR',
      'REGISTRAR',
      'CENTRE_MANAGER',
      'COORDINATOR',
      'LEGAL_REPRESENTATIVE',
    ],
    across: 'OPEN',
  },
  BREAK_GLASS: {
    description: 'Open one resident for an hour in an emergency; needs the permission BREAK_GLASS as well.',
    personal: false,
    roles: ['CASE_MANAGER', 'SOCIAL_WORKER', 'PSYCHOLOGIST', 'NURSE', 'CENTRE_MANAGER', 'COORDINATOR'],
    across: 'OPEN',
  },
  EMERGENCY_REVIEW: {
    description: 'Say whether an emergency access was justified.',
    personal: false,
    roles: ['DATA_PROTECTION_OFFICER'],
    across: 'NEVER',
  },
};

export const openingAccess: FeatureAccess = {
  groups,
  types: {
    Consent: {
      base: 'CONSENTS',
      person: residentIdOf,
      fields: fieldsOf(
        'CONSENTS',
        `id givenBy modality certifiedBy language legalBasis fieldGroups recipient recipientOrganisation purpose
         givenAt expiresAt withdrawnAt documentSha256 renews renewedBy confirmation confirmedAt inForce version resident`,
      ),
    },
    ConsentInForce: {
      base: 'CONSENT_ANSWERS',
      person: residentIdOf,
      fields: fieldsOf('CONSENT_ANSWERS', 'id residentId fieldGroups purpose'),
    },
    BreakGlass: {
      base: 'KEY',
      person: residentIdOf,
      fields: fieldsOf(
        'KEY',
        'id resident subject organisation role reason grantedAt expiresAt approval approvedAt reviewedAt finding reviewNote version',
      ),
    },
    BreakGlassNotice: {
      base: 'EMERGENCY_NOTICES',
      person: residentIdOf,
      fields: fieldsOf(
        'EMERGENCY_NOTICES',
        'id breakGlassId residentId resident kind at subject organisation role reason',
      ),
    },
    ResidentSharing: {
      base: 'SHARING',
      fields: fieldsOf(
        'SHARING',
        'id organisation organisationCode fieldGroups purposes sopId clause validFrom validUntil version',
      ),
    },
  },
  extends: {
    Query: fieldsByGroup({
      CONSENT_ANSWERS: 'consentsInForce',
      EMERGENCIES: 'openBreakGlassReviews',
      EMERGENCY_NOTICES: 'breakGlassNotices',
      EMERGENCIES_TO_APPROVE: 'breakGlassToApprove',
    }),
    Resident: fieldsOf('CONSENTS', 'consents'),
    Centre: fieldsByGroup({ CONSENTS: 'consentsToConfirm expiringConsents', SHARING: 'residentSharing' }),
  },
  mutations: {
    recordConsent: {
      group: 'CONSENT_WORK',
      performsNothing: RIGHT_OF_THE_PERSON,
      moments: { givenAt: DONE, expiresAt: { back: 30, ahead: 30 } },
    },
    renewConsent: {
      group: 'CONSENT_WORK',
      performsNothing: RIGHT_OF_THE_PERSON,
      moments: { givenAt: DONE, expiresAt: { back: 30, ahead: 30 } },
    },
    confirmConsent: { group: 'CONSENT_WORK', performsNothing: RIGHT_OF_THE_PERSON },
    withdrawConsent: {
      group: 'CONSENT_WORK',
      performsNothing: RIGHT_OF_THE_PERSON,
      moments: { at: DONE },
    },
    shareResidents: {
      group: 'SHARING_WORK',
      performsNothing: OWNER_DECIDES,
      moments: { validFrom: { back: 10, ahead: 10 } },
    },
    stopSharingResidents: { group: 'SHARING_WORK', performsNothing: OWNER_DECIDES },
    breakGlass: { group: 'BREAK_GLASS', performsNothing: EMERGENCY, permission: 'BREAK_GLASS' },
    approveBreakGlass: { group: 'BREAK_GLASS', performsNothing: EMERGENCY, permission: 'BREAK_GLASS' },
    reviewBreakGlass: { group: 'EMERGENCY_REVIEW', performsNothing: EMERGENCY },
  },
  arguments: argumentsOf({
    CONSENTS: 'Centre.consentsToConfirm(first,after) Centre.expiringConsents(days,first,after)',
    CONSENT_ANSWERS: 'Query.consentsInForce(residentIds,recipientOrganisation)',
    EMERGENCY_NOTICES: 'Query.breakGlassNotices(first,after)',
  }),
  recordInputs: {
    breakGlassId: { table: 'break_glass', people: ['resident_id'] },
    consentId: { table: 'consent', people: ['resident_id'] },
  },
};
