import { DONE, type MomentTable, type Plausible } from '@mrrm/platform/writing/plausible';

/** A bed is given, held and blocked from now or from some time ago, and for a time that somebody can foresee. */
const BEGINS: Plausible = { back: 30, ahead: 1.01 };
const EXPECTED: Plausible = { back: 30, ahead: 10 };
/** What a house is changes seldom, and is known from long before. */
const OF_PREMISES: Plausible = { back: 50, ahead: 2 };
const AGREED: Plausible = { back: 30, ahead: 20 };

/** A house may be as old as any day that is taken, and a renovation planned for long. */
const OLD_HOUSES: Plausible = { back: 200, ahead: 10 };
/** Places are counted from within living memory until the next year's plan. */
const COUNTED: Plausible = { back: 50, ahead: 1 };

/** When the moments and days of this slice's writes may lie. */
export const moments: MomentTable = {
  'addBeds.standsFrom': OF_PREMISES,
  'addFloor.renovatedOn': OLD_HOUSES,
  'addSafeZone.openedOn': OF_PREMISES,
  'addSanitaryUnit.startsAt': { back: 50, ahead: 0 },
  'agreeToEndSop.endsAt': AGREED,
  'approveWork.at': DONE,
  'blockBed.startsAt': BEGINS,
  'blockBed.expectedUntil': EXPECTED,
  'cancelWork.at': DONE,
  'changeFloor.renovatedOn': OLD_HOUSES,
  'changeSafeZone.openedOn': OF_PREMISES,
  'changeSafeZone.closedOn': OF_PREMISES,
  'checkInResident.at': DONE,
  'closeFinding.closedOn': DONE,
  'completeWork.at': DONE,
  'completeWork.capacity.validFrom': COUNTED,
  'draftSop.validFrom': AGREED,
  'draftSop.validUntil': AGREED,
  'endPlacement.at': DONE,
  'endSop.endsAt': AGREED,
  'expectPlacementEnd.expectedUntil': EXPECTED,
  'moveResident.at': DONE,
  'moveResident.expectedUntil': EXPECTED,
  'placeResident.startsAt': BEGINS,
  'placeResident.expectedUntil': EXPECTED,
  'placeResident.endsAt': DONE,
  'publishHouseRules.validFrom': OF_PREMISES,
  'publishNotice.startsAt': { back: 30, ahead: 2 },
  'publishNotice.endsAt': { back: 30, ahead: 3 },
  'recordCapacity.validFrom': COUNTED,
  'recordCentrePurpose.validFrom': OF_PREMISES,
  'recordInspection.inspectedOn': DONE,
  'recordInspection.findings.dueOn': EXPECTED,
  'recordReading.measuredOn': DONE,
  'recordSanitaryCondition.startsAt': { back: 50, ahead: 0 },
  'releaseBed.at': DONE,
  'removeBed.standsUntil': OF_PREMISES,
  'requestWork.at': DONE,
  'reserveBed.startsAt': BEGINS,
  'reserveBed.expectedUntil': EXPECTED,
  'reviseSop.validFrom': AGREED,
  'reviseSop.validUntil': AGREED,
  'setStandardIndicator.validFrom': OF_PREMISES,
  'startWork.at': DONE,
  'withdrawHouseRules.on': OF_PREMISES,
};
