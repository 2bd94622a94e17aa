import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Ids } from '../premises/keys.js';
import { centreIdOf, idOf } from '../premises/keys.js';
import { houseRulesById, houseRulesOfCentres } from './repository/house-rules.js';
import { findNoticesShown, noticesById } from './repository/notice.js';

/** What residents are told. */
export const informationLoaders = (request: Request) => ({
  houseRulesById: loadOne((ids: Ids) => houseRulesById(request, ids), idOf),
  houseRulesOn: keyedLoaders((day: string) =>
    loadMany((ids: Ids) => houseRulesOfCentres(request, ids, day), centreIdOf),
  ),
  notice: loadOne((ids: Ids) => noticesById(request, ids), idOf),
  noticesShown: keyedLoaders((at: Date) =>
    loadMany((ids: Ids) => findNoticesShown(request, ids, at), centreIdOf),
  ),
});
