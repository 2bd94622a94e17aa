import { type Centre, centreByCode } from '../premises/centres.js';
import { identifierOf } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { staffName } from './names.js';
import { type Organisation, organisationByCode } from './organisations.js';
import { type StaffRole, type Team, teams } from './teams.js';

export interface StaffMember {
  id: string;
  /** The subject under which the organisation's sign-in knows this person. */
  subject: string;
  /** The same as the graph knows it: the gateway puts the organisation before it. */
  principal: string;
  organisation: Organisation;
  fullName: string;
  role: StaffRole;
  languages: string[];
  centres: Centre[];
  team: Team;
  /** Two days off follow five of work; this says where in the seven days the person is. */
  restOffset: number;
  hiredAt: number;
}

/** What interpreters and mediators speak, in the order of hiring. Nobody speaks Tigrinya, Somali or Tamazight. */
const SPOKEN = [['ar'], ['prs', 'fa'], ['ps'], ['ar', 'kmr'], ['fa', 'ur'], ['ar', 'fr']];
const HIRED = Date.parse('2018-12-03T07:00:00Z');
/** The offset with which the fifth working day in a row is 2024-12-31 at the latest: personas work on that night. */
const PERSONA_OFFSET = 2;

function languagesOf(role: StaffRole, number: number, random: Random): string[] {
  if (role === 'INTERPRETER' || role === 'CULTURAL_MEDIATOR')
    return [...SPOKEN[(number + (role === 'INTERPRETER' ? 0 : 3)) % SPOKEN.length]!, 'bg', 'en'];
  if (role === 'SECURITY_GUARD') return ['bg'];
  return ['bg', 'en', ...(random.chance(0.3) ? [random.pick(['ar', 'ru', 'fr', 'de'])] : [])];
}

/** How the graph names somebody whom an organisation's only issuer signs in. */
export const principalOf = (organisation: string, subject: string) => `${organisation}:${subject}`;

const used = new Map<string, number>();

function hire(team: Team, number: number): StaffMember {
  const place = (team.zone ?? (team.centres.length === 1 ? team.centres[0]! : 'mobile')).replace('SZ-', '');
  const stem = `${team.organisation}-${team.role}-${place}`.toLowerCase().replaceAll('_', '-');
  const serial = (used.get(stem) ?? 0) + 1;
  used.set(stem, serial);
  const persona = team.personas?.[number];
  const subject = persona ?? `${stem}-${serial}`;
  const random = new Random(numberOf(subject), numberOf('people'));
  const fromAbroad = team.role === 'INTERPRETER' || team.role === 'CULTURAL_MEDIATOR';
  const hiredAt = HIRED + random.below(200) * 3_600_000;
  return {
    id: identifierOf(`staff ${subject}`, hiredAt),
    subject,
    principal: principalOf(team.organisation, subject),
    organisation: organisationByCode(team.organisation),
    fullName: staffName(random, fromAbroad),
    role: team.role,
    languages: languagesOf(team.role, team.count === 1 ? serial - 1 : number, random),
    centres: team.centres.map(centreByCode),
    team,
    restOffset: persona ? PERSONA_OFFSET : (number * 3 + numberOf(stem)) % 7,
    hiredAt,
  };
}

/** Everybody who works at the centres. Invented. The same whatever the seed of the population is. */
export const people: readonly StaffMember[] = teams.flatMap((team) =>
  Array.from({ length: team.count }, (_, number) => hire(team, number)),
);

const bySubject = new Map(people.map((person) => [person.subject, person]));

/** @throws Error when nobody has this subject */
export function personBySubject(subject: string): StaffMember {
  const person = bySubject.get(subject);
  if (!person) throw new Error(`Nobody has the subject ${subject}.`);
  return person;
}

/**
 * Colleagues of an organisation and of some roles, for whoever asks for hundreds of thousands of rows: by centre and zone, each
 * looked up once.
 */
export function colleaguesBy(organisation: string, roles: readonly StaffRole[]) {
  const known = new Map<Centre, Map<string, StaffMember[]>>();
  return (centre: Centre, zone = ''): StaffMember[] => {
    let byZone = known.get(centre);
    if (!byZone) {
      byZone = new Map();
      known.set(centre, byZone);
    }
    let found = byZone.get(zone);
    if (!found) {
      found = colleagues(organisation, roles, centre, zone);
      byZone.set(zone, found);
    }
    return found;
  };
}

const cache = new Map<Centre, Map<string, StaffMember[]>>();

/** Who has one of the roles for an organisation at a centre; those of a zone's own team alone, if it has any. */
export function colleagues(
  organisation: string,
  roles: readonly StaffRole[],
  centre: Centre,
  zone?: string | null,
): StaffMember[] {
  const atCentre = cache.get(centre) ?? new Map<string, StaffMember[]>();
  cache.set(centre, atCentre);
  const key = `${organisation}${roles.length === 1 ? roles[0]! : roles.join()}${zone ?? ''}`;
  const known = atCentre.get(key);
  if (known) return known;
  const all = people.filter(
    (person) =>
      person.organisation.code === organisation &&
      roles.includes(person.role) &&
      person.centres.includes(centre),
  );
  const own = zone ? all.filter(({ team }) => team.zone === zone) : [];
  const found = own.length > 0 ? own : all;
  atCentre.set(key, found);
  return found;
}
