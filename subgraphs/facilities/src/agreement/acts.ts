import { type ActTable, performNothing } from '@mrrm/platform/agreement/acts';

/** What each write of this slice performs under the SOP of the centre. */
export const acts: ActTable = {
  placeResident: { functions: ['ACCOMMODATION'], record: 'placement' },
  moveResident: { functions: ['ACCOMMODATION'], record: 'placement' },
  endPlacement: { functions: ['ACCOMMODATION'], record: 'placement' },
  ...performNothing(
    'The agreement itself: it is made before anything is performed under it.',
    'draftSop',
    'reviseSop',
    'signSop',
    'endSop',
  ),
};
