import { valueList } from '@mrrm/platform/value-list';

export const Sex = valueList('FEMALE', 'MALE', 'OTHER', 'UNKNOWN');
export type Sex = keyof typeof Sex;

export const FamilySituation = valueList(
  'UNACCOMPANIED',
  'SEPARATED',
  'WITH_FAMILY',
  'ADULT_ALONE',
  'UNKNOWN',
);
export type FamilySituation = keyof typeof FamilySituation;

export const RiskLevel = valueList('HIGH', 'MEDIUM', 'LOW');
export type RiskLevel = keyof typeof RiskLevel;

export const CaseState = valueList(
  'NEW',
  'ASSESSMENT',
  'CASE_PLAN',
  'SERVICES_IMPLEMENTED',
  'CLOSED',
  'REOPENED',
);
export type CaseState = keyof typeof CaseState;

export const DepartureReason = valueList(
  'LEFT_WITHOUT_NOTICE',
  'TRANSFERRED',
  'REUNITED_WITH_FAMILY',
  'FOSTER_OR_RESIDENTIAL_CARE',
  'TURNED_18',
  'VOLUNTARY_RETURN',
  'OTHER',
);
export type DepartureReason = keyof typeof DepartureReason;

/** Why something about a resident cannot lie at a moment. */
export const StayObjection = valueList('BEFORE_ARRIVAL', 'AFTER_DEPARTURE');
export type StayObjection = keyof typeof StayObjection;

/** Why a representation ended. */
export const RepresentationEnd = valueList(
  'REPLACED',
  'COMES_OF_AGE',
  'DISMISSED',
  'RESIGNED',
  'RESIDENT_LEFT',
  'OTHER',
);
export type RepresentationEnd = keyof typeof RepresentationEnd;

export const PresenceStatus = valueList('PRESENT', 'AUTHORISED_ABSENCE', 'ABSENT', 'MISSING', 'DEPARTED');
export type PresenceStatus = keyof typeof PresenceStatus;

export const ConsentModality = valueList('WRITTEN', 'AUDIO', 'VIDEO', 'VERBAL_CERTIFIED');
export type ConsentModality = keyof typeof ConsentModality;

export const ConsentGiver = valueList('RESIDENT', 'LEGAL_REPRESENTATIVE');
export type ConsentGiver = keyof typeof ConsentGiver;

/** Whether a second person has to confirm a consent before it opens anything, and whether somebody has. */
export const ConsentConfirmation = valueList('NOT_NEEDED', 'AWAITED', 'GIVEN');
export type ConsentConfirmation = keyof typeof ConsentConfirmation;

export const LegalBasis = valueList(
  'CONSENT',
  'LEGAL_OBLIGATION',
  'VITAL_INTERESTS',
  'BENEFICIARY_INTERESTS',
  'CONTRACT',
  'OTHER_LEGITIMATE_INTEREST',
);
export type LegalBasis = keyof typeof LegalBasis;

export const FieldGroup = valueList('OPERATIONAL', 'IDENTITY', 'FAMILY', 'LEGAL', 'PROTECTION', 'HEALTH');
export type FieldGroup = keyof typeof FieldGroup;

export const VulnerabilityKind = valueList(
  'TRAFFICKING_SUSPECTED',
  'VIOLENCE_SURVIVOR',
  'DISABILITY',
  'MEDICAL_CONDITION',
  'MENTAL_HEALTH',
  'PREGNANCY',
  'SUBSTANCE_USE',
  'SEPARATED_FROM_SIBLINGS',
  'OTHER',
);
export type VulnerabilityKind = keyof typeof VulnerabilityKind;

/** The State's basic functions, a part of the functions that an SOP divides. */
export const BasicAssistanceKind = valueList('FOOD', 'NON_FOOD_ITEMS', 'BASIC_MEDICAL_CARE');
export type BasicAssistanceKind = keyof typeof BasicAssistanceKind;

export const AgeBand = valueList('UNDER_14', 'FROM_14_TO_15', 'FROM_16_TO_17', 'ADULT');
export type AgeBand = keyof typeof AgeBand;

/** What the review of an emergency found. */
export const ReviewFinding = valueList('JUSTIFIED', 'NOT_JUSTIFIED');
export type ReviewFinding = keyof typeof ReviewFinding;

/** Whether an emergency needs a second person before it opens anybody, and whether one has approved it. */
export const BreakGlassApproval = valueList('NOT_NEEDED', 'AWAITED', 'GIVEN');
export type BreakGlassApproval = keyof typeof BreakGlassApproval;

/** What the owner is told of an emergency. */
export const BreakGlassNoticeKind = valueList('OPENED', 'AWAITS_APPROVAL', 'APPROVED', 'REVIEWED');
export type BreakGlassNoticeKind = keyof typeof BreakGlassNoticeKind;

/** The parts of a calendar year for which a group of residents may be asked. */
export const CohortPeriod = valueList('Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2', 'YEAR');
export type CohortPeriod = keyof typeof CohortPeriod;
