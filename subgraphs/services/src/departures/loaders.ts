import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { departedWithOpenServices, findDepartures } from './repository/departed.js';

/** Who has departed. */
export const departureLoaders = (request: Request) => ({
  departureOfResident: loadOne((ids: string[]) => findDepartures(request, ids), 'residentId'),
  departedOfCentre: loadMany((ids: string[]) => departedWithOpenServices(request, ids), 'centreId'),
});
