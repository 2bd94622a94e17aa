import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const Sex = describedList('Sex', 'Sex as registered.', labels.Sex, {
  FEMALE: 'Female.',
  MALE: 'Male.',
  OTHER: 'Neither of the two, as registered.',
  UNKNOWN: 'Not known; never taken for another value.',
});
export type Sex = keyof typeof Sex;

export const LatinNameSource = describedList(
  'LatinNameSource',
  'Who wrote a name in Latin letters.',
  labels.LatinNameSource,
  {
    DOCUMENT: 'It stands so in a document that was seen.',
    REGISTRAR: 'Whoever registered it wrote it so, as it sounds.',
    MACHINE:
      'A machine wrote it letter by letter from the name as given; vowels that are not written are not guessed.',
  },
);
export type LatinNameSource = keyof typeof LatinNameSource;

export const DateOfBirthCertainty = describedList(
  'DateOfBirthCertainty',
  'On what a date of birth rests.',
  labels.DateOfBirthCertainty,
  {
    DECLARED: 'The resident, or somebody who knows the resident, said so.',
    DOCUMENTED: 'It stands in a document that was seen.',
    ASSESSED: 'It was estimated by an assessment of age.',
  },
);
export type DateOfBirthCertainty = keyof typeof DateOfBirthCertainty;

export const FamilySituation = describedList(
  'FamilySituation',
  'Whether a person came with family, with other relatives (separated) or without an adult.',
  labels.FamilySituation,
  {
    UNACCOMPANIED:
      'An unaccompanied child: without both parents, without other relatives, and cared for by no adult who is responsible by law or custom.',
    SEPARATED:
      'A separated child: without both parents and any former primary caregiver, but perhaps with other relatives.',
    WITH_FAMILY: 'With a parent or the close family.',
    ADULT_ALONE: 'An adult without family.',
    UNKNOWN: 'Not known yet; treated as alone where that protects better.',
  },
);
export type FamilySituation = keyof typeof FamilySituation;

export const RiskLevel = describedList(
  'RiskLevel',
  'How urgent the protection of a resident is.',
  labels.RiskLevel,
  {
    HIGH: 'Harm is likely without immediate action.',
    MEDIUM: 'Harm is likely without action soon.',
    LOW: 'No harm is to be expected at present; support is useful.',
  },
);
export type RiskLevel = keyof typeof RiskLevel;

export const CaseState = describedList(
  'CaseState',
  'Where the case management of a resident stands.',
  labels.CaseState,
  {
    NEW: 'Identified or registered, not assessed yet.',
    ASSESSMENT: 'Needs and risks are being assessed.',
    CASE_PLAN: 'A case plan is being made or carried out.',
    SERVICES_IMPLEMENTED: 'The services of the plan have been given; follow-up goes on.',
    CLOSED: 'The case is closed.',
    REOPENED: 'Closed before, and taken up again.',
  },
);
export type CaseState = keyof typeof CaseState;

export const DepartureReason = describedList('DepartureReason', 'Why a stay ended.', labels.DepartureReason, {
  LEFT_WITHOUT_NOTICE: 'Left without telling anybody, and has not come back.',
  TRANSFERRED: 'Moved to another centre or facility.',
  REUNITED_WITH_FAMILY: 'Joined family, in this country or another.',
  FOSTER_OR_RESIDENTIAL_CARE: 'Placed in a foster family or in residential care.',
  TURNED_18: 'Came of age and left care for children.',
  VOLUNTARY_RETURN: 'Returned voluntarily to the country of origin or of former residence.',
  OTHER: 'Another reason.',
});
export type DepartureReason = keyof typeof DepartureReason;

/** Why something about a resident cannot lie at a moment. */
export const StayObjection = describedList(
  'StayObjection',
  'Why something about a resident cannot lie at a moment.',
  labels.StayObjection,
  {
    BEFORE_ARRIVAL: 'The moment lies before the resident arrived at the centre.',
    AFTER_DEPARTURE: 'The moment lies after the resident departed from the centre.',
  },
);
export type StayObjection = keyof typeof StayObjection;
