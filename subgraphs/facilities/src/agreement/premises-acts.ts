import { type ActTable, performNothing } from '@mrrm/platform/agreement/acts';

/** What each write on the premises and their renovation performs under the SOP of the centre. */
export const premisesActs: ActTable = {
  requestWork: { functions: ['RENOVATION'] },
  startWork: { functions: ['RENOVATION'] },
  completeWork: { functions: ['RENOVATION'] },
  ...performNothing(
    "Whoever owns the premises decides on works, places and purposes: the State's own affair.",
    'approveWork',
    'recordCapacity',
    'recordCentrePurpose',
  ),
  ...performNothing(
    'Work that is not done may be called off at any time, also when the SOP has ended.',
    'cancelWork',
  ),
  ...performNothing(
    'Who describes the premises gives nothing to a resident.',
    'addBuilding',
    'changeBuilding',
    'addShelter',
    'changeShelter',
    'addSafeZone',
    'changeSafeZone',
    'addFloor',
    'changeFloor',
    'addRoom',
    'changeRoom',
    'addBeds',
    'removeBed',
    'setRoomEquipment',
  ),
};
