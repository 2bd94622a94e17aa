import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { WorkOfCapacityRecordResolver } from './resolvers/capacity-record.js';
import { WorksOfCentreResolver } from './resolvers/centre.js';
import { WorkOrderLifeResolver } from './resolvers/life.js';
import { WorkOrderResolver } from './resolvers/work-order.js';

/** Renovations and repairs, and the beds that they keep out of service. */
export const works: Feature = {
  name: 'works',
  resolvers: [WorkOfCapacityRecordResolver, WorkOrderLifeResolver, WorkOrderResolver, WorksOfCentreResolver],
  access,
  references: { WorkOrder: byId((loaders: Loaders) => loaders.workOrder) },
  costs: {
    lists: {
      'WorkOrder.rooms': 10,
      'WorkOrder.steps': 6,
      'WorkOrder.blockedBeds': 60,
      'WorkOrder.capacityRecords': 5,
    },
  },
};
