import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { vulnerabilitiesById, vulnerabilitiesOfResidents } from './repository/vulnerability.js';

export const caseLoaders = (request: Request) => ({
  vulnerability: loadOne((ids: string[]) => vulnerabilitiesById(request, ids), 'id'),
  vulnerabilitiesOfResident: loadMany(
    (ids: string[]) => vulnerabilitiesOfResidents(request, ids),
    'residentId',
  ),
});
