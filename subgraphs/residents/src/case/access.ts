import { fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { residentIdOf } from '../keys.js';
import type { AreaAssessment } from './types/need.js';
import type { Vulnerability } from './types/vulnerability.js';
import { HEALTH_AREAS, HEALTH_KINDS } from './values.js';

/** Whose work any one of these is sees what makes somebody vulnerable. */
const CARING = ['CASE_MANAGEMENT', 'COUNSELLING', 'PSYCHOSOCIAL_SUPPORT', 'BASIC_MEDICAL_CARE'];

/** A review is planned. */
const AHEAD = { back: 30, ahead: 2 };

export const caseAccess: FeatureAccess = {
  groups: {
    CASE_WORK: {
      description: 'Assign case managers, assess needs, record vulnerabilities.',
      personal: false,
      roles: [
        'CASE_MANAGER',
        'SOCIAL_WORKER',
        'PSYCHOLOGIST',
        'NURSE',
        'REGISTRAR',
        'CENTRE_MANAGER',
        'COORDINATOR',
      ],
      across: 'OPEN',
    },
  },
  types: {
    Vulnerability: {
      base: 'PROTECTION',
      rowGroup: ({ kind }: Vulnerability) => (HEALTH_KINDS.includes(kind) ? 'HEALTH' : 'PROTECTION'),
      person: residentIdOf,
      fields: fieldsOf(
        'PROTECTION',
        `id kind identifiedAt identifiedBy knownFrom confirmedAt confirmedBy resolvedAt
        resolutionReason note version resident`,
      ),
    },
    CaseStep: {
      base: 'PROTECTION',
      person: residentIdOf,
      fields: fieldsOf(
        'PROTECTION',
        'id kind takenAt takenBy riskLevel caseState statement reviewDueOn needs',
      ),
    },
    AreaAssessment: {
      base: 'PROTECTION',
      rowGroup: ({ area }: AreaAssessment) => (HEALTH_AREAS.includes(area) ? 'HEALTH' : 'PROTECTION'),
      person: residentIdOf,
      fields: fieldsOf('PROTECTION', 'area finding note assessedAt assessedBy'),
    },
    Screening: {
      base: 'OPERATIONAL',
      person: residentIdOf,
      fields: fieldsOf('OPERATIONAL', 'dueAt doneAt doneBy overdue'),
    },
    BestInterestNote: {
      base: 'CONFIDENTIAL',
      person: residentIdOf,
      fields: fieldsOf('CONFIDENTIAL', 'id notedAt notedBy note'),
    },
  },
  extends: {
    Resident: fieldsByGroup({
      OPERATIONAL: 'screening',
      PROTECTION: 'vulnerabilities caseHistory caseReviewDueOn needs',
      CONFIDENTIAL: 'bestInterestNotes',
    }),
    Stay: fieldsOf('PROTECTION', 'caseSteps'),
  },
  mutations: {
    assignCaseManager: { group: 'CASE_WORK', performs: ['CASE_MANAGEMENT'], record: 'resident' },
    recordNeedsAssessment: {
      group: 'CASE_WORK',
      performs: ['CASE_MANAGEMENT'],
      record: 'resident',
      moments: { assessedAt: DONE },
    },
    recordScreening: {
      group: 'CASE_WORK',
      performs: CARING,
      moments: { screenedAt: DONE },
    },
    reviewCase: {
      group: 'CASE_WORK',
      performs: ['CASE_MANAGEMENT'],
      record: 'resident',
      moments: { reviewedAt: DONE, nextReviewOn: AHEAD },
    },
    closeCase: { group: 'CASE_WORK', performs: ['CASE_MANAGEMENT'], record: 'resident' },
    reopenCase: {
      group: 'CASE_WORK',
      performs: ['CASE_MANAGEMENT'],
      record: 'resident',
      moments: { nextReviewOn: AHEAD },
    },
    recordBestInterestNote: {
      group: 'CASE_WORK',
      performs: ['CASE_MANAGEMENT', 'COUNSELLING', 'PSYCHOSOCIAL_SUPPORT'],
      moments: { notedAt: DONE },
    },
    confirmVulnerability: { group: 'CASE_WORK', performs: CARING },
    resolveVulnerability: { group: 'CASE_WORK', performs: CARING, moments: { resolvedAt: DONE } },
    recordVulnerability: {
      group: 'CASE_WORK',
      performs: CARING,
      moments: { identifiedAt: DONE },
    },
  },
  recordInputs: { vulnerabilityId: { table: 'vulnerability', people: ['resident_id'] } },
};
