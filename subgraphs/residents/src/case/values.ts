import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const VulnerabilityKind = describedList(
  'VulnerabilityKind',
  'What makes a resident need special protection.',
  labels.VulnerabilityKind,
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

export const VulnerabilitySource = describedList(
  'VulnerabilitySource',
  'How it became known what makes a resident need special protection.',
  labels.VulnerabilitySource,
  {
    TOLD_BY_RESIDENT: 'The resident said so.',
    OBSERVED: 'Whoever recorded it saw it.',
    DOCUMENT: 'A document that was seen says so.',
    TOLD_BY_OTHERS: 'Somebody else said so: family, another organisation, an authority.',
  },
);
export type VulnerabilitySource = keyof typeof VulnerabilitySource;

export const CaseStepKind = describedList(
  'CaseStepKind',
  'What was done in the protection of a resident.',
  labels.CaseStepKind,
  {
    SCREENED: 'The obvious special needs of a newcomer were looked for.',
    ASSESSED: 'Needs and risk were assessed.',
    REVIEWED: 'The case was reviewed.',
    CLOSED: 'The case was closed, with what was still open.',
    REOPENED: 'The case was taken up again.',
  },
);
export type CaseStepKind = keyof typeof CaseStepKind;

export const NeedArea = describedList(
  'NeedArea',
  'An area in which it is looked for what a resident needs.',
  labels.NeedArea,
  {
    ACCOMMODATION: 'A bed, warmth, quiet, and rest.',
    FOOD: 'Enough of what somebody can eat.',
    CLOTHING_AND_HYGIENE: 'Clothes, shoes, and what it takes to keep clean.',
    PHYSICAL_HEALTH: 'Illness, injury, medicine, aids for a disability. Belongs to HEALTH.',
    MENTAL_HEALTH: 'Distress, and psychosocial support. Belongs to HEALTH.',
    SAFETY: 'Safety from violence, exploitation and trafficking.',
    CARE: 'Who looks after somebody day by day, and who represents a child in law.',
    FAMILY: 'Tracing of relatives, and contact with them.',
    LEGAL_STATUS: 'The procedure, papers, legal aid, and knowing what happens next.',
    LANGUAGE: 'An interpreter, and learning the language.',
    EDUCATION: 'School, or training for work.',
    RECREATION: 'Play, sport, and the company of others.',
  },
);
export type NeedArea = keyof typeof NeedArea;

/** Areas of which a doctor would speak: of the group HEALTH as well. */
export const HEALTH_AREAS: NeedArea[] = ['PHYSICAL_HEALTH', 'MENTAL_HEALTH'];

export const NeedFinding = describedList(
  'NeedFinding',
  'What an assessment found in one area.',
  labels.NeedFinding,
  {
    NOT_LOOKED_AT: 'The area was left out: whether there is a need is not known.',
    NO_NEED: 'It was looked for, and there is none.',
    MET: 'There is a need, and it is met.',
    NEED: 'There is a need that is not met.',
    URGENT_NEED: 'There is a need that cannot wait.',
  },
);
export type NeedFinding = keyof typeof NeedFinding;

/** What a doctor would say: of the group HEALTH as well. */
export const HEALTH_KINDS: VulnerabilityKind[] = [
  'MEDICAL_CONDITION',
  'MENTAL_HEALTH',
  'PREGNANCY',
  'SUBSTANCE_USE',
];
