import { fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { residentIdOf } from '../keys.js';
import type { Vulnerability } from './types/vulnerability.js';
import { HEALTH_KINDS } from './values.js';

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
      fields: fieldsOf('PROTECTION', 'id kind identifiedAt identifiedBy resolvedAt note version resident'),
    },
  },
  extends: { Resident: fieldsOf('PROTECTION', 'vulnerabilities') },
  mutations: {
    assignCaseManager: { group: 'CASE_WORK', performs: ['CASE_MANAGEMENT'], record: 'resident' },
    recordNeedsAssessment: {
      group: 'CASE_WORK',
      performs: ['CASE_MANAGEMENT'],
      record: 'resident',
      moments: { assessedAt: DONE },
    },
    recordVulnerability: {
      group: 'CASE_WORK',
      performs: ['CASE_MANAGEMENT', 'COUNSELLING', 'PSYCHOSOCIAL_SUPPORT', 'BASIC_MEDICAL_CARE'],
      moments: { identifiedAt: DONE },
    },
  },
};
