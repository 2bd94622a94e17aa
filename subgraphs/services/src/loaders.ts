import type { Request } from '@mrrm/platform/context';
import { activityLoaders } from './activities/loaders.js';
import { carePlanLoaders } from './care-plans/loaders.js';
import { catalogueLoaders } from './catalogue/loaders.js';
import { interpreterLoaders } from './interpreters/loaders.js';
import { referralLoaders } from './referrals/loaders.js';
import { sessionLoaders } from './sessions/loaders.js';
import { sharingLoaders } from './sharing/loaders.js';

/** A request's batches: whatever is reached from many rows costs one statement. */
export const makeLoaders = (request: Request) => ({
  ...catalogueLoaders(request),
  ...sessionLoaders(request),
  ...activityLoaders(request),
  ...referralLoaders(request),
  ...carePlanLoaders(request),
  ...interpreterLoaders(request),
  ...sharingLoaders(request),
});

export type Loaders = ReturnType<typeof makeLoaders>;
