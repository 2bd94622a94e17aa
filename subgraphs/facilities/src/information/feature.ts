import type { Feature } from '@mrrm/platform/schema/feature';
import { access } from './access.js';
import { HouseRulesOfCentreResolver } from './resolvers/house-rules.js';
import { NoticesOfCentreResolver } from './resolvers/notice.js';

/** What residents are told: house rules and notices, in their languages. */
export const information: Feature = {
  name: 'information',
  resolvers: [HouseRulesOfCentreResolver, NoticesOfCentreResolver],
  access,
  costs: { lists: { 'Centre.notices': 20 } },
};
