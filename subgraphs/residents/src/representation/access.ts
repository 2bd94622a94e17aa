import { argumentsOf, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import type { Plausible } from '@mrrm/platform/writing/plausible';
import { BY_LAW } from '../access/groups.js';
import { idOf, residentIdOf } from '../keys.js';

/** Who represents whom is known long, and appointed a little ahead. */
const REPRESENTED: Plausible = { back: 100, ahead: 1 };

export const representationAccess: FeatureAccess = {
  types: {
    Representation: {
      base: 'LEGAL',
      person: residentIdOf,
      fields: fieldsOf('LEGAL', 'id legalRepresentative appointedOn endedOn endReason ofAdult version'),
    },
    LegalRepresentative: {
      base: 'LEGAL',
      person: idOf,
      fields: fieldsOf('LEGAL', 'id fullName bureau version'),
    },
  },
  extends: {
    Query: fieldsOf('LEGAL', 'legalRepresentative'),
    Resident: fieldsOf('LEGAL', 'representations legalRepresentative'),
  },
  mutations: {
    appointLegalRepresentative: {
      group: 'REGISTRATION',
      performsNothing: BY_LAW,
      moments: { appointedOn: REPRESENTED },
    },
    endRepresentation: {
      group: 'REGISTRATION',
      performsNothing: BY_LAW,
      moments: { endedOn: { ...REPRESENTED, ahead: 0 } },
    },
  },
  arguments: argumentsOf({ LEGAL: 'Query.legalRepresentative(id)' }),
  recordInputs: {
    representationId: { table: 'representation', people: ['resident_id'], seenIn: 'resident' },
  },
};
