import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { sql } from 'drizzle-orm';
import type { Ids } from '../premises/keys.js';
import { centreIdOf, idOf } from '../premises/keys.js';
import { findHouseRules, rulesHoldOn } from './repository/house-rules.js';
import { findNotices, findNoticesShown } from './repository/notice.js';
import { houseRule, notice } from './table.js';

/** What residents are told. */
export const informationLoaders = (request: Request) => ({
  houseRulesById: loadOne((ids: Ids) => findHouseRules(request, isOneOf(houseRule.id, ids)), idOf),
  houseRulesOn: keyedLoaders((day: string) =>
    loadMany(
      (ids: Ids) => findHouseRules(request, sql`${isOneOf(houseRule.centreId, ids)} and ${rulesHoldOn(day)}`),
      centreIdOf,
    ),
  ),
  notice: loadOne((ids: Ids) => findNotices(request, isOneOf(notice.id, ids)), idOf),
  noticesShown: keyedLoaders((at: Date) =>
    loadMany((ids: Ids) => findNoticesShown(request, ids, at), centreIdOf),
  ),
});
