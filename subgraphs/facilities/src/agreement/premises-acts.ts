import { type ActTable, type OwnersRight, perform, performNothing } from '@mrrm/platform/agreement/acts';

/** A house stands before anybody has agreed on anything in it. */
const WHILE_NOTHING_IS_AGREED: OwnersRight = {
  when: 'NOTHING_AGREED',
  because: 'The owner of the premises answers for them, also where no agreement divides the functions.',
};

/** What each write on the premises, their state and their renovation performs under the SOP of the centre. */
export const premisesActs: ActTable = {
  requestWork: { functions: ['RENOVATION'] },
  startWork: { functions: ['RENOVATION'] },
  completeWork: { functions: ['RENOVATION'] },
  ...perform(
    {
      functions: ['ACCOMMODATION'],
      owner: {
        when: 'ALWAYS',
        because: 'A bed that is a danger is taken out of use at any hour, and given back by who took it out.',
      },
    },
    'blockBed',
    'releaseBed',
  ),
  ...perform(
    { functions: ['ACCOMMODATION'], owner: WHILE_NOTHING_IS_AGREED },
    'recordReading',
    'recordInspection',
  ),
  ...perform(
    { functions: ['ACCOMMODATION'], lead: true, owner: WHILE_NOTHING_IS_AGREED },
    'setStandardIndicator',
  ),
  ...perform(
    { functions: ['ACCOMMODATION', 'RENOVATION'], owner: WHILE_NOTHING_IS_AGREED },
    'addSanitaryUnit',
    'recordSanitaryCondition',
    'closeFinding',
    'recordCapacity',
    'recordCentrePurpose',
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
  ...perform(
    { functions: ['INFORMATION_PROVISION'], owner: WHILE_NOTHING_IS_AGREED },
    'withdrawHouseRules',
    'withdrawNotice',
  ),
  ...performNothing(
    "The owner's leave to work in its house: nothing begins by it, and nobody loses anything.",
    'approveWork',
  ),
  ...performNothing(
    'Who asked for work takes the request back, and the owner of the house stops work in it, also when the SOP has ended.',
    'cancelWork',
  ),
};
