import { valueList } from '@mrrm/platform/value-list';

export const Employer = valueList('STATE', 'IOM', 'PARTNER');
export type Employer = keyof typeof Employer;

export const StaffRole = valueList(
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
);
export type StaffRole = keyof typeof StaffRole;

export const ShiftWindow = valueList('DAY', 'EVENING', 'NIGHT');
export type ShiftWindow = keyof typeof ShiftWindow;

export const QualificationKind = valueList(
  'CHILD_PROTECTION',
  'FIRST_AID',
  'PSYCHOLOGICAL_FIRST_AID',
  'SOCIAL_WORK_DEGREE',
  'PSYCHOLOGY_DEGREE',
  'LAW_DEGREE',
  'NURSING_LICENCE',
  'INTERPRETER_CERTIFICATE',
  'DRIVING_LICENCE',
);
export type QualificationKind = keyof typeof QualificationKind;

export const AssignmentState = valueList('PLANNED', 'CANCELLED');
export type AssignmentState = keyof typeof AssignmentState;

/** What a staff member is named for in a record of another owner. */
export const Duty = valueList('CASE_MANAGEMENT', 'SERVICE', 'INTERPRETING', 'CARE_PLAN', 'CERTIFYING');
export type Duty = keyof typeof Duty;

/** What speaks against naming a staff member for a duty. */
export const DutyObjection = valueList(
  'NOT_OF_THIS_ROLE',
  'OF_ANOTHER_EMPLOYER',
  'NOT_ACTIVE',
  'SPEAKS_ANOTHER_LANGUAGE',
);
export type DutyObjection = keyof typeof DutyObjection;
