import { LEGAL_AID_PARTNER } from '../staff/organisations.js';

export type CentreFunction =
  | 'ACCOMMODATION'
  | 'FOOD'
  | 'NON_FOOD_ITEMS'
  | 'BASIC_MEDICAL_CARE'
  | 'CASE_MANAGEMENT'
  | 'SECURITY'
  | 'COUNSELLING'
  | 'PSYCHOSOCIAL_SUPPORT'
  | 'RECREATIONAL_ACTIVITIES'
  | 'LEGAL_AID'
  | 'SPECIALISED_MEDICAL_REFERRAL'
  | 'INTERPRETATION'
  | 'CULTURAL_MEDIATION'
  | 'EDUCATION'
  | 'INFORMATION_PROVISION'
  | 'RENOVATION';

type Window = 'DAY' | 'EVENING' | 'NIGHT';
type Level = 'LEAD' | 'SUPPORT';

export interface Responsibility {
  function: CentreFunction;
  organisation: string;
  level: Level;
  windows: Window[];
  clause: string;
}

const ALWAYS: Window[] = ['DAY', 'EVENING', 'NIGHT'];
const WAKING: Window[] = ['DAY', 'EVENING'];
const OFFICE: Window[] = ['DAY'];

/** The field's division: the State gives the premises and the basic services, IOM what complements them. */
const division: [CentreFunction, string, Level, Window[], string][] = [
  ['ACCOMMODATION', 'STATE', 'LEAD', ALWAYS, '3.1'],
  ['ACCOMMODATION', 'IOM', 'SUPPORT', ALWAYS, '3.1(b)'],
  ['FOOD', 'STATE', 'LEAD', WAKING, '3.2'],
  ['NON_FOOD_ITEMS', 'STATE', 'LEAD', WAKING, '3.3'],
  ['NON_FOOD_ITEMS', 'IOM', 'SUPPORT', WAKING, '3.3(b)'],
  ['BASIC_MEDICAL_CARE', 'STATE', 'LEAD', ALWAYS, '3.4'],
  ['CASE_MANAGEMENT', 'STATE', 'LEAD', ALWAYS, '3.5'],
  ['CASE_MANAGEMENT', 'IOM', 'SUPPORT', ALWAYS, '3.5(c)'],
  ['SECURITY', 'STATE', 'LEAD', ALWAYS, '3.6'],
  ['COUNSELLING', 'IOM', 'LEAD', WAKING, '4.1'],
  ['PSYCHOSOCIAL_SUPPORT', 'IOM', 'LEAD', ALWAYS, '4.2'],
  ['RECREATIONAL_ACTIVITIES', 'IOM', 'LEAD', WAKING, '4.3'],
  ['LEGAL_AID', 'IOM', 'LEAD', OFFICE, '4.4'],
  ['LEGAL_AID', LEGAL_AID_PARTNER, 'SUPPORT', OFFICE, '4.4(b)'],
  ['SPECIALISED_MEDICAL_REFERRAL', 'IOM', 'LEAD', WAKING, '4.5'],
  ['SPECIALISED_MEDICAL_REFERRAL', 'STATE', 'SUPPORT', ALWAYS, '4.5(b)'],
  ['INTERPRETATION', 'IOM', 'LEAD', ALWAYS, '4.6'],
  ['CULTURAL_MEDIATION', 'IOM', 'LEAD', ALWAYS, '4.7'],
  ['EDUCATION', 'IOM', 'LEAD', OFFICE, '4.8'],
  ['EDUCATION', 'STATE', 'SUPPORT', OFFICE, '4.8(b)'],
  ['INFORMATION_PROVISION', 'IOM', 'LEAD', WAKING, '4.9'],
  ['INFORMATION_PROVISION', 'STATE', 'SUPPORT', OFFICE, '4.9(b)'],
  ['RENOVATION', 'IOM', 'LEAD', OFFICE, '5.1'],
  ['RENOVATION', 'STATE', 'SUPPORT', OFFICE, '5.1(b)'],
];

/** Who does what by the agreements of every centre. */
export const responsibilities: readonly Responsibility[] = division.map(
  ([name, organisation, level, windows, clause]) => ({
    function: name,
    organisation,
    level,
    windows,
    clause,
  }),
);

/** Who signs. */
export const parties = [
  { organisation: 'STATE', signedBy: 'Director of the centre' },
  { organisation: 'IOM', signedBy: 'Head of office' },
  { organisation: LEGAL_AID_PARTNER, signedBy: 'Chair of the bureau' },
] as const;
