import type { Feature } from '@mrrm/platform/schema/feature';
import { rectificationAccess } from './access.js';
import { RectificationResolver, RectificationsOfResidentResolver } from './resolvers/rectification.js';
import { RectificationWritesResolver } from './resolvers/write.js';

/** What residents ask to have corrected, and what they are answered. */
export const rectification: Feature = {
  name: 'rectification',
  resolvers: [RectificationResolver, RectificationsOfResidentResolver, RectificationWritesResolver],
  access: rectificationAccess,
  costs: { lists: { 'Resident.rectifications': 5 } },
};
