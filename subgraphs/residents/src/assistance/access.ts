import { argumentsOf, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { residentIdOf } from '../keys.js';
import type { BasicAssistance } from './types/basic-assistance.js';

export const assistanceAccess: FeatureAccess = {
  groups: {
    ASSISTANCE: {
      description: 'Record what was given: food, items, basic medical care.',
      personal: false,
      roles: ['CASE_MANAGER', 'SOCIAL_WORKER', 'NURSE', 'REGISTRAR', 'CENTRE_MANAGER', 'COORDINATOR'],
      across: 'OPEN',
    },
  },
  types: {
    BasicAssistance: {
      base: 'OPERATIONAL',
      rowGroup: ({ kind }: BasicAssistance) => (kind === 'BASIC_MEDICAL_CARE' ? 'HEALTH' : 'OPERATIONAL'),
      person: residentIdOf,
      fields: fieldsOf('OPERATIONAL', 'id kind item quantity providedAt providedBy centre version resident'),
    },
  },
  extends: { Resident: fieldsOf('OPERATIONAL', 'basicAssistance') },
  mutations: {
    provideBasicAssistance: {
      group: 'ASSISTANCE',
      performs: { functionOf: 'input.kind' },
      moments: { providedAt: DONE },
    },
  },
  arguments: argumentsOf({ OPERATIONAL: 'Resident.basicAssistance(first,after)' }),
};
