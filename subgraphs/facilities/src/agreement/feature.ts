import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { advanceSops } from './advance-sops.js';
import { AgreementsOfCentreResolver } from './resolvers/centre.js';
import { SopLifeResolver } from './resolvers/life.js';
import { ResponsibilityResolver } from './resolvers/responsibility.js';
import { CooperationSopResolver } from './resolvers/sop.js';

/** The cooperation SOP: who does what at a centre, from the draft to its end. */
export const agreement: Feature = {
  name: 'agreement',
  resolvers: [AgreementsOfCentreResolver, CooperationSopResolver, ResponsibilityResolver, SopLifeResolver],
  access,
  chores: { advanceSops },
  references: { CooperationSop: byId((loaders: Loaders) => loaders.sop) },
  costs: {
    lists: {
      'Centre.sops': 10,
      // The sixteen functions, each of two organisations.
      'Centre.responsibilities': 32,
      'CooperationSop.responsibilities': 32,
      'CooperationSop.parties': 5,
      'CooperationSop.releases': 5,
      'CooperationSop.endAgreements': 5,
      'CooperationSop.changes': 16,
      'SopChange.before': 2,
      'SopChange.after': 2,
    },
  },
};
