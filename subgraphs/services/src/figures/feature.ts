import { fieldsByGroup } from '@mrrm/platform/access/table';
import type { Feature } from '@mrrm/platform/schema/feature';
import { KEEPERS } from '@mrrm/platform/wire/roles';
import { ResidentCohortResolver } from './resolvers/resident-cohort.js';

/** What services a group of residents received, in numbers. */
export const figures: Feature = {
  name: 'figures',
  resolvers: [ResidentCohortResolver],
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
      ServiceUptake: {
        base: 'FIGURES',
        fields: fieldsByGroup({ FIGURES: 'function residents sessions withheld' }),
      },
    },
    extends: { ResidentCohort: fieldsByGroup({ FIGURES: 'serviceUptake' }) },
  },
  costs: {
    // One row a function.
    lists: { 'ResidentCohort.serviceUptake': 16 },
    // Each is counted from all sessions of a year.
    weights: { 'ResidentCohort.serviceUptake': 50 },
  },
};
