import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { kinById, kinOfResidents } from './repository/kin.js';

/** Relatives. */
export const kinLoaders = (request: Request) => ({
  kin: loadOne((ids: string[]) => kinById(request, ids), 'id'),
  kinOfResident: loadMany((ids: string[]) => kinOfResidents(request, ids), 'residentId'),
});
