import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import { sql } from 'drizzle-orm';
import type { Loaders } from '../loaders.js';
import { centreOfRow } from '../questions/centre.js';
import { residentAt } from '../questions/stay.js';
import { access } from './access.js';
import { CatalogueOfCentreResolver } from './resolvers/centre.js';
import { ServiceOfferResolver } from './resolvers/offer.js';
import { ServiceRequestResolver } from './resolvers/request.js';
import { RequestsOfResidentResolver } from './resolvers/resident.js';

const centreOfOffer = sql`(select service_offer.centre_id from services.service_offer where service_offer.id = offer_id)`;

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
  verifies: {
    service_offer: [centreOfRow],
    service_request: [residentAt(sql`requested_at`, centreOfOffer)],
  },
  costs: { lists: { 'Centre.services': 40 } },
};
