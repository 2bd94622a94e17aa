import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const SanitaryKind = describedList('SanitaryKind', 'What a sanitary unit is.', labels.SanitaryKind, {
  TOILET: 'A toilet.',
  SHOWER: 'A shower.',
  WASHBASIN: 'A washbasin.',
});
export type SanitaryKind = keyof typeof SanitaryKind;

export const SanitaryAccess = describedList(
  'SanitaryAccess',
  'Who uses a sanitary unit. What the staff keeps for itself does not count for residents.',
  labels.SanitaryAccess,
  {
    ALL: 'Everybody.',
    MALE: 'Men and boys.',
    FEMALE: 'Women and girls.',
    ACCESSIBLE: 'Fit for people with disabilities; counts for everybody.',
    STAFF: 'The staff alone; does not count for residents.',
  },
);
export type SanitaryAccess = keyof typeof SanitaryAccess;

export const SanitaryState = describedList(
  'SanitaryState',
  'Whether a sanitary unit can be used: it works, is broken, or is closed.',
  labels.SanitaryState,
  {
    WORKING: 'It can be used.',
    BROKEN: 'It is broken.',
    CLOSED: 'It is closed, though it may work.',
  },
);
export type SanitaryState = keyof typeof SanitaryState;

export const IndicatorOperator = describedList(
  'IndicatorOperator',
  'On which side of its threshold an indicator is met.',
  labels.IndicatorOperator,
  {
    AT_LEAST: 'Met by the threshold and more.',
    AT_MOST: 'Met by the threshold and less.',
    EXACTLY: 'Met by the threshold alone.',
  },
);
export type IndicatorOperator = keyof typeof IndicatorOperator;

export const ReadingKind = describedList(
  'ReadingKind',
  'What a reading measures or counts, and in which unit.',
  labels.ReadingKind,
  {
    HEADCOUNT: 'People counted on the spot, in persons.',
    WATER_LITRES_PER_PERSON_DAY: 'Water, in litres for each person and day.',
    MEALS_PER_DAY_CHILDREN: 'Meals a day for a child, snacks among them.',
    MEALS_PER_DAY_ADULTS: 'Meals a day for an adult.',
    SITE_AREA_M2: 'Area of the whole site, in square metres.',
  },
);
export type ReadingKind = keyof typeof ReadingKind;

export const FindingSeverity = describedList(
  'FindingSeverity',
  'How grave a finding of an inspection is.',
  labels.FindingSeverity,
  {
    LOW: 'To be put right when there is time.',
    MEDIUM: 'To be put right soon.',
    HIGH: 'To be put right now: people may be harmed.',
    CRITICAL: 'Life or health is in danger.',
  },
);
export type FindingSeverity = keyof typeof FindingSeverity;

export const InspectionOutcome = describedList(
  'InspectionOutcome',
  'What an inspection concluded.',
  labels.InspectionOutcome,
  {
    PASSED: 'Nothing was found.',
    PASSED_WITH_FINDINGS: 'Passed, with findings to be put right.',
    FAILED: 'Not passed.',
  },
);
export type InspectionOutcome = keyof typeof InspectionOutcome;
