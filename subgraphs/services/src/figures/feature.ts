import { fieldsByGroup } from '@mrrm/platform/access/table';
import type { Feature } from '@mrrm/platform/schema/feature';
import { statisticsOf } from '@mrrm/platform/statistics/feature';
import { KEEPERS } from '@mrrm/platform/wire/roles';
import { ResidentCohortResolver } from './resolvers/resident-cohort.js';
import { told } from './statistics.js';

const statistics = statisticsOf(told);

/** Numbers of services. */
export const figures: Feature = {
  name: 'figures',
  resolvers: [ResidentCohortResolver, ...statistics.resolvers],
  access: {
    groups: {
      FIGURES: {
        description: 'Numbers of people, small ones withheld.',
        personal: false,
        roles: ['ANALYST', 'COORDINATOR', 'CENTRE_MANAGER'],
        across: 'OPEN',
        among: KEEPERS,
      },
    },
    types: {
      ...statistics.access.types,
      ServiceUptake: {
        base: 'FIGURES',
        fields: fieldsByGroup({ FIGURES: 'function residents sessions withheld' }),
      },
    },
    extends: { ...statistics.access.extends, ResidentCohort: fieldsByGroup({ FIGURES: 'serviceUptake' }) },
    filters: statistics.access.filters,
    arguments: statistics.access.arguments,
  },
  costs: {
    // One row a function.
    lists: { ...statistics.costs?.lists, 'ResidentCohort.serviceUptake': 16 },
    // Each is counted from all sessions of a year.
    weights: { ...statistics.costs?.weights, 'ResidentCohort.serviceUptake': 50 },
  },
};
