import { findSharing } from '@mrrm/platform/agreement/sharing-resolver';
import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import {
  consentsById,
  consentsOfResidents,
  consentsRenewing,
  countAwaitedConsents,
  findAwaitedConsents,
} from './repository/consent.js';
import { countExpiringConsents, type ExpiringList, findExpiringConsents } from './repository/expiring.js';

/** Consents, and the clauses that open data. */
export const openingLoaders = (request: Request) => ({
  consent: loadOne((ids: string[]) => consentsById(request, ids), 'id'),
  consentsOfResident: loadMany((ids: string[]) => consentsOfResidents(request, ids), 'residentId'),
  consentRenewing: loadOne((ids: string[]) => consentsRenewing(request, ids), 'renewsId'),
  expiringConsentPages: keyedLoaders((list: ExpiringList) =>
    keyedLoaders((page: Page) =>
      loadMany((ids: string[]) => findExpiringConsents(request, list, ids, page), 'parentId'),
    ),
  ),
  expiringConsentCount: keyedLoaders((list: ExpiringList) =>
    loadOne((ids: string[]) => countExpiringConsents(request, list, ids), 'parentId'),
  ),
  awaitedConsentPages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findAwaitedConsents(request, ids, page), 'parentId'),
  ),
  awaitedConsentCount: loadOne((ids: string[]) => countAwaitedConsents(request, ids), 'parentId'),
  sharingOfCentre: loadMany((ids: string[]) => findSharing(request, ids), 'centreId'),
});
