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
    UndoneDeparture: {
      base: 'OPERATIONAL',
      person: residentIdOf,
      fields: fieldsByGroup({
        OPERATIONAL: 'id stayId departedAt departureReason recordedAt undoneAt undoneBy',
        CORRECTION_REASONS: 'reason',
      }),
    },
  },
  extends: { Resident: fieldsOf('OPERATIONAL', 'openRecords undoneDepartures') },
  mutations: {
    departResident: { group: 'REGISTRATION', performsNothing: BY_LAW, moments: { at: DONE } },
    undoDeparture: { group: 'REGISTRATION', performsNothing: BY_LAW },
  },
};
