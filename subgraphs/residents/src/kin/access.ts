import { fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { BY_LAW } from '../access/groups.js';
import { residentIdOf } from '../keys.js';
import { KEPT_FIELDS } from '../register/types/kept.js';

export const kinAccess: FeatureAccess = {
  groups: {
    RELATIVES: {
      description:
        'Relatives, where they are, and whether they may be contacted: in wrong hands it leads to the resident or to them. No clause, consent or emergency opens it.',
      personal: true,
      roles: [
        'CASE_MANAGER',
        'SOCIAL_WORKER',
        'PSYCHOLOGIST',
        'CENTRE_MANAGER',
        'COORDINATOR',
        'LEGAL_REPRESENTATIVE',
      ],
      across: 'NEVER',
    },
    TRACING: {
      description: 'Record relatives and what is known of them: those of the State who work on cases.',
      personal: false,
      roles: ['CASE_MANAGER', 'SOCIAL_WORKER', 'CENTRE_MANAGER', 'COORDINATOR'],
      across: 'NEVER',
    },
  },
  types: {
    Kin: {
      base: 'RELATIVES',
      person: residentIdOf,
      fields: fieldsOf(
        'RELATIVES',
        `${KEPT_FIELDS} relation kind other name place standing safeToContact toldBy`,
      ),
    },
  },
  extends: { Resident: fieldsOf('RELATIVES', 'kin') },
  mutations: {
    recordKin: { group: 'TRACING', performsNothing: BY_LAW },
    endKin: { group: 'TRACING', performsNothing: BY_LAW },
  },
  recordInputs: { kinId: { table: 'kin', people: ['resident_id'] } },
};
