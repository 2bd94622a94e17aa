import type { Feature } from '@mrrm/platform/schema/feature';
import { access } from './access.js';
import { DutyAtCentreResolver } from './resolvers/centre.js';
import { DutyResolver } from './resolvers/duty-judgement.js';
import { DutyInSafeZoneResolver } from './resolvers/safe-zone.js';

/** Who is on duty, how well a time is covered, and who can be named for what in the records of other owners. */
export const duty: Feature = {
  name: 'duty',
  resolvers: [DutyAtCentreResolver, DutyInSafeZoneResolver, DutyResolver],
  access,
  costs: {
    lists: {
      'Centre.onDuty': 30,
      'SafeZone.onDuty': 10,
      // A month of three shifts a day, cut where anybody comes or goes.
      'Centre.coverage': 200,
      'CoverageSegment.employers': 4,
    },
  },
};
