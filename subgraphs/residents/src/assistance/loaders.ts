import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import {
  basicAssistanceById,
  countBasicAssistance,
  findBasicAssistancePages,
  type GivenList,
} from './repository/basic-assistance.js';

export const assistanceLoaders = (request: Request) => ({
  basicAssistance: loadOne((ids: string[]) => basicAssistanceById(request, ids), 'id'),
  basicAssistancePages: keyedLoaders((list: GivenList) =>
    keyedLoaders((page: Page) =>
      loadMany((ids: string[]) => findBasicAssistancePages(request, list, ids, page), 'residentId'),
    ),
  ),
  basicAssistanceCount: keyedLoaders((list: GivenList) =>
    loadOne((ids: string[]) => countBasicAssistance(request, list, ids), 'parentId'),
  ),
});
