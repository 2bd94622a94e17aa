import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { idOf, parentIdOf, residentIdOf } from '../keys.js';
import {
  basicAssistanceById,
  countBasicAssistance,
  findBasicAssistancePages,
} from './repository/basic-assistance.js';

export const assistanceLoaders = (request: Request) => ({
  basicAssistance: loadOne((ids: string[]) => basicAssistanceById(request, ids), idOf),
  basicAssistancePages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findBasicAssistancePages(request, ids, page), residentIdOf),
  ),
  basicAssistanceCount: loadOne((ids: string[]) => countBasicAssistance(request, ids), parentIdOf),
});
