import type { GroupRule } from '@mrrm/platform/access/table';
import { signInGroup } from '@mrrm/platform/viewer/viewer';
import { CARE_TEAM, EVERYBODY, KEEPERS } from './roles.js';

const without = (roles: readonly string[], ...left: string[]) => roles.filter((role) => !left.includes(role));

/** Those who refer and plan care. */
const CASE_WORKERS = [
  'CASE_MANAGER',
  'SOCIAL_WORKER',
  'PSYCHOLOGIST',
  'LEGAL_COUNSELLOR',
  'NURSE',
  'CENTRE_MANAGER',
  'COORDINATOR',
];

const readings: Record<string, GroupRule> = {
  ...signInGroup(EVERYBODY),
  PLAIN: {
    description: 'Pages, payloads and keys of other owners: nothing about a person.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
    always: true,
  },
  CATALOGUE: {
    description: 'What is offered at a centre, by whom and when.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
  },
  OPERATIONAL: {
    description:
      'That a service took place, is asked for or booked: to whom, by whom, when; not its content.',
    personal: true,
    roles: [...CARE_TEAM, 'PARTNER_APPLICATION', 'REFERRAL_COORDINATOR', 'SERVICE'],
    across: 'SHARED',
  },
  NOTES: {
    description:
      'Session notes: for the author, and for supervisor and same function in the same organisation.',
    personal: true,
    roles: without(CARE_TEAM, 'SECURITY_GUARD', 'CENTRE_MANAGER', 'REGISTRAR'),
    across: 'NEVER',
  },
  REASONS: {
    description: 'Why somebody was referred.',
    personal: true,
    roles: [...CASE_WORKERS, 'REFERRAL_COORDINATOR'],
    across: 'SHARED',
  },
  PROTECTION: {
    description: 'What a care plan wants to reach.',
    personal: true,
    roles: ['CASE_MANAGER', 'SOCIAL_WORKER', 'PSYCHOLOGIST', 'NURSE', 'CENTRE_MANAGER', 'COORDINATOR'],
    across: 'SHARED',
  },
  ACCESS_HISTORY: {
    description: 'Who read or changed what about somebody, and why.',
    personal: true,
    roles: ['DATA_PROTECTION_OFFICER', 'AUDITOR'],
    across: 'OPEN',
    among: KEEPERS,
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
  OFFERING: {
    description: 'Put services and activities into the catalogue.',
    personal: false,
    roles: without(CARE_TEAM, 'SECURITY_GUARD'),
    across: 'OPEN',
  },
  SERVING: {
    description: 'Ask for services, record sessions and attendance, book interpreters.',
    personal: false,
    roles: without(CARE_TEAM, 'SECURITY_GUARD'),
    across: 'OPEN',
  },
  CASE_WORK: {
    description: 'Refer, take a referral back, plan care.',
    personal: false,
    roles: CASE_WORKERS,
    across: 'OPEN',
  },
  ANSWERING: {
    description: 'Accept, reject and complete the referrals that are addressed to the own organisation.',
    personal: false,
    roles: [...CASE_WORKERS, 'REFERRAL_COORDINATOR'],
    across: 'OPEN',
  },
};

export const groups: Record<string, GroupRule> = { ...readings, ...acts };
