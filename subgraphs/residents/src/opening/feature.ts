import { endSharingWithAgreements } from '@mrrm/platform/agreement/sharing';
import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { openingAccess } from './access.js';
import { BreakGlassNoticeResolver, BreakGlassResolver } from './resolvers/break-glass.js';
import {
  ConsentInForceResolver,
  ConsentResolver,
  ConsentsOfCentreResolver,
  ConsentsOfResidentResolver,
} from './resolvers/consent.js';
import { ConsentWritesResolver } from './resolvers/consent-life.js';
import { SharingResolver } from './resolvers/sharing.js';

/** What opens data to others: consents, clauses of agreements, emergencies. */
export const opening: Feature = {
  name: 'opening',
  resolvers: [
    ConsentResolver,
    ConsentsOfResidentResolver,
    ConsentsOfCentreResolver,
    ConsentInForceResolver,
    ConsentWritesResolver,
    SharingResolver,
    BreakGlassResolver,
    BreakGlassNoticeResolver,
  ],
  references: { Consent: byId((loaders: Loaders) => loaders.consent) },
  access: openingAccess,
  chores: { endSharingWithAgreements: endSharingWithAgreements('residents') },
  costs: {
    lists: {
      'Query.openBreakGlassReviews': 100,
      'Query.breakGlassToApprove': 100,
      // What slices ask, for a page of residents.
      'Query.consentsInForce': 100,
      'Resident.consents': 20,
      'Centre.residentSharing': 20,
    },
  },
};
