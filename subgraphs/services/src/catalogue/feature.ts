import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { CatalogueOfCentreResolver } from './resolvers/centre.js';
import { ServiceOfferResolver } from './resolvers/offer.js';
import { ServiceRequestResolver } from './resolvers/request.js';
import { RequestsOfResidentResolver } from './resolvers/resident.js';

/** What is offered at a centre, and what of it is asked for. */
export const catalogue: Feature = {
  name: 'catalogue',
  resolvers: [
    ServiceOfferResolver,
    ServiceRequestResolver,
    CatalogueOfCentreResolver,
    RequestsOfResidentResolver,
  ],
  references: {
    ServiceOffer: byId(({ offer }: Loaders) => offer),
    ServiceRequest: byId(({ serviceRequest }: Loaders) => serviceRequest),
  },
  access,
  costs: { lists: { 'Centre.services': 40 } },
};
