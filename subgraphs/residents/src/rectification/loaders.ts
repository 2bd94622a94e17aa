import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { rectificationsById, rectificationsOfResidents } from './repository/rectification.js';

/** What residents ask to have corrected. */
export const rectificationLoaders = (request: Request) => ({
  rectification: loadOne((ids: string[]) => rectificationsById(request, ids), 'id'),
  rectificationsOfResident: loadMany(
    (ids: string[]) => rectificationsOfResidents(request, ids),
    'residentId',
  ),
});
