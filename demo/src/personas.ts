import { centreByCode } from './premises/centres.js';
import { CLINIC_PARTNER } from './staff/organisations.js';
import { personBySubject } from './staff/people.js';

/** Organisations with a sign-in of their own. */
export const SIGN_INS = ['STATE', 'IOM', CLINIC_PARTNER] as const;
export type SignIn = (typeof SIGN_INS)[number];

/** Somebody as whom a developer may sign in. */
export interface Persona {
  code: string;
  organisation: SignIn;
  title: string;
  subject: string;
  role: string;
  /** Identifiers of the centres. */
  centres: string[];
  /** Every centre: what the sign-in says of those who work at none. */
  allCentres?: boolean;
  centreCodes: string[];
  /** Identifier of the same person in the staff data. */
  staffMember?: string;
  /** What the persona may do beyond the role. */
  permissions?: string[];
  /** What the persona asks for, by default. */
  purpose: string;
}

const atWork = (code: string, title: string, more: Partial<Persona> = {}): Persona => {
  const { id, organisation, role, centres, subject } = personBySubject(code);
  return {
    code,
    organisation: organisation.code as Persona['organisation'],
    title,
    subject,
    role,
    centres: centres.map((centre) => centre.id),
    centreCodes: centres.map((centre) => centre.code),
    staffMember: id,
    purpose: 'CARE',
    ...more,
  };
};

/** Somebody who works at no centre and is there for all. */
const elsewhere = (
  code: string,
  organisation: Persona['organisation'],
  role: string,
  purpose: string,
  title: string,
): Persona => ({
  code,
  organisation,
  title,
  subject: code,
  role,
  purpose,
  centres: [],
  allCentres: true,
  centreCodes: [],
});

/** Somebody of an organisation outside, to whom some centres refer. */
const outside = (
  code: string,
  organisation: Persona['organisation'],
  role: string,
  referring: string[],
  title: string,
): Persona => ({
  code,
  organisation,
  title,
  subject: code,
  role,
  purpose: 'CARE',
  centres: referring.map((centre) => centreByCode(centre).id),
  centreCodes: referring,
});

const mayBreakGlass = { permissions: ['BREAK_GLASS'] };

/** The personas of all organisations, computed without a database. Those at work are members of staff. */
export const personas: Persona[] = [
  atWork('iom-night-social-worker', 'Night social worker at Voenna Rampa', mayBreakGlass),
  atWork('iom-psychologist', 'Psychologist at Voenna Rampa'),
  atWork('iom-interpreter-coordinator', 'Coordinator of interpreters, Sofia'),
  // And IOM's focal point for accountability.
  atWork('iom-coordinator', 'Coordinator of all centres', { permissions: ['COMPLAINTS'] }),
  atWork('iom-legal-counsellor', 'Legal counsellor, Sofia', { purpose: 'LEGAL_AID' }),
  atWork('state-case-manager', 'Case manager, Sofia', mayBreakGlass),
  atWork('state-registrar', 'Registrar, Sofia', { purpose: 'ADMINISTRATION' }),
  atWork('state-centre-manager', 'Centre manager, Sofia'),
  atWork('state-case-manager-harmanli', 'Case manager, Harmanli'),
  atWork('state-nurse', 'Nurse, Sofia'),
  elsewhere('analyst', 'STATE', 'ANALYST', 'STATISTICS', 'Analyst: figures only, nobody’s record'),
  elsewhere(
    'state-data-protection-officer',
    'STATE',
    'DATA_PROTECTION_OFFICER',
    'AUDIT',
    'Data-protection officer of the State',
  ),
  elsewhere(
    'iom-data-protection-officer',
    'IOM',
    'DATA_PROTECTION_OFFICER',
    'AUDIT',
    'Data-protection officer of IOM',
  ),
  elsewhere('state-auditor', 'STATE', 'AUDITOR', 'AUDIT', 'Auditor: who read what, nobody’s record'),
  elsewhere(
    'legal-representative-01',
    'STATE',
    'LEGAL_REPRESENTATIVE',
    'LEGAL_AID',
    'Legal representative: only the children represented',
  ),
  outside(
    'partner-clinic-coordinator',
    CLINIC_PARTNER,
    'REFERRAL_COORDINATOR',
    ['RRC-SOFIA'],
    'Clinic: only what is referred to it',
  ),
];
