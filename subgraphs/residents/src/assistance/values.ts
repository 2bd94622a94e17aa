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

export const AssistanceCategory = describedList(
  'AssistanceCategory',
  'A sort of thing that is handed out, by which what somebody has had is counted. Food and items alone: of medical care nothing is counted here.',
  labels.AssistanceCategory,
  {
    MEALS: 'Meals, in portions.',
    DRINKING_WATER: 'Drinking water that is handed out.',
    HYGIENE_KIT: 'Articles of hygiene for one person.',
    BEDDING: 'Mattress cover, sheets, pillow and blanket for one person.',
    CLOTHING: 'Clothes and shoes of the season for one person.',
    BABY_ITEMS: 'Nappies, baby food and other things for one small child.',
    OTHER_FOOD: 'Other food.',
    OTHER_ITEMS: 'Other items.',
  },
);
export type AssistanceCategory = keyof typeof AssistanceCategory;

export const AssistanceUnit = describedList(
  'AssistanceUnit',
  'In what a quantity counts.',
  labels.AssistanceUnit,
  {
    PIECE: 'Pieces.',
    PORTION: 'Portions.',
    KIT: 'Kits of several things, as they are packed.',
    LITRE: 'Litres.',
    KILOGRAM: 'Kilograms.',
  },
);
export type AssistanceUnit = keyof typeof AssistanceUnit;

export const MedicalContactKind = describedList(
  'MedicalContactKind',
  'What a basic medical contact at the centre was.',
  labels.MedicalContactKind,
  {
    TRIAGE: 'A first look at how urgent it is.',
    CONSULTATION: 'A consultation with a nurse or physician at the centre.',
    DRESSING: 'A wound was dressed.',
    MEDICATION_GIVEN: 'A medicine was given.',
    REFERRED_OUT: 'Somebody was sent to care outside of the centre.',
  },
);
export type MedicalContactKind = keyof typeof MedicalContactKind;
