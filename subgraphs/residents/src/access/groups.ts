import type { GroupRule } from '@mrrm/platform/access/table';
import { CARE_TEAM, EVERYBODY, KEEPERS } from '@mrrm/platform/wire/roles';

const without = (roles: readonly string[], ...left: string[]) => roles.filter((role) => !left.includes(role));

/** The groups of several features; those of one alone stand in its `access.ts`. */
export const groups: Record<string, GroupRule> = {
  PLAIN: {
    description: 'Pages, payloads and keys of other owners: nothing about a person.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
    always: true,
  },
  KEY: {
    description: 'That a resident is on record, and at which centre.',
    personal: true,
    roles: without(EVERYBODY, 'ANALYST'),
    across: 'SHARED',
  },
  OPERATIONAL: {
    description: 'What a day at the centre needs: where, since when, present or not, languages, sex, age.',
    personal: true,
    roles: [...CARE_TEAM, 'LEGAL_REPRESENTATIVE', 'PARTNER_APPLICATION', 'REFERRAL_COORDINATOR', 'SERVICE'],
    across: 'SHARED',
  },
  IDENTITY: {
    description: 'Names, number, date of birth, nationality.',
    personal: true,
    roles: [...CARE_TEAM, 'LEGAL_REPRESENTATIVE', 'REFERRAL_COORDINATOR', 'DATA_PROTECTION_OFFICER'],
    across: 'SHARED',
  },
  FAMILY: {
    description: 'With whom somebody came and belongs.',
    personal: true,
    roles: [
      'CASE_MANAGER',
      'SOCIAL_WORKER',
      'PSYCHOLOGIST',
      'LEGAL_COUNSELLOR',
      'CENTRE_MANAGER',
      'REGISTRAR',
      'COORDINATOR',
      'LEGAL_REPRESENTATIVE',
    ],
    across: 'SHARED',
  },
  LEGAL: {
    description: 'Who represents somebody in law.',
    personal: true,
    roles: [
      'CASE_MANAGER',
      'SOCIAL_WORKER',
      'LEGAL_COUNSELLOR',
      'CENTRE_MANAGER',
      'REGISTRAR',
      'COORDINATOR',
      'LEGAL_REPRESENTATIVE',
    ],
    across: 'SHARED',
  },
  PROTECTION: {
    description: 'Risk, case, vulnerabilities.',
    personal: true,
    roles: [
      'CASE_MANAGER',
      'SOCIAL_WORKER',
      'PSYCHOLOGIST',
      'NURSE',
      'CENTRE_MANAGER',
      'COORDINATOR',
      'LEGAL_REPRESENTATIVE',
    ],
    across: 'SHARED',
  },
  HEALTH: {
    description: 'Medical conditions and basic medical care.',
    personal: true,
    roles: [
      'CASE_MANAGER',
      'PSYCHOLOGIST',
      'NURSE',
      'COORDINATOR',
      'LEGAL_REPRESENTATIVE',
      'REFERRAL_COORDINATOR',
    ],
    across: 'SHARED',
  },
  CONFIDENTIAL: {
    description:
      'What was said in confidence: interviews about a time in which somebody was missing. No clause, consent or emergency opens it.',
    personal: true,
    roles: ['CASE_MANAGER', 'PSYCHOLOGIST', 'COORDINATOR'],
    across: 'NEVER',
  },
  CONSENTS: {
    description: 'What was allowed to whom; other organisations see the consents in their own favour.',
    personal: true,
    roles: [...CARE_TEAM, 'LEGAL_REPRESENTATIVE', 'REFERRAL_COORDINATOR', 'DATA_PROTECTION_OFFICER'],
    across: 'SHARED',
  },
  ACCESS_HISTORY: {
    description: 'Who read or changed what about somebody, and why.',
    personal: true,
    roles: ['DATA_PROTECTION_OFFICER', 'AUDITOR', 'LEGAL_REPRESENTATIVE'],
    across: 'OPEN',
    among: KEEPERS,
    outside: 'OWN',
  },
  SHARING: {
    description:
      'Which clause opens which groups to which organisation: everybody who works at the centre may know.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
  },
  REGISTRATION: {
    description: 'Register residents, end stays, appoint legal representatives: the State does, by law.',
    personal: false,
    roles: ['REGISTRAR', 'CASE_MANAGER', 'CENTRE_MANAGER', 'COORDINATOR', 'SERVICE'],
    across: 'NEVER',
  },
};

/** Why no agreement is asked before somebody is registered, corrected, readmitted, seen off or represented. */
export const BY_LAW = 'The State registers by law, with or without an agreement.';

/** The groups of fields that a consent, a clause or an emergency may open. */
export const SHARED_GROUPS = ['OPERATIONAL', 'IDENTITY', 'FAMILY', 'LEGAL', 'PROTECTION', 'HEALTH'] as const;
export type SharedGroup = (typeof SHARED_GROUPS)[number];
