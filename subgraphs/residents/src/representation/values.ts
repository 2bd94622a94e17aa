import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

/** Why a representation ended. */
export const RepresentationEnd = describedList(
  'RepresentationEnd',
  'Why a legal representation ended.',
  labels.RepresentationEnd,
  {
    REPLACED: 'Another representative was appointed.',
    COMES_OF_AGE: 'The child came of age.',
    DISMISSED: 'The authority that appointed the representative ended it.',
    RESIGNED: 'The representative gave it up.',
    RESIDENT_LEFT: 'The resident left.',
    OTHER: 'Another reason.',
  },
);
export type RepresentationEnd = keyof typeof RepresentationEnd;
