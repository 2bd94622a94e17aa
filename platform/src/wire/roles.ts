import type { RoleRule } from '../access/table.js';
import { describedList } from '../schema/value-list.js';
import { roleLabels } from './role-labels.js';

/** The roles that a token may name. The same exist in every organisation. */
export const Role = describedList(
  'Role',
  'In which role somebody signs in, as the token names it.',
  roleLabels.Role,
  {
    CASE_MANAGER: 'Manages the cases of single residents.',
    SOCIAL_WORKER: 'Social work with residents, by day and by night.',
    PSYCHOLOGIST: 'Psychological care.',
    LEGAL_COUNSELLOR: 'Counsels in legal matters.',
    INTERPRETER: 'Interprets between languages.',
    CULTURAL_MEDIATOR: 'Mediates between cultures.',
    ACTIVITY_FACILITATOR: 'Leads activities of groups.',
    NURSE: 'Basic medical care.',
    SECURITY_GUARD: 'Guards a centre, and knows of it while on duty.',
    CENTRE_MANAGER: 'Manages a centre.',
    REGISTRAR: 'Registers residents and corrects what is registered.',
    COORDINATOR: 'Coordinates the work of several centres.',
    LEGAL_REPRESENTATIVE: 'Represents children by law, whoever signs them in.',
    PARTNER_APPLICATION: 'A program of a partner, for itself.',
    REFERRAL_COORDINATOR: 'Answers, in an organisation outside, what is referred to it.',
    ANALYST: 'Asks for figures, and for nobody.',
    DATA_PROTECTION_OFFICER: 'Watches over the protection of data.',
    AUDITOR: 'Audits what was done.',
    SERVICE: 'A program of an owner: another slice, or what follows its changes.',
  },
);
export type Role = keyof typeof Role;

/** What a sign-in may allow beyond the role. */
export const Permission = describedList(
  'Permission',
  'What a sign-in may allow beyond the role, as the token names it.',
  roleLabels.Permission,
  {
    BREAK_GLASS: 'To open one person’s records for an hour in an emergency, which is reviewed.',
    COMPLAINTS: 'To read and answer complaints and feedback, for the organisation.',
    PSEA: 'To read and answer reports of sexual exploitation and abuse, as the focal point for them.',
  },
);
export type Permission = keyof typeof Permission;

const rules = {
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
} satisfies Record<Role, RoleRule>;

/** For what each role may ask at all. */
export const roles: Record<string, RoleRule> = rules;

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
