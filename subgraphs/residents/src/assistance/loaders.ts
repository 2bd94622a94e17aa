import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import {
  basicAssistanceById,
  countBasicAssistance,
  findBasicAssistancePages,
} from './repository/basic-assistance.js';

export const assistanceLoaders = (request: Request) => ({
  basicAssistance: loadOne((ids: string[]) => basicAssistanceById(request, ids), 'id'),
  basicAssistancePages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findBasicAssistancePages(request, ids, page), 'residentId'),
  ),
  basicAssistanceCount: loadOne((ids: string[]) => countBasicAssistance(request, ids), 'parentId'),
});
