import type { Feature } from '@mrrm/platform/schema/feature';
import { access } from './access.js';
import {
  ComplianceOfCentreResolver,
  ComplianceOfRoomResolver,
  ComplianceOfSafeZoneResolver,
} from './resolvers/compliance.js';

/** Whether places meet the standards by which they are measured. */
export const compliance: Feature = {
  name: 'compliance',
  resolvers: [ComplianceOfCentreResolver, ComplianceOfRoomResolver, ComplianceOfSafeZoneResolver],
  access,
  costs: {
    lists: {
      // A result for each indicator; each of them looks at every room, unit and reading.
      'Centre.compliance': 40,
      'SafeZone.compliance': 40,
      'Room.compliance': 10,
      'ComplianceResult.missing': 3,
    },
    weights: { 'Centre.compliance': 10, 'SafeZone.compliance': 10, 'Room.compliance': 3 },
  },
};
