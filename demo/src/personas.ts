import { personBySubject } from './staff/people.js';

/** Somebody as whom a developer may sign in. */
export interface Persona {
  code: string;
  organisation: 'STATE' | 'IOM';
  title: string;
  subject: string;
  role: string;
  /** Identifiers of the centres. */
  centres: string[];
  centreCodes: string[];
  /** Identifier of the same person in the staff data. */
  staffMember?: string;
}

const atWork = (code: string, title: string): Persona => {
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
  };
};

/** The personas of both organisations, computed without a database. Each but the analyst is a member of staff. */
export const personas: Persona[] = [
  atWork('iom-night-social-worker', 'Night social worker at Voenna Rampa'),
  atWork('iom-psychologist', 'Psychologist at Voenna Rampa'),
  atWork('iom-interpreter-coordinator', 'Coordinator of interpreters, Sofia'),
  atWork('iom-coordinator', 'Coordinator of all centres'),
  atWork('iom-legal-counsellor', 'Legal counsellor, Sofia'),
  atWork('state-case-manager', 'Case manager, Sofia'),
  atWork('state-registrar', 'Registrar, Sofia'),
  atWork('state-centre-manager', 'Centre manager, Sofia'),
  atWork('state-case-manager-harmanli', 'Case manager, Harmanli'),
  atWork('state-nurse', 'Nurse, Sofia'),
  {
    code: 'analyst',
    organisation: 'STATE',
    title: 'Analyst: figures only, nobody’s record',
    subject: 'analyst',
    role: 'ANALYST',
    centres: [],
    centreCodes: [],
  },
];
