import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

/** The State's basic functions, a part of the functions that an SOP divides. */
export const BasicAssistanceKind = describedList(
  'BasicAssistanceKind',
  "A basic function of the State's under which assistance is given.",
  labels.BasicAssistanceKind,
  {
    FOOD: 'Meals and drinking water.',
    NON_FOOD_ITEMS: 'Non-food items (NFI): clothing, bedding, hygiene articles and the like.',
    BASIC_MEDICAL_CARE: 'Basic medical care at the centre: first examination, a nurse, medicines.',
  },
);
export type BasicAssistanceKind = keyof typeof BasicAssistanceKind;
