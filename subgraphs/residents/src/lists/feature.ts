import type { Feature } from '@mrrm/platform/schema/feature';
import { listAccess } from './access.js';
import { ResidentsByIdsResolver } from './resolvers/by-ids.js';
import {
  CaseloadResolver,
  RepresentedResolver,
  ResidentsOfCentreResolver,
  ResidentsOfSafeZoneResolver,
  ResidentsResolver,
} from './resolvers/places.js';

/** The residents of a centre, a zone, a case manager or a legal representative, chosen and in order; and those whom somebody names. */
export const lists: Feature = {
  name: 'lists',
  resolvers: [
    ResidentsResolver,
    ResidentsByIdsResolver,
    ResidentsOfCentreResolver,
    ResidentsOfSafeZoneResolver,
    CaseloadResolver,
    RepresentedResolver,
  ],
  access: listAccess,
  costs: { lists: { 'Query.residentsByIds': 100 } },
};
