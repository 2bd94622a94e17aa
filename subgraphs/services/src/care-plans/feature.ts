import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { CarePlanResolver } from './resolvers/care-plan.js';
import { CarePlanOfResidentResolver } from './resolvers/resident.js';

/** What is planned for a resident, and when it is looked at again. */
export const carePlans: Feature = {
  name: 'care-plans',
  resolvers: [CarePlanResolver, CarePlanOfResidentResolver],
  references: { CarePlan: byId(({ carePlan }: Loaders) => carePlan) },
  access,
};
