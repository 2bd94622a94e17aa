import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import {
  countMerges,
  findMergedInto,
  findMergePages,
  findSurvivors,
  type MergeList,
  mergesById,
} from './repository/merge.js';
import { duplicatesOf } from './repository/possible.js';

/** Records that may be or are of one person. */
export const duplicateLoaders = (request: Request) => ({
  possibleDuplicates: loadMany((ids: string[]) => duplicatesOf(request, ids), 'ofId'),
  merge: loadOne((ids: string[]) => mergesById(request, ids), 'id'),
  mergePages: keyedLoaders(({ list, page }: { list: MergeList; page: Page }) =>
    loadMany((ids: string[]) => findMergePages(request, list, ids, page), 'parentId'),
  ),
  mergeCount: keyedLoaders((list: MergeList) =>
    loadOne((ids: string[]) => countMerges(request, list, ids), 'parentId'),
  ),
  survivor: loadOne((ids: string[]) => findSurvivors(request, ids), 'parentId'),
  mergedInto: loadMany((ids: string[]) => findMergedInto(request, ids), 'parentId'),
});
