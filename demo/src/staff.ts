import { namesOf, staffFamilyName } from './names.js';
import { centreId } from './places.js';
import { namedIdentifier, Random } from './random.js';
import type { Emit } from './rows.js';

export const ORGANISATIONS = [
  { code: 'STATE', name: 'State Agency for Refugees (synthetic)', employer: 'STATE' },
  { code: 'IOM', name: 'International Organization for Migration (synthetic)', employer: 'IOM' },
  { code: 'CLINIC', name: 'Specialised clinic (synthetic)', employer: 'PARTNER' },
] as const;

export type Organisation = (typeof ORGANISATIONS)[number]['code'];

export const organisationId = (code: Organisation) => namedIdentifier(`organisation ${code}`);

/** A staff member of the demo. */
export interface Member {
  id: string;
  subject: string;
  organisation: Organisation;
  role: string;
  centres: string[];
  languages: string[];
  /** 0, 1, 2 … among those of the same organisation, role and centre. */
  number: number;
}

type Team = [Organisation, string, number];

/** How many people of which role each centre has. */
const TEAMS: Record<string, Team[]> = {
  'RRC-SOFIA': [
    ['STATE', 'CENTRE_MANAGER', 1],
    ['STATE', 'REGISTRAR', 2],
    ['STATE', 'CASE_MANAGER', 8],
    ['STATE', 'NURSE', 3],
    ['STATE', 'SECURITY_GUARD', 12],
    ['IOM', 'COORDINATOR', 2],
    ['IOM', 'SOCIAL_WORKER', 12],
    ['IOM', 'PSYCHOLOGIST', 4],
    ['IOM', 'LEGAL_COUNSELLOR', 2],
    ['IOM', 'INTERPRETER', 6],
    ['IOM', 'CULTURAL_MEDIATOR', 3],
    ['IOM', 'ACTIVITY_FACILITATOR', 4],
    ['CLINIC', 'COORDINATOR', 1],
  ],
  HARMANLI: [
    ['STATE', 'CENTRE_MANAGER', 1],
    ['STATE', 'REGISTRAR', 1],
    ['STATE', 'CASE_MANAGER', 4],
    ['STATE', 'NURSE', 2],
    ['STATE', 'SECURITY_GUARD', 6],
    ['IOM', 'COORDINATOR', 1],
    ['IOM', 'SOCIAL_WORKER', 6],
    ['IOM', 'PSYCHOLOGIST', 2],
    ['IOM', 'LEGAL_COUNSELLOR', 1],
    ['IOM', 'INTERPRETER', 3],
    ['IOM', 'CULTURAL_MEDIATOR', 1],
    ['IOM', 'ACTIVITY_FACILITATOR', 2],
  ],
  BANYA: [
    ['STATE', 'CENTRE_MANAGER', 1],
    ['STATE', 'REGISTRAR', 1],
    ['STATE', 'CASE_MANAGER', 2],
    ['STATE', 'NURSE', 1],
    ['STATE', 'SECURITY_GUARD', 3],
  ],
  PASTROGOR: [
    ['STATE', 'CENTRE_MANAGER', 1],
    ['STATE', 'REGISTRAR', 1],
    ['STATE', 'CASE_MANAGER', 2],
    ['STATE', 'NURSE', 1],
    ['STATE', 'SECURITY_GUARD', 3],
  ],
};

/** Between them the interpreters and mediators speak Arabic, Pashto, Dari, Kurdish and Urdu; not all of them at night. */
const LANGUAGES: Record<string, string[][]> = {
  INTERPRETER: [['ar', 'en'], ['fa', 'ps', 'en'], ['ar', 'ku'], ['ps', 'ur'], ['fa', 'en'], ['ar', 'fr']],
  CULTURAL_MEDIATOR: [['ar', 'en'], ['fa', 'ps'], ['ar', 'ku']],
  SOCIAL_WORKER: [['bg', 'en'], ['bg', 'en', 'ar'], ['bg', 'en', 'ru']],
  CASE_MANAGER: [['bg', 'en'], ['bg', 'ru'], ['bg', 'en', 'tr'], ['bg']],
};

const memberId = (centre: string, organisation: string, role: string, number: number) =>
  namedIdentifier(`staff member ${centre} ${organisation} ${role} ${number}`);

/** All people who work at the centres. */
export const members: Member[] = Object.entries(TEAMS).flatMap(([centre, teams]) =>
  teams.flatMap(([organisation, role, count]) =>
    Array.from({ length: count }, (_, number) => {
      const languages = LANGUAGES[role] ?? [['bg', 'en']];
      return {
        id: memberId(centre, organisation, role, number),
        subject: `${organisation}-${role}-${centre}-${number + 1}`.toLowerCase().replaceAll('_', '-'),
        organisation,
        role,
        centres: [centre],
        languages: languages[number % languages.length]!,
        number,
      };
    }),
  ),
);

/** The people of a centre with a role, in the order of their numbers. */
export const team = (centre: string, role: string): Member[] =>
  members.filter((member) => member.role === role && member.centres.includes(centre));

const QUALIFICATIONS: Record<string, string[]> = {
  SOCIAL_WORKER: ['SOCIAL_WORK_DEGREE', 'CHILD_PROTECTION', 'FIRST_AID'],
  CASE_MANAGER: ['SOCIAL_WORK_DEGREE', 'CHILD_PROTECTION'],
  PSYCHOLOGIST: ['PSYCHOLOGY_DEGREE', 'PSYCHOLOGICAL_FIRST_AID', 'CHILD_PROTECTION'],
  LEGAL_COUNSELLOR: ['LAW_DEGREE'],
  NURSE: ['NURSING_LICENCE', 'FIRST_AID'],
  INTERPRETER: ['INTERPRETER_CERTIFICATE'],
  ACTIVITY_FACILITATOR: ['CHILD_PROTECTION', 'FIRST_AID'],
};

/** Writes the organisations and their people. */
export function writeStaff(emit: Emit, vettedUntil: string): void {
  const random = new Random(7);
  for (const { code, name, employer } of ORGANISATIONS) emit('organisation', { id: organisationId(code), code, name, employer });
  for (const member of members) {
    const sex = random.happens(0.4) ? 'MALE' : 'FEMALE';
    const { given, families } = namesOf('BGR', sex);
    emit('staff_member', {
      id: member.id,
      organisation_id: organisationId(member.organisation),
      subject: member.subject,
      full_name: `${random.pick(given)} ${staffFamilyName(random.pick(families), sex)}`,
      role: member.role,
      languages: member.languages,
      centre_ids: member.centres.map(centreId),
      vetted_until: vettedUntil,
      code_of_conduct_signed_on: '2019-05-02',
    });
    for (const kind of QUALIFICATIONS[member.role] ?? []) {
      emit('qualification', {
        id: namedIdentifier(`qualification ${member.id} ${kind}`),
        staff_member_id: member.id,
        kind,
        language: kind === 'INTERPRETER_CERTIFICATE' ? member.languages[0]! : null,
        obtained_on: `${2008 + random.below(10)}-06-30`,
      });
    }
  }
}
