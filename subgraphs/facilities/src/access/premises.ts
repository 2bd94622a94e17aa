import { fieldsOf, type GroupRule, payloadRules, type TypeRule } from '@mrrm/platform/access/table';
import type { Actor } from '@mrrm/platform/wire/actor';
import { PREMISES_OWNER } from './owner.js';

/** Whether somebody may call a work off: for the owner of the premises, or for who asked for it. */
export const mayCancelWork = ({ organisation }: Actor, requestedBy: string): boolean =>
  organisation === PREMISES_OWNER || organisation === requestedBy;

/** Who describes the premises, and who renovates them. */
export const premisesGroups: Record<string, GroupRule> = {
  KEEPING: {
    description: 'Describe the premises, their places and their purpose, and approve works: for their owner.',
    personal: false,
    roles: ['CENTRE_MANAGER', 'COORDINATOR'],
    across: 'NEVER',
  },
  RENOVATING: {
    description: 'Ask for renovations and repairs, begin, finish and cancel them.',
    personal: false,
    roles: ['CENTRE_MANAGER', 'COORDINATOR'],
    across: 'OPEN',
  },
};

const premises = (names: string): TypeRule => ({ base: 'PREMISES', fields: fieldsOf('PREMISES', names) });

export const premisesMutations: Record<string, string> = {
  ...fieldsOf('KEEPING', 'approveWork recordCapacity recordCentrePurpose'),
  ...fieldsOf(
    'KEEPING',
    `addBuilding changeBuilding addShelter changeShelter addSafeZone changeSafeZone addFloor changeFloor addRoom
     changeRoom addBeds removeBed setRoomEquipment`,
  ),
  ...fieldsOf('RENOVATING', 'requestWork startWork completeWork cancelWork'),
};

export const premisesTypes: Record<string, TypeRule> = {
  CapacityRecord: premises('id validFrom nominal usable surge source workOrder'),
  CentrePurpose: premises('id kind validFrom source'),
  RoomEquipment: premises('item quantity'),
  WorkOrder: premises(
    `id title description state requestedBy fundedBy performedBy openedOn startedOn completedOn placesBefore
     placesAfter version centre floor room rooms steps blockedBeds capacityRecords`,
  ),
  WorkOrderStep: premises('state takenAt note organisation organisationCode'),
  ...payloadRules('PLAIN', {
    RecordCapacityPayload: 'capacity',
    RecordCentrePurposePayload: 'purpose',
    BuildingPayload: 'building',
    ShelterPayload: 'shelter',
    SafeZonePayload: 'safeZone',
    FloorPayload: 'floor',
    RoomPayload: 'room',
    AddBedsPayload: 'beds',
    RemoveBedPayload: 'bed',
    WorkOrderPayload: 'workOrder',
  }),
};
