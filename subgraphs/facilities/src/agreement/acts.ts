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
  publishHouseRules: { functions: ['INFORMATION_PROVISION'] },
  publishNotice: { functions: ['INFORMATION_PROVISION'] },
  ...performNothing(
    'The agreement itself: it is made before anything is performed under it, and ends only with all its parties or by notice.',
    'draftSop',
    'reviseSop',
    'signSop',
    'releaseFromSop',
    'endSop',
    'agreeToEndSop',
  ),
  ...premisesActs,
};
