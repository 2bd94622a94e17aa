import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

/** Why an organisation may not perform a function at a moment. */
export const FunctionRefusal = describedList(
  'FunctionRefusal',
  'Why an organisation may not perform a function at a moment.',
  labels.FunctionRefusal,
  {
    SOP_NOT_IN_FORCE: 'No SOP holds at the centre at that moment.',
    NOT_RESPONSIBLE: 'The SOP gives the function to others.',
    OUT_OF_SHIFT: 'The SOP gives the function to the organisation, in another shift window.',
  },
);
export type FunctionRefusal = keyof typeof FunctionRefusal;
