import { languagesOf } from '../population/languages.js';
import { familyName, givenName } from '../population/names.js';
import type { Resident } from '../population/resident.js';
import type { DepartureReason } from '../population/stays.js';
import { adultZone } from '../premises/adult-zone.js';
import { type Site, siteByCode } from '../premises/centres.js';
import { type DayNumber, dayText, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { colleagues, personBySubject } from '../staff/people.js';
import { absenceOf, arrivalOf, birthdayOf, boysUntil, daysOf, HELD, type Held, moveOf } from './days.js';
import type { CastRole } from './traits.js';

/** The cast's streams of chance, households and registrations lie far from everybody else's. */
const FIRST_INDEX = 1_000_000;
const FIRST_REGISTRATION = 900_000;
const MOST_HOLDERS = 4000;

/** One place each in the order in which they are numbered. */
const SLOTS = [
  'BOY',
  'BROTHER',
  'SISTER',
  'GIRL',
  'SEPARATED',
  'RELATIVE',
  'MAN_ALONE_0',
  'MAN_ALONE_1',
  'MAN_ALONE_2',
  'MAN_ALONE_3',
  'CAME_BACK',
  'MOVED',
] as const;
type Slot = (typeof SLOTS)[number];

/** Which place of the cast somebody has; undefined for everybody else. */
export const slotOf = ({ index, cast }: Resident): Slot | undefined =>
  cast && SLOTS[Math.floor((index - FIRST_INDEX) / 2 / MOST_HOLDERS)];

/** Of the last published year, without those of whom there are few. */
const NATIONALITIES = { SYR: 0.6, AFG: 0.27, MAR: 0.08, IRQ: 0.05 } as const;

interface Part {
  slot: Slot;
  role: CastRole;
  holder: number;
  /** Who comes together has the family's name, nationality and languages from here. */
  family: Random;
  household: number | null;
  site: Site;
  sex: Resident['sex'];
  familySituation: Resident['familySituation'];
  /** Whole years on arrival, or the day of birth. */
  born: { years: number } | { on: DayNumber };
  arrivedAt: number;
  leavesAt: number;
  leavesBecause: DepartureReason;
}

export const children = siteByCode('VOENNA-RAMPA');
const persona = personBySubject('state-case-manager');
const IN_THE_PERSONAS_CASELOAD: readonly Slot[] = ['BROTHER', 'SISTER', 'GIRL', 'SEPARATED', 'CAME_BACK'];

function resident(part: Part, seed: number): Resident {
  const { slot, role, holder, family, arrivedAt, born, site } = part;
  const place = SLOTS.indexOf(slot) * MOST_HOLDERS + holder;
  const random = new Random(seed, numberOf(`cast ${slot}`), holder);
  const nationality = family.weighted(NATIONALITIES);
  const managers = colleagues('STATE', ['CASE_MANAGER'], site.centre);
  const birthDay =
    'on' in born
      ? born.on
      : sofiaDay(arrivedAt) - Math.ceil(born.years * 365.2425 + 1 + random.between(30, 330));
  return {
    index: FIRST_INDEX + place * 2,
    id: identifier(arrivedAt, random),
    registrationNumber: `BG-${dayText(sofiaDay(arrivedAt)).slice(0, 4)}-${FIRST_REGISTRATION + place}`,
    familyName: familyName(family, nationality, true),
    languages: languagesOf(family, nationality),
    givenName: givenName(random, nationality, part.sex, true),
    // Who comes together has one father, but for the relative of the separated child.
    fatherName: slot === 'RELATIVE' ? null : givenName(family, nationality, 'MALE', true),
    birthDay,
    birthIsEstimate: false,
    sex: part.sex,
    nationality,
    familySituation: part.familySituation,
    household: part.household,
    centre: site.centre,
    site,
    zone: null,
    zones: [],
    arrivedAt,
    departedAt: null,
    departureReason: null,
    leavesAt: part.leavesAt,
    leavesBecause: part.leavesBecause,
    caseManager: IN_THE_PERSONAS_CASELOAD.includes(slot) ? persona : managers[holder % managers.length]!,
    cast: { role, holder, stay: 0 },
  };
}

const familyOf = (role: string, holder: number, seed: number) =>
  new Random(seed, numberOf(`cast family ${role}`), holder);

/** Between ten and six o'clock of a day: they are brought in the working day. */
const inTheDay = (day: DayNumber, random: Random) => Math.floor(sofia(day, random.between(10, 18)));

/** The day of birth of somebody who turns 18 on a day. */
function bornEighteenYearsBefore(day: DayNumber): DayNumber {
  const date = new Date(day * 86_400_000);
  return Date.UTC(date.getUTCFullYear() - 18, date.getUTCMonth(), date.getUTCDate()) / 86_400_000;
}

function boy(holder: number, seed: number): Resident {
  const family = familyOf('BOY', holder, seed);
  const birthday = birthdayOf(holder);
  return resident(
    {
      slot: 'BOY',
      role: 'COMES_OF_AGE',
      holder,
      family,
      household: null,
      site: children,
      sex: 'MALE',
      familySituation: 'UNACCOMPANIED',
      born: { on: bornEighteenYearsBefore(birthday) },
      arrivedAt: inTheDay(arrivalOf(holder), family),
      leavesAt: Math.floor(sofia(birthday, 10)),
      leavesBecause: 'TURNED_18',
    },
    seed,
  );
}

type Person = Pick<Part, 'slot' | 'role' | 'sex' | 'familySituation' | 'born' | 'site' | 'leavesBecause'>;

const person = (
  slot: Slot,
  role: CastRole,
  sex: Resident['sex'],
  familySituation: Resident['familySituation'],
  years: number,
  leavesBecause: DepartureReason,
  site: Site = children,
): Person => ({ slot, role, sex, familySituation, born: { years }, site, leavesBecause });

const manAlone = (slot: Slot, years: number): Person =>
  person(slot, 'MAN_ALONE', 'MALE', 'ADULT_ALONE', years, 'OTHER', adultZone.site);

/** Who holds a role together. */
const HOLDERS: Readonly<Record<Held, readonly Person[]>> = {
  SIBLING: [
    person('BROTHER', 'SIBLING', 'MALE', 'UNACCOMPANIED', 15, 'REUNITED_WITH_FAMILY'),
    person('SISTER', 'SIBLING', 'FEMALE', 'UNACCOMPANIED', 12, 'REUNITED_WITH_FAMILY'),
  ],
  GIRL: [person('GIRL', 'GIRL', 'FEMALE', 'UNACCOMPANIED', 15, 'FOSTER_OR_RESIDENTIAL_CARE')],
  SEPARATED: [
    person('SEPARATED', 'SEPARATED', 'MALE', 'SEPARATED', 11, 'TRANSFERRED'),
    person('RELATIVE', 'RELATIVE', 'MALE', 'ADULT_ALONE', 27, 'TRANSFERRED', adultZone.site),
  ],
  CAME_BACK: [person('CAME_BACK', 'CAME_BACK', 'MALE', 'UNACCOMPANIED', 15, 'TRANSFERRED')],
  MAN_ALONE_0: [manAlone('MAN_ALONE_0', 24)],
  MAN_ALONE_1: [manAlone('MAN_ALONE_1', 33)],
  MAN_ALONE_2: [manAlone('MAN_ALONE_2', 19)],
  MAN_ALONE_3: [manAlone('MAN_ALONE_3', 41)],
  MOVED: [
    person('MOVED', 'MOVED', 'MALE', 'UNACCOMPANIED', 14, 'REUNITED_WITH_FAMILY', siteByCode('HARMANLI')),
  ],
};

/** Who holds a role for the n-th time, each with the household of those who come together. */
function holdersOf(role: Held, holder: number, seed: number): Resident[] {
  const { from, until } = daysOf(role, holder);
  const together = HOLDERS[role];
  const shared = familyOf(role, holder, seed);
  const arrivedAt = inTheDay(from, shared);
  const leavesAt = Math.floor(sofia(until, shared.between(9, 12)));
  const household = FIRST_INDEX + HELD.indexOf(role) * MOST_HOLDERS + holder;
  return together.map((one) =>
    resident(
      {
        ...one,
        holder,
        family: familyOf(role, holder, seed),
        household: together.length > 1 ? household : null,
        arrivedAt,
        leavesAt,
      },
      seed,
    ),
  );
}

/**
 * The two stays of somebody who left without notice and came back: one person, one identifier, one list of zones.
 */
function bothStays(whole: Resident, holder: number): Resident[] {
  const { left, back } = absenceOf(holder);
  const night = Math.floor(sofia(left, 23.25));
  return [
    { ...whole, leavesAt: night, leavesBecause: 'LEFT_WITHOUT_NOTICE' },
    {
      ...whole,
      index: whole.index + 1,
      arrivedAt: Math.floor(sofia(back, 17.5)),
      cast: { ...whole.cast!, stay: 1 },
    },
  ];
}

/** The two stays of somebody who was transferred: one ends at the moment at which the other begins. */
function beforeAndAfterMove(whole: Resident, holder: number): Resident[] {
  const at = Math.floor(sofia(moveOf(holder), 14.5));
  return [
    { ...whole, leavesAt: at, leavesBecause: 'TRANSFERRED' },
    {
      ...whole,
      index: whole.index + 1,
      centre: children.centre,
      site: children,
      caseManager: persona,
      arrivedAt: at,
      cast: { ...whole.cast!, stay: 1 },
    },
  ];
}

/** Who has two stays, by the role. */
const TWICE: Partial<Record<Held, (whole: Resident, holder: number) => Resident[]>> = {
  CAME_BACK: bothStays,
  MOVED: beforeAndAfterMove,
};

/**
 * Everybody of the cast who has come until a moment, in the order of arrival. Who came back or moved is there twice, once for each
 * stay, with one identifier. The same for the same seed, however far one looks.
 */
export function castResidents(seed: number, until: number): Resident[] {
  const today = sofiaDay(until);
  const all = Array.from({ length: boysUntil(today) }, (_, holder) => boy(holder, seed));
  for (const role of HELD)
    for (let holder = 0; daysOf(role, holder).from <= today; holder += 1)
      for (const one of holdersOf(role, holder, seed)) all.push(...(TWICE[role]?.(one, holder) ?? [one]));
  return all
    .filter(({ arrivedAt }) => arrivedAt <= until)
    .sort((one, other) => one.arrivedAt - other.arrivedAt || one.index - other.index);
}
