import { type ActTable, performNothing } from '@mrrm/platform/agreement/acts';
import { premisesActs } from './premises-acts.js';

/** What each write of this slice performs under the SOP of the centre. */
export const acts: ActTable = {
  placeResident: { functions: ['ACCOMMODATION'], record: 'placement' },
  moveResident: { functions: ['ACCOMMODATION'], record: 'placement' },
  endPlacement: { functions: ['ACCOMMODATION'], record: 'placement' },
  reserveBed: { functions: ['ACCOMMODATION'], record: 'placement' },
  checkInResident: { functions: ['ACCOMMODATION'], record: 'placement' },
  expectPlacementEnd: { functions: ['ACCOMMODATION'], record: 'placement' },
  cancelReservation: { functions: ['ACCOMMODATION'], record: 'placement' },
  voidPlacement: { functions: ['ACCOMMODATION'], record: 'placement' },
  ...performNothing(
    'Who describes, measures or inspects the premises gives nothing to a resident.',
    'blockBed',
    'releaseBed',
    'addSanitaryUnit',
    'recordSanitaryCondition',
    'recordReading',
    'recordInspection',
    'closeFinding',
    'setStandardIndicator',
  ),
  publishHouseRules: { functions: ['INFORMATION_PROVISION'] },
  publishNotice: { functions: ['INFORMATION_PROVISION'] },
  ...performNothing(
    'What holds no longer may be taken down at any time.',
    'withdrawHouseRules',
    'withdrawNotice',
  ),
  ...performNothing(
    'The agreement itself: it is made before anything is performed under it.',
    'draftSop',
    'reviseSop',
    'signSop',
    'releaseFromSop',
    'endSop',
    'agreeToEndSop',
  ),
  ...premisesActs,
};
