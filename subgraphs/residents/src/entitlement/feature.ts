import type { Feature } from '@mrrm/platform/schema/feature';
import { entitlementAccess } from './access.js';
import { DistributionResolver } from './resolvers/distribution.js';
import { EntitlementResolver } from './resolvers/entitlement.js';
import {
  NotYetReceivedOfCentreResolver,
  NotYetReceivedOfSafeZoneResolver,
  OutstandingOfResidentResolver,
} from './resolvers/outstanding.js';

/** What everybody is to have of the State, who has not had it, and the handing out to many. */
export const entitlements: Feature = {
  name: 'entitlement',
  resolvers: [
    EntitlementResolver,
    OutstandingOfResidentResolver,
    NotYetReceivedOfCentreResolver,
    NotYetReceivedOfSafeZoneResolver,
    DistributionResolver,
  ],
  access: entitlementAccess,
  costs: {
    lists: {
      'Centre.entitlements': 16,
      'Resident.entitlementsOutstanding': 8,
      'RecordDistributionPayload.outcomes': 500,
    },
  },
};
