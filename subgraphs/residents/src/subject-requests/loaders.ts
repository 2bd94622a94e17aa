import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { subjectAccessById, subjectAccessOfResidents } from './repository/find.js';

/** Who asked for what is kept about residents. */
export const subjectRequestLoaders = (request: Request) => ({
  subjectAccess: loadOne((ids: string[]) => subjectAccessById(request, ids), 'id'),
  subjectAccessOfResident: loadMany((ids: string[]) => subjectAccessOfResidents(request, ids), 'residentId'),
});
