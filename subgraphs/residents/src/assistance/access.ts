import { argumentsOf, fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
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
    MEDICAL_CONTACTS: {
      description: 'Record a basic medical contact: who reads health data and treats or leads the case.',
      personal: false,
      roles: ['CASE_MANAGER', 'NURSE', 'COORDINATOR'],
      across: 'OPEN',
    },
  },
  types: {
    BasicAssistance: {
      base: 'OPERATIONAL',
      rowGroup: ({ kind }: BasicAssistance) => (kind === 'BASIC_MEDICAL_CARE' ? 'HEALTH' : 'OPERATIONAL'),
      person: residentIdOf,
      fields: fieldsOf(
        'OPERATIONAL',
        `id kind item category quantity unit medicalContact outcome providedAt providedBy centre voidedAt voidingReason voidedBy
         version resident`,
      ),
    },
  },
  extends: { Resident: fieldsByGroup({ OPERATIONAL: 'basicAssistance', HEALTH: 'medicalContacts' }) },
  mutations: {
    provideBasicAssistance: {
      group: 'ASSISTANCE',
      performs: { functionOf: 'input.kind' },
      moments: { providedAt: DONE },
    },
    recordMedicalContact: {
      group: 'MEDICAL_CONTACTS',
      performs: ['BASIC_MEDICAL_CARE'],
      moments: { at: DONE },
    },
    voidBasicAssistance: { group: 'ASSISTANCE', performs: ['FOOD', 'NON_FOOD_ITEMS', 'BASIC_MEDICAL_CARE'] },
  },
  arguments: argumentsOf({
    OPERATIONAL: 'Resident.basicAssistance(first,after)',
    HEALTH: 'Resident.medicalContacts(first,after)',
  }),
  recordInputs: { basicAssistanceId: { table: 'basic_assistance', people: ['resident_id'] } },
};
