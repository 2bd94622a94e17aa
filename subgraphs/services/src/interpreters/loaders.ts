import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Range } from '../times.js';
import { bookingsAheadOfResidents, bookingsById, bookingsOfCentres } from './repository/booking.js';

export const interpreterLoaders = (request: Request) => ({
  booking: loadOne((ids: string[]) => bookingsById(request, ids), 'id'),
  bookingsAheadOfResident: loadMany((ids: string[]) => bookingsAheadOfResidents(request, ids), 'residentId'),
  bookingsOfCentre: keyedLoaders((range: Range) =>
    loadMany((ids: string[]) => bookingsOfCentres(request, range, ids), 'centreId'),
  ),
});
