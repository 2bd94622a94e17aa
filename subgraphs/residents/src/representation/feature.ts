import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { representationAccess } from './access.js';
import { AppointmentResolver } from './resolvers/appoint.js';
import {
  LegalRepresentativeResolver,
  RepresentationsOfResidentResolver,
} from './resolvers/representation.js';

/** Who represents residents in law. */
export const representation: Feature = {
  name: 'representation',
  resolvers: [LegalRepresentativeResolver, RepresentationsOfResidentResolver, AppointmentResolver],
  references: { LegalRepresentative: byId((loaders: Loaders) => loaders.legalRepresentative) },
  access: representationAccess,
  costs: { lists: { 'Resident.representations': 5 } },
};
