import type { RoleRule } from '../access/table.js';

/** The roles that a token may name, and for what each may ask at all. The same roles exist in every organisation. */
export const roles: Record<string, RoleRule> = {
  CASE_MANAGER: { purposes: ['CARE', 'PROTECTION', 'COORDINATION', 'EMERGENCY'] },
  SOCIAL_WORKER: { purposes: ['CARE', 'PROTECTION', 'COORDINATION', 'EMERGENCY'] },
  PSYCHOLOGIST: { purposes: ['CARE', 'PROTECTION', 'EMERGENCY'] },
  LEGAL_COUNSELLOR: { purposes: ['LEGAL_AID', 'CARE', 'PROTECTION'] },
  INTERPRETER: { purposes: ['CARE', 'COORDINATION'] },
  CULTURAL_MEDIATOR: { purposes: ['CARE', 'COORDINATION'] },
  ACTIVITY_FACILITATOR: { purposes: ['CARE', 'COORDINATION'] },
  NURSE: { purposes: ['CARE', 'EMERGENCY'] },
  SECURITY_GUARD: { purposes: ['PROTECTION', 'CARE'], onDutyOnly: true },
  CENTRE_MANAGER: { purposes: ['CARE', 'PROTECTION', 'COORDINATION', 'ADMINISTRATION', 'EMERGENCY'] },
  REGISTRAR: { purposes: ['ADMINISTRATION', 'CARE', 'COORDINATION'] },
  COORDINATOR: {
    purposes: ['CARE', 'PROTECTION', 'COORDINATION', 'ADMINISTRATION', 'STATISTICS', 'EMERGENCY'],
    allCentres: true,
  },
  LEGAL_REPRESENTATIVE: { purposes: ['LEGAL_AID', 'CARE', 'PROTECTION'], byLaw: true },
  PARTNER_APPLICATION: { purposes: ['CARE', 'COORDINATION'] },
  // Of an organisation outside of the centres, such as a clinic: it answers what is referred to it, and no more.
  REFERRAL_COORDINATOR: { purposes: ['CARE'] },
  ANALYST: { purposes: ['STATISTICS'], allCentres: true },
  DATA_PROTECTION_OFFICER: { purposes: ['AUDIT'], allCentres: true },
  AUDITOR: { purposes: ['AUDIT'], allCentres: true },
  SERVICE: { purposes: ['COORDINATION', 'ADMINISTRATION', 'AUDIT'], allCentres: true },
};

/** Whether a role sees the centres where the person is on duty at this moment, and no other. */
export const isOnDutyOnly = (role: string): boolean =>
  Object.hasOwn(roles, role) && roles[role]!.onDutyOnly === true;

export const EVERYBODY = Object.keys(roles);

/**
 * The organisations that keep the centres together, and know of each other what the work needs. A partner, such as a clinic,
 * is none of them, whatever role its sign-in gives: it has what a referral, a consent or a clause opens, and what is its own.
 */
export const KEEPERS = ['STATE', 'IOM'];

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
