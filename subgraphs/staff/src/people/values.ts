import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const Employer = describedList(
  'Employer',
  'Which kind of employer an organisation is.',
  labels.Employer,
  {
    STATE: 'The State.',
    IOM: 'The International Organization for Migration.',
    PARTNER: 'Another organisation: a non-governmental one, a clinic, a bureau.',
  },
);
export type Employer = keyof typeof Employer;

export const StaffRole = describedList(
  'StaffRole',
  'What a staff member does at a centre.',
  labels.StaffRole,
  {
    CASE_MANAGER: 'Manages cases: assessment, plan, follow-up.',
    SOCIAL_WORKER: 'Social work with residents, also in evenings and nights.',
    PSYCHOLOGIST: 'Psychological support.',
    LEGAL_COUNSELLOR: 'Legal counselling.',
    INTERPRETER: 'Interprets between residents and others.',
    CULTURAL_MEDIATOR: 'Mediates between cultures.',
    ACTIVITY_FACILITATOR: 'Leads group activities.',
    NURSE: 'Nursing and basic medical care.',
    SECURITY_GUARD: 'Guards the premises.',
    CENTRE_MANAGER: 'Manages a centre.',
    REGISTRAR: 'Registers residents, their arrivals and departures.',
    COORDINATOR: 'Coordinates the work of an organisation at its centres.',
  },
);
export type StaffRole = keyof typeof StaffRole;

export const QualificationKind = describedList(
  'QualificationKind',
  'What a staff member has learnt.',
  labels.QualificationKind,
  {
    CHILD_PROTECTION: 'Training in child protection and safeguarding.',
    FIRST_AID: 'First aid.',
    PSYCHOLOGICAL_FIRST_AID: 'Psychological first aid (PFA).',
    SOCIAL_WORK_DEGREE: 'A degree in social work.',
    PSYCHOLOGY_DEGREE: 'A degree in psychology.',
    LAW_DEGREE: 'A degree in law.',
    NURSING_LICENCE: 'A licence to nurse.',
    INTERPRETER_CERTIFICATE: 'A certificate as an interpreter.',
    DRIVING_LICENCE: 'A driving licence.',
  },
);
export type QualificationKind = keyof typeof QualificationKind;
