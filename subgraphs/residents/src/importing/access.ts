import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { BY_LAW } from '../access/groups.js';

export const importingAccess: FeatureAccess = {
  mutations: {
    importResidents: {
      group: 'REGISTRATION',
      performsNothing: BY_LAW,
      moments: {
        'rows.arrivedAt': DONE,
        'rows.departedAt': DONE,
        // As at a registration.
        'rows.dateOfBirth': { back: 151, ahead: 0 },
        'rows.familySituationSince': DONE,
      },
    },
  },
};
