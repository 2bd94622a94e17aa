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

/** The codes that come with a release; one that an owner adds beside them has no label. */
export const IndicatorCode = describedList(
  'IndicatorCode',
  'What an indicator of a standard measures: its code, as a word with a label.',
  labels.IndicatorCode,
  {
    SPACE_BEDROOM: 'The area of a bedroom for each person.',
    HEIGHT_BEDROOM: 'The height of the ceiling from which on the area of a bedroom counts.',
    BEDROOM_MAX_ADULT: 'How many single adults share a bedroom.',
    BEDROOM_MAX_CHILD: 'How many unaccompanied children share a bedroom.',
    BEDROOM_SEX_SEPARATE: 'Bedrooms that unaccompanied girls and boys share.',
    ADULT_SEPARATE: 'The share of the unaccompanied children who are housed apart from adults.',
    PRIVATE_ROOM: 'Rooms for private meetings at a centre.',
    TOILET_RATIO: 'People for each toilet that works.',
    SHOWER_RATIO: 'People for each shower that works.',
    TOILET_RATIO_EASO: 'People for each toilet that works, as EASO asks.',
    SHOWER_RATIO_EASO: 'People for each shower that works, as EASO asks.',
    LIVING_SPACE: 'The covered living area for each person.',
    SITE_AREA: 'The whole area of the site for each person.',
    WATER: 'Litres of water for each person and day.',
    MEALS_ADULT: 'Meals of an adult in a day, one of them hot.',
    MEALS_CHILD: 'Meals of a child in a day with what is between them, one of them hot.',
    NEEDS_24H: 'How soon after the arrival obvious special needs are identified.',
    RISK_7D: 'How soon after the assessment of risk there is appropriate care.',
    INFORMATION_15D: 'How soon people are told of benefits and duties.',
    STAFF_24_7: 'The share of the hours in which staff for the reception of children is there.',
    NIGHT_TRAINED:
      'The share of the nights whose staff is trained in the protection of children and has the handover.',
    PRESENCE_DAILY: 'Checks of presence for each child and day.',
    STAFF_VETTED:
      'The share of the staff whose record was checked and says nothing of crimes against children.',
    STAFF_CODE_OF_CONDUCT: 'The share of the staff who signed the code of conduct.',
    CASE_REVIEW_3M: 'Days since a case was reviewed last.',
    EDUCATION_2M: 'Days from the application until education.',
    REPRESENTATIVE_15WD: 'Working days until a representative is appointed.',
    REPRESENTATIVE_CASELOAD: 'Children for each representative.',
  },
);
export type IndicatorCode = keyof typeof IndicatorCode;

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
