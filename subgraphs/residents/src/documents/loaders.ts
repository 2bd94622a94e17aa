import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { documentsById, documentsOfResidents, photosById, photosOfResidents } from './repository/find.js';

/** Documents and photos. */
export const documentLoaders = (request: Request) => ({
  document: loadOne((ids: string[]) => documentsById(request, ids), 'id'),
  documentsOfResident: loadMany((ids: string[]) => documentsOfResidents(request, ids), 'residentId'),
  photo: loadOne((ids: string[]) => photosById(request, ids), 'id'),
  photosOfResident: loadMany((ids: string[]) => photosOfResidents(request, ids), 'residentId'),
});
