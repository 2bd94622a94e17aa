import { LEGAL_AID_PARTNER } from './organisations.js';

export type StaffRole =
  | 'CASE_MANAGER'
  | 'SOCIAL_WORKER'
  | 'PSYCHOLOGIST'
  | 'LEGAL_COUNSELLOR'
  | 'INTERPRETER'
  | 'CULTURAL_MEDIATOR'
  | 'ACTIVITY_FACILITATOR'
  | 'NURSE'
  | 'SECURITY_GUARD'
  | 'CENTRE_MANAGER'
  | 'REGISTRAR'
  | 'COORDINATOR';

/** People of one organisation and role who work together. */
export interface Team {
  organisation: string;
  role: StaffRole;
  centres: string[];
  /** Code of the safe zone to whose shifts they are planned; absent: those of the whole centre. */
  zone?: string;
  count: number;
  /** Subjects of the first of them, where a persona signs in as one. */
  personas?: string[];
}

const SOFIA = 'RRC-SOFIA';
const EVERYWHERE = [SOFIA, 'HARMANLI', 'BANYA', 'PASTROGOR'];

const zoneTeams = (
  zone: string,
  centre: string,
  size: number,
  personas: Partial<Record<StaffRole, string[]>>,
): Team[] =>
  (
    [
      ['IOM', 'SOCIAL_WORKER', 4 + size],
      ['IOM', 'PSYCHOLOGIST', 1 + size],
      ['IOM', 'ACTIVITY_FACILITATOR', 2 + size],
      ['IOM', 'INTERPRETER', 4 + size],
      ['IOM', 'CULTURAL_MEDIATOR', 1 + size],
      ['STATE', 'SOCIAL_WORKER', 4 + size],
      ['STATE', 'SECURITY_GUARD', 2 + size],
    ] as const
  ).map(
    ([organisation, role, count]): Team => ({
      organisation,
      role,
      centres: [centre],
      zone,
      count,
      personas: organisation === 'IOM' ? personas[role] : undefined,
    }),
  );

const stateTeams = (
  centre: string,
  counts: Partial<Record<StaffRole, number>>,
  personas: Partial<Record<StaffRole, string[]>>,
): Team[] =>
  Object.entries(counts).map(([role, count]) => ({
    organisation: 'STATE',
    role: role as StaffRole,
    centres: [centre],
    count,
    personas: personas[role as StaffRole],
  }));

const mobileTeam: Team[] = (
  [
    'SOCIAL_WORKER',
    'PSYCHOLOGIST',
    'LEGAL_COUNSELLOR',
    'CULTURAL_MEDIATOR',
    'ACTIVITY_FACILITATOR',
    'INTERPRETER',
    'INTERPRETER',
  ] as const
).map((role) => ({ organisation: 'IOM', role, centres: ['BANYA', 'PASTROGOR'], count: 1 }));

/** Who works where. Sizes are assumptions. */
export const teams: readonly Team[] = [
  ...zoneTeams('SZ-VOENNA-RAMPA', SOFIA, 1, {
    SOCIAL_WORKER: ['iom-night-social-worker'],
    PSYCHOLOGIST: ['iom-psychologist'],
  }),
  ...zoneTeams('SZ-OVCHA-KUPEL', SOFIA, 1, {}),
  ...zoneTeams('SZ-HARMANLI', 'HARMANLI', 1, {}),
  {
    organisation: 'IOM',
    role: 'COORDINATOR',
    centres: [SOFIA],
    count: 1,
    personas: ['iom-interpreter-coordinator'],
  },
  { organisation: 'IOM', role: 'COORDINATOR', centres: EVERYWHERE, count: 1, personas: ['iom-coordinator'] },
  { organisation: 'IOM', role: 'COORDINATOR', centres: ['HARMANLI'], count: 1 },
  {
    organisation: 'IOM',
    role: 'LEGAL_COUNSELLOR',
    centres: [SOFIA],
    count: 2,
    personas: ['iom-legal-counsellor'],
  },
  { organisation: 'IOM', role: 'LEGAL_COUNSELLOR', centres: ['HARMANLI'], count: 1 },
  ...mobileTeam,
  { organisation: LEGAL_AID_PARTNER, role: 'LEGAL_COUNSELLOR', centres: [SOFIA], count: 2 },
  { organisation: LEGAL_AID_PARTNER, role: 'LEGAL_COUNSELLOR', centres: ['HARMANLI'], count: 1 },
  ...stateTeams(
    SOFIA,
    { CENTRE_MANAGER: 1, REGISTRAR: 3, CASE_MANAGER: 8, NURSE: 5, SECURITY_GUARD: 6 },
    {
      CENTRE_MANAGER: ['state-centre-manager'],
      REGISTRAR: ['state-registrar'],
      CASE_MANAGER: ['state-case-manager'],
      NURSE: ['state-nurse'],
    },
  ),
  ...stateTeams(
    'HARMANLI',
    { CENTRE_MANAGER: 1, REGISTRAR: 2, CASE_MANAGER: 5, NURSE: 4, SECURITY_GUARD: 6 },
    { CASE_MANAGER: ['state-case-manager-harmanli'] },
  ),
  ...stateTeams(
    'BANYA',
    { CENTRE_MANAGER: 1, REGISTRAR: 1, CASE_MANAGER: 2, NURSE: 1, SECURITY_GUARD: 4 },
    {},
  ),
  ...stateTeams(
    'PASTROGOR',
    { CENTRE_MANAGER: 1, REGISTRAR: 1, CASE_MANAGER: 2, NURSE: 1, SECURITY_GUARD: 4 },
    {},
  ),
];
