import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { legalRepresentativesById } from './repository/legal-representative.js';
import { representationsOfResidents } from './repository/representation.js';

export const representationLoaders = (request: Request) => ({
  legalRepresentative: loadOne((ids: string[]) => legalRepresentativesById(request, ids), 'id'),
  representationsOfResident: loadMany(
    (ids: string[]) => representationsOfResidents(request, ids),
    'residentId',
  ),
});
