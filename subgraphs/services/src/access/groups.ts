import type { GroupRule } from '@mrrm/platform/access/table';
import { CARE_TEAM, EVERYBODY } from '@mrrm/platform/wire/roles';
import { CASE_WORKERS, without } from './readers.js';

/** The groups of fields that several features have. */
const readings: Record<string, GroupRule> = {
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
};

/** What a person does here. Whether the organisation may do it at a centre and an hour is the SOP's to say. */
const acts: Record<string, GroupRule> = {
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
};

export const groups: Record<string, GroupRule> = { ...readings, ...acts };
