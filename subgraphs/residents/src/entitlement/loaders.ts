import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import type { AssistanceCategory } from '../assistance/values.js';
import { countWaiting, findWaiting, type WorkPlace } from '../register/repository/waiting.js';
import { findEntitlements } from './repository/entitlement.js';
import { findOutstanding, notYetReceived } from './repository/outstanding.js';

/** Who has not had what, at which sort of place. */
export interface NotYetReceived {
  category: AssistanceCategory;
  of: WorkPlace;
}

/** What is to be had, and who has not had it. */
export const entitlementLoaders = (request: Request) => ({
  entitlementsOfCentre: loadMany((ids: string[]) => findEntitlements(request, ids), 'atCentre'),
  entitlementsOutstanding: loadMany((ids: string[]) => findOutstanding(request, ids), 'residentId'),
  notYetReceivedPages: keyedLoaders(({ category, of }: NotYetReceived) =>
    keyedLoaders((page: Page) =>
      loadMany(
        (ids: string[]) => findWaiting(request, notYetReceived(request, category, of), ids, page),
        'parentId',
      ),
    ),
  ),
  notYetReceivedCount: keyedLoaders(({ category, of }: NotYetReceived) =>
    loadOne((ids: string[]) => countWaiting(request, notYetReceived(request, category, of), ids), 'parentId'),
  ),
});
