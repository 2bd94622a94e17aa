import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const ConsentModality = describedList(
  'ConsentModality',
  'How a consent was given.',
  labels.ConsentModality,
  {
    WRITTEN: 'Signed on paper or electronically.',
    AUDIO: 'Recorded sound.',
    VIDEO: 'Recorded film.',
    VERBAL_CERTIFIED: 'By word of mouth, certified by a staff member.',
  },
);
export type ConsentModality = keyof typeof ConsentModality;

export const ConsentGiver = describedList('ConsentGiver', 'Who gave a consent.', labels.ConsentGiver, {
  RESIDENT: 'The resident.',
  LEGAL_REPRESENTATIVE: 'Whoever represented the resident in law on that day.',
});
export type ConsentGiver = keyof typeof ConsentGiver;

/** Whether a second person has to confirm a consent before it opens anything, and whether somebody has. */
export const ConsentConfirmation = describedList(
  'ConsentConfirmation',
  'Whether a consent needs a second person before it opens anything (NOT_NEEDED, else AWAITED), and whether one has confirmed it (GIVEN).',
  labels.ConsentConfirmation,
  {
    NOT_NEEDED: 'One person may record it alone.',
    AWAITED: 'It opens nothing until a second person has confirmed it.',
    GIVEN: 'A second person has confirmed it.',
  },
);
export type ConsentConfirmation = keyof typeof ConsentConfirmation;

export const LegalBasis = describedList(
  'LegalBasis',
  'The legal basis on which data are shared.',
  labels.LegalBasis,
  {
    CONSENT: 'Consent of the person or of whoever represents the person.',
    LEGAL_OBLIGATION: 'A legal obligation of whoever holds the data.',
    VITAL_INTERESTS: 'Vital interests of the person or of somebody else.',
    BENEFICIARY_INTERESTS: 'Vital and best interests of the beneficiary who cannot consent.',
    CONTRACT: 'A contract with the person.',
    OTHER_LEGITIMATE_INTEREST: 'Another legitimate interest, written down before.',
  },
);
export type LegalBasis = keyof typeof LegalBasis;

export const FieldGroup = describedList(
  'FieldGroup',
  'A group of fields that is opened as one.',
  labels.FieldGroup,
  {
    OPERATIONAL: 'What a day at the centre needs: where, since when, present or not, languages, sex, age.',
    IDENTITY: 'Names, number, date of birth, nationality.',
    FAMILY: 'With whom somebody came and belongs.',
    LEGAL: 'Who represents somebody in law.',
    PROTECTION: 'Risk, case, vulnerabilities.',
    HEALTH: 'Medical conditions and basic medical care.',
  },
);
export type FieldGroup = keyof typeof FieldGroup;

/** What the review of an emergency found. */
export const ReviewFinding = describedList(
  'ReviewFinding',
  'Whether an emergency access was justified.',
  labels.ReviewFinding,
  {
    JUSTIFIED: 'It was justified.',
    NOT_JUSTIFIED: 'It was not justified. What follows is for the organisations.',
  },
);
export type ReviewFinding = keyof typeof ReviewFinding;

/** Whether an emergency needs a second person before it opens anybody, and whether one has approved it. */
export const BreakGlassApproval = describedList(
  'BreakGlassApproval',
  'Whether an emergency needs a second person before it opens anybody (NOT_NEEDED, else AWAITED), and whether one has approved it (GIVEN).',
  labels.BreakGlassApproval,
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
  labels.BreakGlassNoticeKind,
  {
    OPENED: 'Somebody was opened.',
    AWAITS_APPROVAL: 'Somebody asked, and a second person has to approve it.',
    APPROVED: 'A second person approved it, and it opened.',
    REVIEWED: 'It was reviewed, which ends it.',
  },
);
export type BreakGlassNoticeKind = keyof typeof BreakGlassNoticeKind;
