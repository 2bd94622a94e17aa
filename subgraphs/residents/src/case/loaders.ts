import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { idOf, residentIdOf } from '../keys.js';
import { vulnerabilitiesById, vulnerabilitiesOfResidents } from './repository/vulnerability.js';

export const caseLoaders = (request: Request) => ({
  vulnerability: loadOne((ids: string[]) => vulnerabilitiesById(request, ids), idOf),
  vulnerabilitiesOfResident: loadMany(
    (ids: string[]) => vulnerabilitiesOfResidents(request, ids),
    residentIdOf,
  ),
});
