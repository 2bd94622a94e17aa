import type { AssistanceCategory, BasicAssistanceKind } from '../values.js';

/** Under which function each sort of thing is handed out. */
const KIND_OF: Record<AssistanceCategory, BasicAssistanceKind> = {
  MEALS: 'FOOD',
  DRINKING_WATER: 'FOOD',
  OTHER_FOOD: 'FOOD',
  HYGIENE_KIT: 'NON_FOOD_ITEMS',
  BEDDING: 'NON_FOOD_ITEMS',
  CLOTHING: 'NON_FOOD_ITEMS',
  BABY_ITEMS: 'NON_FOOD_ITEMS',
  OTHER_ITEMS: 'NON_FOOD_ITEMS',
};

/** The function under which a sort of thing is handed out. */
export const kindOf = (category: AssistanceCategory): BasicAssistanceKind => KIND_OF[category];
