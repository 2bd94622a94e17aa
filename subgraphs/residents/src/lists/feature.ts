import type { Feature } from '@mrrm/platform/schema/feature';
import { listAccess } from './access.js';
import {
  CaseloadResolver,
  RepresentedResolver,
  ResidentsOfCentreResolver,
  ResidentsOfSafeZoneResolver,
  ResidentsResolver,
} from './resolvers/places.js';

/** The residents of a centre, a zone, a case manager or a legal representative, chosen and in order. */
export const lists: Feature = {
  name: 'lists',
  resolvers: [
    ResidentsResolver,
    ResidentsOfCentreResolver,
    ResidentsOfSafeZoneResolver,
    CaseloadResolver,
    RepresentedResolver,
  ],
  access: listAccess,
};
