import { centreId, facts } from './places.js';
import { team } from './staff.js';

/** Somebody as whom a developer can ask the graph. */
export interface Persona {
  code: string;
  title: string;
  organisation: 'STATE' | 'IOM';
  subject: string;
  role: string;
  /** Identifiers of the centres. */
  centres: string[];
  staffMember?: string | undefined;
}

const SOFIA = 'RRC-SOFIA';

function persona(code: string, title: string, role: string, centre: string, number = 0): Persona {
  const organisation = code.startsWith('iom') ? 'IOM' : 'STATE';
  const member = team(centre, role).filter((one) => one.organisation === organisation)[number]!;
  const centres = member.centres.map(centreId);
  return { code, title, organisation, subject: member.subject, role, centres, staffMember: member.id };
}

/** The personas of the demo, of both organisations. */
export const personas: Persona[] = [
  persona('iom-night-social-worker', 'Night social worker, Voenna Rampa', 'SOCIAL_WORKER', SOFIA),
  persona('iom-psychologist', 'Psychologist, Sofia', 'PSYCHOLOGIST', SOFIA),
  persona('iom-interpreter', 'Interpreter, Sofia', 'INTERPRETER', SOFIA),
  { ...persona('iom-coordinator', 'Coordinator of all centres', 'COORDINATOR', SOFIA), centres: [] },
  persona('iom-interpreter-coordinator', 'Coordinator of interpreters, Sofia', 'COORDINATOR', SOFIA, 1),
  persona('iom-legal-counsellor', 'Legal counsellor, Sofia', 'LEGAL_COUNSELLOR', SOFIA),
  persona('iom-activity-facilitator', 'Activity facilitator, Sofia', 'ACTIVITY_FACILITATOR', SOFIA),
  persona('state-case-manager', 'Case manager, Sofia', 'CASE_MANAGER', SOFIA),
  persona('state-registrar', 'Registrar, Sofia', 'REGISTRAR', SOFIA),
  persona('state-centre-manager', 'Centre manager, Sofia', 'CENTRE_MANAGER', SOFIA),
  persona('state-nurse', 'Nurse, Sofia', 'NURSE', SOFIA),
  persona('state-case-manager-harmanli', 'Case manager, Harmanli', 'CASE_MANAGER', 'HARMANLI'),
  {
    code: 'iom-analyst',
    title: 'Analyst: figures of all centres, no person',
    organisation: 'IOM',
    subject: 'iom-analyst',
    role: 'ANALYST',
    centres: facts.centres.map(({ code }) => centreId(code)),
  },
];
