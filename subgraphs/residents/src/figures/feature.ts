import { argumentsOf, fieldsOf } from '@mrrm/platform/access/table';
import type { Feature, FeatureAccess } from '@mrrm/platform/schema/feature';
import { statisticsOf } from '@mrrm/platform/statistics/feature';
import { KEEPERS } from '@mrrm/platform/wire/roles';
import { ResidentCohortResolver } from './resolvers/cohort.js';
import { told } from './statistics.js';

const statistics = statisticsOf(told);

const access: FeatureAccess = {
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
    ResidentCohort: {
      base: 'FIGURES',
      fields: fieldsOf(
        'FIGURES',
        'id centre year period ageBand sex nationality size sizeWithheld question memberIds memberCells',
      ),
    },
  },
  extends: { Query: { ...statistics.access.extends['Query'], ...fieldsOf('FIGURES', 'residentCohort') } },
  filters: statistics.access.filters,
  arguments: {
    ...statistics.access.arguments,
    ...argumentsOf({ FIGURES: 'Query.residentCohort(centreId,year,period,ageBand,sex,nationality)' }),
  },
};

/** Numbers of residents. */
export const figures: Feature = {
  name: 'figures',
  resolvers: [ResidentCohortResolver, ...statistics.resolvers],
  // A cohort is an answer to one question: nobody comes back to it.
  references: { ResidentCohort: async () => null },
  access,
  // A cohort is counted from all who ever came, with a judgement of its year.
  costs: { ...statistics.costs, weights: { ...statistics.costs?.weights, 'Query.residentCohort': 500 } },
};
