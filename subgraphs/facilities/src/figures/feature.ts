import { fieldsByGroup } from '@mrrm/platform/access/table';
import type { Feature } from '@mrrm/platform/schema/feature';
import { statisticsOf } from '@mrrm/platform/statistics/feature';
import { KEEPERS } from '@mrrm/platform/wire/roles';
import { ResidentCohortResolver } from './resolvers/resident-cohort.js';
import { told } from './statistics.js';

const statistics = statisticsOf(told);

/** Numbers of premises, and of who slept there. */
export const figures: Feature = {
  name: 'figures',
  resolvers: [ResidentCohortResolver, ...statistics.resolvers],
  access: {
    ...statistics.access,
    groups: {
      COHORTS: {
        description: 'Where groups of people slept, small numbers withheld.',
        personal: false,
        roles: ['ANALYST', 'COORDINATOR', 'CENTRE_MANAGER'],
        across: 'OPEN',
        among: KEEPERS,
      },
    },
    types: {
      ...statistics.access.types,
      CohortAccommodation: {
        base: 'COHORTS',
        fields: fieldsByGroup({ COHORTS: 'place residents nights withheld' }),
      },
    },
    extends: { ...statistics.access.extends, ResidentCohort: fieldsByGroup({ COHORTS: 'accommodation' }) },
  },
  costs: {
    // One row a kind of place.
    lists: { ...statistics.costs?.lists, 'ResidentCohort.accommodation': 5 },
    // Each is counted from all nights of everybody who came in a year.
    weights: { ...statistics.costs?.weights, 'ResidentCohort.accommodation': 50 },
  },
};
