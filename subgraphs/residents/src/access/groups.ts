import type { GroupRule } from '@mrrm/platform/access/table';
import { signInGroup } from '@mrrm/platform/viewer/viewer';
import { CARE_TEAM, EVERYBODY, KEEPERS } from './roles.js';

const without = (roles: readonly string[], ...left: string[]) => roles.filter((role) => !left.includes(role));

/** What a person is asked or told, in groups that open together. */
const readings: Record<string, GroupRule> = {
  ...signInGroup(EVERYBODY),
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
  CONSENTS: {
    description: 'What was allowed to whom; other organisations see the consents in their own favour.',
    personal: true,
    roles: [...CARE_TEAM, 'LEGAL_REPRESENTATIVE', 'REFERRAL_COORDINATOR', 'DATA_PROTECTION_OFFICER'],
    across: 'SHARED',
  },
  CONSENT_ANSWERS: {
    description:
      "What residents allow at this moment, for another owner's slice that asks before it shows or sends, and for nobody else.",
    personal: true,
    roles: ['SERVICE'],
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
  PLACEMENT_FACTS: {
    description:
      'Sex, date of birth, family situation, household and departure, for the slice of the same owner that gives beds, and for nobody else.',
    personal: true,
    roles: ['SERVICE'],
    across: 'NEVER',
  },
  STAY_JUDGEMENT: {
    description:
      "Whether a moment lies in a stay of a resident, for other owners' slices before they write: no dates, and only of residents who are open to their organisation.",
    personal: true,
    roles: ['SERVICE'],
    across: 'SHARED',
  },
  FIGURES: {
    description: 'Numbers of people, small ones withheld.',
    personal: false,
    roles: ['ANALYST', 'COORDINATOR', 'CENTRE_MANAGER'],
    across: 'OPEN',
    among: KEEPERS,
  },
};

/** What a person does here. Whether the organisation may do it at a centre and an hour is the SOP's to say. */
const acts: Record<string, GroupRule> = {
  SHARING: {
    description:
      'Which clause opens which groups to which organisation: everybody who works at the centre may know.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
  },
  SHARING_WORK: {
    description: 'Open groups of fields to a party of the SOP, and close them: the owner alone.',
    personal: false,
    roles: ['CENTRE_MANAGER', 'COORDINATOR'],
    across: 'NEVER',
  },
  REGISTRATION: {
    description: 'Register residents, end stays, appoint legal representatives: the State does, by law.',
    personal: false,
    roles: ['REGISTRAR', 'CASE_MANAGER', 'CENTRE_MANAGER', 'COORDINATOR', 'SERVICE'],
    across: 'NEVER',
  },
  PRESENCE_CHECKS: {
    description: 'Record who is there.',
    personal: false,
    roles: CARE_TEAM,
    across: 'OPEN',
  },
  CASE_WORK: {
    description: 'Assign case managers, assess needs, record vulnerabilities.',
    personal: false,
    roles: [
      'CASE_MANAGER',
      'SOCIAL_WORKER',
      'PSYCHOLOGIST',
      'NURSE',
      'REGISTRAR',
      'CENTRE_MANAGER',
      'COORDINATOR',
    ],
    across: 'OPEN',
  },
  ASSISTANCE: {
    description: 'Record what was given: food, items, basic medical care.',
    personal: false,
    roles: ['CASE_MANAGER', 'SOCIAL_WORKER', 'NURSE', 'REGISTRAR', 'CENTRE_MANAGER', 'COORDINATOR'],
    across: 'OPEN',
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

export const groups: Record<string, GroupRule> = { ...readings, ...acts };

/** The groups of fields that a consent, a clause or an emergency may open. */
export const SHARED_GROUPS = ['OPERATIONAL', 'IDENTITY', 'FAMILY', 'LEGAL', 'PROTECTION', 'HEALTH'] as const;
export type SharedGroup = (typeof SHARED_GROUPS)[number];
