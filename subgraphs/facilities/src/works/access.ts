import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { COUNTED } from '../access/moments.js';

/** Who renovates the premises, and who reads of it. */
export const access: FeatureAccess = {
  groups: {
    RENOVATING: {
      description: 'Ask for renovations and repairs, begin, finish and cancel them.',
      personal: false,
      roles: ['CENTRE_MANAGER', 'COORDINATOR'],
      across: 'OPEN',
    },
  },
  types: {
    WorkOrder: {
      base: 'PREMISES',
      fields: fieldsByGroup({
        PREMISES: `id title description state requestedBy fundedBy performedBy openedOn startedOn completedOn
          placesBefore placesAfter version centre floor room rooms steps blockedBeds capacityRecords`,
      }),
    },
    WorkOrderStep: {
      base: 'PREMISES',
      fields: fieldsByGroup({ PREMISES: 'state takenAt note organisation organisationCode' }),
    },
  },
  extends: {
    Centre: fieldsByGroup({ PREMISES: 'workOrders' }),
    CapacityRecord: fieldsByGroup({ PREMISES: 'workOrder' }),
  },
  mutations: {
    requestWork: { group: 'RENOVATING', performs: ['RENOVATION'], moments: { at: DONE } },
    approveWork: {
      group: 'KEEPING',
      performsNothing:
        "The owner's leave to work in its house: nothing begins by it, and nobody loses anything.",
      moments: { at: DONE },
    },
    startWork: { group: 'RENOVATING', performs: ['RENOVATION'], moments: { at: DONE } },
    completeWork: {
      group: 'RENOVATING',
      performs: ['RENOVATION'],
      moments: { at: DONE, 'capacity.validFrom': COUNTED },
    },
    cancelWork: {
      group: 'RENOVATING',
      performsNothing:
        'Who asked for work takes the request back, and the owner of the house stops work in it, also when the SOP has ended.',
      moments: { at: DONE },
    },
  },
  arguments: argumentsOf({ PREMISES: 'Centre.workOrders(first,after)' }),
};
