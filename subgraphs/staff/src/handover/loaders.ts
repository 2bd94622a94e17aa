import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import {
  countHandovers,
  findHandoverPages,
  findLatestHandovers,
  type HandoverList,
  handoversById,
  handoversOf,
} from './repository/handover.js';

export const handoverLoaders = (request: Request) => ({
  handover: loadOne((ids: string[]) => handoversById(request, ids), 'id'),
  handoversOfShift: loadMany((shiftIds: string[]) => handoversOf(request, shiftIds), 'shiftId'),
  handoverPages: keyedLoaders(({ list, page }: { list: HandoverList; page: Page }) =>
    loadMany((placeIds: string[]) => findHandoverPages(request, list, placeIds, page), 'parentId'),
  ),
  handoverCount: keyedLoaders((list: HandoverList) =>
    loadOne((placeIds: string[]) => countHandovers(request, list, placeIds), 'parentId'),
  ),
  latestHandover: keyedLoaders((before: Date) =>
    loadOne((safeZoneIds: string[]) => findLatestHandovers(request, safeZoneIds, before), 'parentId'),
  ),
});
