import { batchesOf } from '@mrrm/platform/reading/loaders';
import { activityLoaders } from './activities/loaders.js';
import { carePlanLoaders } from './care-plans/loaders.js';
import { catalogueLoaders } from './catalogue/loaders.js';
import { departureLoaders } from './departures/loaders.js';
import { interpreterLoaders } from './interpreters/loaders.js';
import { medicalPaymentLoaders } from './medical-payments/loaders.js';
import { referralLoaders } from './referrals/loaders.js';
import { sessionLoaders } from './sessions/loaders.js';
import { sharingLoaders } from './sharing/loaders.js';

/** A request's batches: whatever is reached from many rows costs one statement. */
export const makeLoaders = batchesOf(
  catalogueLoaders,
  sessionLoaders,
  activityLoaders,
  referralLoaders,
  medicalPaymentLoaders,
  carePlanLoaders,
  interpreterLoaders,
  sharingLoaders,
  departureLoaders,
);

export type Loaders = ReturnType<typeof makeLoaders>;
