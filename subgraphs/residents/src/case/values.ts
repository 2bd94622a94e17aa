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

/** What a doctor would say: of the group HEALTH as well. */
export const HEALTH_KINDS: VulnerabilityKind[] = [
  'MEDICAL_CONDITION',
  'MENTAL_HEALTH',
  'PREGNANCY',
  'SUBSTANCE_USE',
];
