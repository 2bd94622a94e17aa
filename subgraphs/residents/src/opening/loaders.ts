import { findSharing } from '@mrrm/platform/agreement/sharing-resolver';
import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { idOf, parentIdOf, residentIdOf } from '../keys.js';
import {
  consentsById,
  consentsOfResidents,
  countAwaitedConsents,
  findAwaitedConsents,
} from './repository/consent.js';

/** Consents, and the clauses that open data. */
export const openingLoaders = (request: Request) => ({
  consent: loadOne((ids: string[]) => consentsById(request, ids), idOf),
  consentsOfResident: loadMany((ids: string[]) => consentsOfResidents(request, ids), residentIdOf),
  awaitedConsentPages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findAwaitedConsents(request, ids, page), parentIdOf),
  ),
  awaitedConsentCount: loadOne((ids: string[]) => countAwaitedConsents(request, ids), parentIdOf),
  sharingOfCentre: loadMany(
    (ids: string[]) => findSharing(request, ids),
    ({ centreId }) => centreId,
  ),
});
