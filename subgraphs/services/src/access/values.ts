import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

/** The functions that a cooperation SOP divides between organisations. */
export const CentreFunction = describedList(
  'CentreFunction',
  'A function of a centre that a cooperation SOP gives to an organisation.',
  labels.CentreFunction,
  {
    ACCOMMODATION: 'Premises, rooms and beds: who sleeps where, and that it is fit to live in.',
    FOOD: 'Meals and drinking water.',
    NON_FOOD_ITEMS: 'Non-food items (NFI): clothing, bedding, hygiene articles and the like.',
    BASIC_MEDICAL_CARE: 'Basic medical care at the centre: first examination, a nurse, medicines.',
    CASE_MANAGEMENT: 'One case manager for each resident: assessment, case plan, follow-up, review.',
    SECURITY: 'Guarding of the premises and safety of those in it.',
    COUNSELLING: 'Individual counselling by a social worker.',
    PSYCHOSOCIAL_SUPPORT: 'Mental health and psychosocial support (MHPSS), individual or in groups.',
    RECREATIONAL_ACTIVITIES: 'Play, sport and leisure in groups.',
    LEGAL_AID: 'Legal information, counselling and representation.',
    SPECIALISED_MEDICAL_REFERRAL:
      'Referral to specialised medical care outside of the centre, with escort where needed.',
    INTERPRETATION: 'Interpreters, on the spot or at a distance.',
    CULTURAL_MEDIATION: 'Cultural mediators between residents, staff and institutions.',
    EDUCATION: 'School enrolment, language courses and other learning.',
    INFORMATION_PROVISION: 'Information for residents on rights, duties, procedures and services.',
    RENOVATION: 'Repair and renovation of the premises.',
  },
);
export type CentreFunction = keyof typeof CentreFunction;
