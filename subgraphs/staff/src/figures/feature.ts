import type { Feature } from '@mrrm/platform/schema/feature';
import { statisticsOf } from '@mrrm/platform/statistics/feature';
import { KEEPERS } from '@mrrm/platform/wire/roles';
import { told } from './statistics.js';

const { access, ...statistics } = statisticsOf(told);

/** Numbers of shifts and handovers. */
export const figures: Feature = {
  name: 'figures',
  ...statistics,
  access: {
    ...access,
    groups: {
      FIGURES: {
        description: 'Hours and handovers added up: nobody can be found in them.',
        personal: false,
        roles: ['ANALYST', 'COORDINATOR', 'CENTRE_MANAGER'],
        across: 'OPEN',
        among: KEEPERS,
      },
    },
  },
};
