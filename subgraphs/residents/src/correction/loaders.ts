import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { countCorrections, findCorrectionPages } from './repository/correction.js';

/** What was corrected. */
export const correctionLoaders = (request: Request) => ({
  correctionPages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findCorrectionPages(request, ids, page), 'residentId'),
  ),
  correctionCount: loadOne((ids: string[]) => countCorrections(request, ids), 'parentId'),
});
