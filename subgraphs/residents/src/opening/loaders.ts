import { findSharing } from '@mrrm/platform/agreement/sharing-resolver';
import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import {
  consentsById,
  consentsOfResidents,
  countAwaitedConsents,
  findAwaitedConsents,
} from './repository/consent.js';

/** Consents, and the clauses that open data. */
export const openingLoaders = (request: Request) => ({
  consent: loadOne((ids: string[]) => consentsById(request, ids), 'id'),
  consentsOfResident: loadMany((ids: string[]) => consentsOfResidents(request, ids), 'residentId'),
  awaitedConsentPages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findAwaitedConsents(request, ids, page), 'parentId'),
  ),
  awaitedConsentCount: loadOne((ids: string[]) => countAwaitedConsents(request, ids), 'parentId'),
  sharingOfCentre: loadMany((ids: string[]) => findSharing(request, ids), 'centreId'),
});
