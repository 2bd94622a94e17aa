import { describedList } from '@mrrm/platform/schema/value-list';

export const Sex = describedList('Sex', 'Sex as registered.', {
  FEMALE: 'Female.',
  MALE: 'Male.',
  OTHER: 'Neither of the two, as registered.',
  UNKNOWN: 'Not known; never taken for another value.',
});
export type Sex = keyof typeof Sex;

export const FamilySituation = describedList(
  'FamilySituation',
  'Whether a person came with family, with other relatives (separated) or without an adult.',
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

export const RiskLevel = describedList('RiskLevel', 'How urgent the protection of a resident is.', {
  HIGH: 'Harm is likely without immediate action.',
  MEDIUM: 'Harm is likely without action soon.',
  LOW: 'No harm is to be expected at present; support is useful.',
});
export type RiskLevel = keyof typeof RiskLevel;

export const CaseState = describedList('CaseState', 'Where the case management of a resident stands.', {
  NEW: 'Identified or registered, not assessed yet.',
  ASSESSMENT: 'Needs and risks are being assessed.',
  CASE_PLAN: 'A case plan is being made or carried out.',
  SERVICES_IMPLEMENTED: 'The services of the plan have been given; follow-up goes on.',
  CLOSED: 'The case is closed.',
  REOPENED: 'Closed before, and taken up again.',
});
export type CaseState = keyof typeof CaseState;

export const DepartureReason = describedList('DepartureReason', 'Why a stay ended.', {
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
  {
    BEFORE_ARRIVAL: 'The moment lies before the resident arrived at the centre.',
    AFTER_DEPARTURE: 'The moment lies after the resident departed from the centre.',
  },
);
export type StayObjection = keyof typeof StayObjection;

/** Why a representation ended. */
export const RepresentationEnd = describedList('RepresentationEnd', 'Why a legal representation ended.', {
  REPLACED: 'Another representative was appointed.',
  COMES_OF_AGE: 'The child came of age.',
  DISMISSED: 'The authority that appointed the representative ended it.',
  RESIGNED: 'The representative gave it up.',
  RESIDENT_LEFT: 'The resident left.',
  OTHER: 'Another reason.',
});
export type RepresentationEnd = keyof typeof RepresentationEnd;

export const PresenceStatus = describedList('PresenceStatus', 'What a presence check found.', {
  PRESENT: 'Seen at the centre.',
  AUTHORISED_ABSENCE: 'Not at the centre, with the leave of those responsible.',
  ABSENT: 'Not found at the check; not yet known to be missing.',
  MISSING: 'Whereabouts unknown, and reported as missing.',
  DEPARTED: 'The stay has ended. Recorded by a departure and never by a check.',
});
export type PresenceStatus = keyof typeof PresenceStatus;

export const ConsentModality = describedList('ConsentModality', 'How a consent was given.', {
  WRITTEN: 'Signed on paper or electronically.',
  AUDIO: 'Recorded sound.',
  VIDEO: 'Recorded film.',
  VERBAL_CERTIFIED: 'By word of mouth, certified by a staff member.',
});
export type ConsentModality = keyof typeof ConsentModality;

export const ConsentGiver = describedList('ConsentGiver', 'Who gave a consent.', {
  RESIDENT: 'The resident.',
  LEGAL_REPRESENTATIVE: 'Whoever represented the resident in law on that day.',
});
export type ConsentGiver = keyof typeof ConsentGiver;

/** Whether a second person has to confirm a consent before it opens anything, and whether somebody has. */
export const ConsentConfirmation = describedList(
  'ConsentConfirmation',
  'Whether a consent needs a second person before it opens anything (NOT_NEEDED, else AWAITED), and whether one has confirmed it (GIVEN).',
  {
    NOT_NEEDED: 'One person may record it alone.',
    AWAITED: 'It opens nothing until a second person has confirmed it.',
    GIVEN: 'A second person has confirmed it.',
  },
);
export type ConsentConfirmation = keyof typeof ConsentConfirmation;

export const LegalBasis = describedList('LegalBasis', 'The legal basis on which data are shared.', {
  CONSENT: 'Consent of the person or of whoever represents the person.',
  LEGAL_OBLIGATION: 'A legal obligation of whoever holds the data.',
  VITAL_INTERESTS: 'Vital interests of the person or of somebody else.',
  BENEFICIARY_INTERESTS: 'Vital and best interests of the beneficiary who cannot consent.',
  CONTRACT: 'A contract with the person.',
  OTHER_LEGITIMATE_INTEREST: 'Another legitimate interest, written down before.',
});
export type LegalBasis = keyof typeof LegalBasis;

export const FieldGroup = describedList('FieldGroup', 'A group of fields that is opened as one.', {
  OPERATIONAL: 'What a day at the centre needs: where, since when, present or not, languages, sex, age.',
  IDENTITY: 'Names, number, date of birth, nationality.',
  FAMILY: 'With whom somebody came and belongs.',
  LEGAL: 'Who represents somebody in law.',
  PROTECTION: 'Risk, case, vulnerabilities.',
  HEALTH: 'Medical conditions and basic medical care.',
});
export type FieldGroup = keyof typeof FieldGroup;

export const VulnerabilityKind = describedList(
  'VulnerabilityKind',
  'What makes a resident need special protection.',
  {
    TRAFFICKING_SUSPECTED: 'Signs of trafficking in human beings.',
    VIOLENCE_SURVIVOR: 'Survivor of torture, rape or other serious violence, gender-based violence among it.',
    DISABILITY: 'A disability.',
    MEDICAL_CONDITION: 'A serious illness or medical condition. Belongs to HEALTH.',
    MENTAL_HEALTH: 'A mental disorder or great distress. Belongs to HEALTH.',
    PREGNANCY: 'Pregnant, or with a newborn. Belongs to HEALTH.',
    SUBSTANCE_USE: 'Harmful use of alcohol or drugs. Belongs to HEALTH.',
    SEPARATED_FROM_SIBLINGS: 'Brothers or sisters live elsewhere.',
    OTHER: 'Another one, told in words.',
  },
);
export type VulnerabilityKind = keyof typeof VulnerabilityKind;

/** The State's basic functions, a part of the functions that an SOP divides. */
export const BasicAssistanceKind = describedList(
  'BasicAssistanceKind',
  "A basic function of the State's under which assistance is given.",
  {
    FOOD: 'Meals and drinking water.',
    NON_FOOD_ITEMS: 'Non-food items (NFI): clothing, bedding, hygiene articles and the like.',
    BASIC_MEDICAL_CARE: 'Basic medical care at the centre: first examination, a nurse, medicines.',
  },
);
export type BasicAssistanceKind = keyof typeof BasicAssistanceKind;

export const AgeBand = describedList('AgeBand', 'Age in whole years on the day of arrival, in bands.', {
  UNDER_14: 'Under 14 years.',
  FROM_14_TO_15: '14 or 15 years.',
  FROM_16_TO_17: '16 or 17 years.',
  ADULT: '18 years or more.',
});
export type AgeBand = keyof typeof AgeBand;

/** What the review of an emergency found. */
export const ReviewFinding = describedList('ReviewFinding', 'Whether an emergency access was justified.', {
  JUSTIFIED: 'It was justified.',
  NOT_JUSTIFIED: 'It was not justified. What follows is for the organisations.',
});
export type ReviewFinding = keyof typeof ReviewFinding;

/** Whether an emergency needs a second person before it opens anybody, and whether one has approved it. */
export const BreakGlassApproval = describedList(
  'BreakGlassApproval',
  'Whether an emergency needs a second person before it opens anybody (NOT_NEEDED, else AWAITED), and whether one has approved it (GIVEN).',
  {
    NOT_NEEDED: 'Within the quota of the hour: it opened at once.',
    AWAITED: 'It opens nobody until a second person has approved it.',
    GIVEN: 'A second person has approved it.',
  },
);
export type BreakGlassApproval = keyof typeof BreakGlassApproval;

/** What the owner is told of an emergency. */
export const BreakGlassNoticeKind = describedList(
  'BreakGlassNoticeKind',
  'What the owner is told of an emergency.',
  {
    OPENED: 'Somebody was opened.',
    AWAITS_APPROVAL: 'Somebody asked, and a second person has to approve it.',
    APPROVED: 'A second person approved it, and it opened.',
    REVIEWED: 'It was reviewed, which ends it.',
  },
);
export type BreakGlassNoticeKind = keyof typeof BreakGlassNoticeKind;

/** The parts of a calendar year for which a group of residents may be asked. */
export const CohortPeriod = describedList(
  'CohortPeriod',
  'A calendar quarter, a half or the whole of a year.',
  {
    Q1: 'January to March.',
    Q2: 'April to June.',
    Q3: 'July to September.',
    Q4: 'October to December.',
    H1: 'January to June.',
    H2: 'July to December.',
    YEAR: 'The whole year.',
  },
);
export type CohortPeriod = keyof typeof CohortPeriod;

/** In which order a list of residents comes. */
export const ResidentOrder = describedList('ResidentOrder', 'In which order a list of residents comes.', {
  LATEST_ARRIVAL: 'The latest arrival first.',
  MISSING_FIRST:
    'Those first who are not known to be there: the missing, the absent, the never checked, the absent by leave, each group by how long; then those who were there at the latest check, the oldest check first.',
});
export type ResidentOrder = keyof typeof ResidentOrder;
