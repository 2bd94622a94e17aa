import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { offersById, offersOfCentres } from './repository/offer.js';
import {
  countServiceRequests,
  findServiceRequestPages,
  openRequestsOfResidents,
  requestsById,
} from './repository/request.js';

export const catalogueLoaders = (request: Request) => ({
  offer: loadOne((ids: string[]) => offersById(request, ids), 'id'),
  offersOfCentre: loadMany((ids: string[]) => offersOfCentres(request, ids), 'centreId'),
  serviceRequest: loadOne((ids: string[]) => requestsById(request, ids), 'id'),
  serviceRequestPages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findServiceRequestPages(request, ids, page), 'parentId'),
  ),
  serviceRequestCount: loadOne((ids: string[]) => countServiceRequests(request, ids), 'parentId'),
  openRequestsOfResident: loadMany((ids: string[]) => openRequestsOfResidents(request, ids), 'parentId'),
});
