import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { countResidents, findResidentPages, type ResidentList } from './repository/list.js';

export const listLoaders = (request: Request) => ({
  residentPages: keyedLoaders((list: ResidentList) =>
    keyedLoaders((page: Page) =>
      loadMany((ids: string[]) => findResidentPages(request, list, ids, page), 'parentId'),
    ),
  ),
  residentCount: keyedLoaders((list: ResidentList) =>
    loadOne((ids: string[]) => countResidents(request, list, ids), 'parentId'),
  ),
});
