import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { houseRulesById, houseRulesOfCentres } from './repository/house-rules.js';
import { findNoticesShown, noticesById } from './repository/notice.js';

/** What residents are told. */
export const informationLoaders = (request: Request) => ({
  houseRulesById: loadOne((ids: string[]) => houseRulesById(request, ids), 'id'),
  houseRulesOn: keyedLoaders((day: string) =>
    loadMany((ids: string[]) => houseRulesOfCentres(request, ids, day), 'centreId'),
  ),
  notice: loadOne((ids: string[]) => noticesById(request, ids), 'id'),
  noticesShown: keyedLoaders((at: Date) =>
    loadMany((ids: string[]) => findNoticesShown(request, ids, at), 'centreId'),
  ),
});
