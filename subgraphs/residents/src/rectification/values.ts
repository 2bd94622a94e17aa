import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const RectificationState = describedList(
  'RectificationState',
  'What became of the request of somebody to have a record corrected.',
  labels.RectificationState,
  {
    OPEN: 'Nobody has answered it.',
    CORRECTED: 'What was asked was corrected.',
    REFUSED: 'It was refused, with a reason.',
  },
);
export type RectificationState = keyof typeof RectificationState;

export const RectificationAsker = describedList(
  'RectificationAsker',
  'Who asked to have the record of a resident corrected.',
  labels.RectificationAsker,
  {
    RESIDENT: 'The resident.',
    LEGAL_REPRESENTATIVE: 'Whoever represents the resident in law.',
  },
);
export type RectificationAsker = keyof typeof RectificationAsker;
