import type { RoleRule } from '@mrrm/platform/access/table';

/** Who asks at all, and for what. The same roles exist in every organisation. */
export const roles: Record<string, RoleRule> = {
  CASE_MANAGER: { purposes: ['CARE', 'PROTECTION', 'COORDINATION', 'EMERGENCY'] },
  SOCIAL_WORKER: { purposes: ['CARE', 'PROTECTION', 'COORDINATION', 'EMERGENCY'] },
  PSYCHOLOGIST: { purposes: ['CARE', 'PROTECTION', 'EMERGENCY'] },
  LEGAL_COUNSELLOR: { purposes: ['LEGAL_AID', 'CARE', 'PROTECTION'] },
  INTERPRETER: { purposes: ['CARE', 'COORDINATION'] },
  CULTURAL_MEDIATOR: { purposes: ['CARE', 'COORDINATION'] },
  ACTIVITY_FACILITATOR: { purposes: ['CARE', 'COORDINATION'] },
  NURSE: { purposes: ['CARE', 'EMERGENCY'] },
  SECURITY_GUARD: { purposes: ['PROTECTION', 'CARE'] },
  CENTRE_MANAGER: { purposes: ['CARE', 'PROTECTION', 'COORDINATION', 'ADMINISTRATION', 'EMERGENCY'] },
  REGISTRAR: { purposes: ['ADMINISTRATION', 'CARE', 'COORDINATION'] },
  COORDINATOR: {
    purposes: ['CARE', 'PROTECTION', 'COORDINATION', 'ADMINISTRATION', 'STATISTICS', 'EMERGENCY'],
  },
  LEGAL_REPRESENTATIVE: { purposes: ['LEGAL_AID', 'CARE', 'PROTECTION'], byLaw: true },
  PARTNER_APPLICATION: { purposes: ['CARE', 'COORDINATION'] },
  ANALYST: { purposes: ['STATISTICS'] },
  DATA_PROTECTION_OFFICER: { purposes: ['AUDIT'] },
  AUDITOR: { purposes: ['AUDIT'] },
  SERVICE: { purposes: ['COORDINATION', 'ADMINISTRATION', 'AUDIT'] },
};

export const EVERYBODY = Object.keys(roles);

/** Those who look after residents. */
export const CARE_TEAM = [
  'CASE_MANAGER',
  'SOCIAL_WORKER',
  'PSYCHOLOGIST',
  'LEGAL_COUNSELLOR',
  'INTERPRETER',
  'CULTURAL_MEDIATOR',
  'ACTIVITY_FACILITATOR',
  'NURSE',
  'SECURITY_GUARD',
  'CENTRE_MANAGER',
  'REGISTRAR',
  'COORDINATOR',
];

/** Those who see every centre, unless their sign-in names some. */
export const ROLES_OF_ALL_CENTRES = [
  'COORDINATOR',
  'DATA_PROTECTION_OFFICER',
  'AUDITOR',
  'ANALYST',
  'SERVICE',
];
