import { batchesOf } from '@mrrm/platform/reading/loaders';
import { accessLoaders } from './access/agreement-for-reader.js';
import { agreementLoaders } from './agreement/loaders.js';
import { complianceLoaders } from './compliance/loaders.js';
import { informationLoaders } from './information/loaders.js';
import { placementLoaders } from './placement/loaders.js';
import { premisesLoaders } from './premises/loaders.js';
import { standardLoaders } from './standards/loaders.js';
import { workLoaders } from './works/loaders.js';

/** A request's batches: whatever is reached from many rows costs one statement. */
export const makeLoaders = batchesOf(
  accessLoaders,
  premisesLoaders,
  agreementLoaders,
  standardLoaders,
  placementLoaders,
  complianceLoaders,
  workLoaders,
  informationLoaders,
);

export type Loaders = ReturnType<typeof makeLoaders>;
