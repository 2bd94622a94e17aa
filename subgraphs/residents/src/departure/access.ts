import { fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { BY_LAW } from '../access/groups.js';
import { residentIdOf } from '../keys.js';

export const departureAccess: FeatureAccess = {
  types: {
    OpenRecords: {
      base: 'OPERATIONAL',
      person: residentIdOf,
      fields: fieldsByGroup({
        OPERATIONAL: 'caseManager',
        LEGAL: 'representation',
        PROTECTION: 'caseState',
        CONSENTS: 'consents',
      }),
    },
  },
  extends: { Resident: fieldsOf('OPERATIONAL', 'openRecords') },
  mutations: {
    departResident: { group: 'REGISTRATION', performsNothing: BY_LAW, moments: { at: DONE } },
  },
};
