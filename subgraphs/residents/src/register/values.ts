import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const Sex = describedList('Sex', 'Sex as registered.', labels.Sex, {
  FEMALE: 'Female.',
  MALE: 'Male.',
  OTHER: 'Neither of the two, as registered.',
  UNKNOWN: 'Not known; never taken for another value.',
});
export type Sex = keyof typeof Sex;

export const NameOrder = describedList(
  'NameOrder',
  'In which order the parts of a name are said.',
  labels.NameOrder,
  {
    GIVEN_FIRST: 'The given name, the name of the father, the family name.',
    FAMILY_FIRST: 'The family name, the given name, the name of the father.',
  },
);
export type NameOrder = keyof typeof NameOrder;

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

export const HouseholdRelation = describedList(
  'HouseholdRelation',
  'What somebody is in a household; where it has a head, to the head.',
  labels.HouseholdRelation,
  {
    HEAD: 'Who speaks for it: at most one at a time.',
    PARTNER: 'Husband, wife or partner.',
    CHILD: 'A son or daughter, also by adoption or marriage.',
    PARENT: 'Father or mother, also of the partner.',
    SIBLING: 'Brother or sister.',
    OTHER_RELATIVE: 'Another relative.',
    CAREGIVER: 'No relative, and cares for children of the household.',
    NOT_RELATED: 'No relative.',
    UNKNOWN: 'Not known yet.',
  },
);
export type HouseholdRelation = keyof typeof HouseholdRelation;

export const HouseholdEnding = describedList(
  'HouseholdEnding',
  'How a membership of a household ended.',
  labels.HouseholdEnding,
  {
    LEFT: 'Left it, and belongs to none.',
    JOINED_ANOTHER: 'Joined another one.',
    SPLIT: 'Went into another one, when it was split.',
    ANOTHER_RELATION: 'Stayed in it, as somebody else: another membership goes on.',
    DEPARTED: 'Departed from the centre; who comes back belongs to it again.',
  },
);
export type HouseholdEnding = keyof typeof HouseholdEnding;

export const InformationSource = describedList(
  'InformationSource',
  'Who or what said something about a resident.',
  labels.InformationSource,
  {
    RESIDENT: 'The resident said so.',
    RELATIVE: 'A relative, or somebody who came along, said so.',
    DOCUMENT: 'It stands in a document that was seen.',
    ASSESSMENT: 'It was found by an assessment of the staff.',
    AUTHORITY: 'Another authority said so.',
    OTHER_REGISTER: 'It was taken over from another register.',
  },
);
export type InformationSource = keyof typeof InformationSource;

export const NationalityStatus = describedList(
  'NationalityStatus',
  'What is known of whether somebody has a nationality.',
  labels.NationalityStatus,
  {
    KNOWN: 'The nationality is on record.',
    AT_RISK_OF_STATELESSNESS: 'Has one, or may have one, and may be unable to prove or to keep it.',
    STATELESS: 'Is considered as a national by no State.',
    UNKNOWN: 'Was asked for, and is not known.',
  },
);
export type NationalityStatus = keyof typeof NationalityStatus;

export const LanguageLevel = describedList(
  'LanguageLevel',
  'How well somebody speaks or writes a language.',
  labels.LanguageLevel,
  {
    NATIVE: 'As a first language.',
    FLUENT: 'Well enough for an interview.',
    BASIC: 'Enough for every day, and not for an interview.',
    NONE: 'Not at all.',
    UNKNOWN: 'Not known yet.',
  },
);
export type LanguageLevel = keyof typeof LanguageLevel;

export const InterpreterNeed = describedList(
  'InterpreterNeed',
  'Whether somebody needs an interpreter.',
  labels.InterpreterNeed,
  {
    NEEDED: 'Needs one, in the language that is named.',
    NOT_NEEDED: 'Needs none.',
    UNKNOWN: 'Not known yet; never taken for no.',
  },
);
export type InterpreterNeed = keyof typeof InterpreterNeed;

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
