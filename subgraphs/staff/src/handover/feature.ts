import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { HandoversOfCentreResolver } from './resolvers/centre.js';
import { HandoverResolver } from './resolvers/handover.js';
import { HandoversOfSafeZoneResolver } from './resolvers/safe-zone.js';
import { HandoversOfShiftResolver } from './resolvers/shift.js';

/** What one shift tells the next. */
export const handover: Feature = {
  name: 'handover',
  resolvers: [
    HandoverResolver,
    HandoversOfCentreResolver,
    HandoversOfSafeZoneResolver,
    HandoversOfShiftResolver,
  ],
  access,
  references: { Handover: byId((loaders: Loaders) => loaders.handover) },
  costs: { lists: { 'Shift.handovers': 2 } },
};
