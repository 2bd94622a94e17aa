import { CONSULTATIONS_PER_CHILD, SESSIONS } from '../calibration.js';
import { HISTORY_END } from '../moment.js';
import { isChildAlone, type Resident } from '../population/resident.js';
import type { CentreFunction } from '../premises/responsibilities.js';
import { DAY, HOUR, MINUTE, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import type { StaffMember } from '../staff/people.js';
import { type Offer, offerOf, providersOf } from './offers.js';

/** A service that took place. Moments are milliseconds since 1970. */
export interface Session {
  id: string;
  offer: Offer;
  provider: StaffMember;
  startedAt: number;
  endedAt: number;
  note: string | null;
  /** The request that it answered, if there was one. */
  request: { id: string; requestedAt: number } | null;
}

const stream = streamOf('sessions');
const ADULT_CONSULTATIONS = 0.2;
const REQUESTED = 0.12;

const FIRST_DAYS: readonly CentreFunction[] = ['INFORMATION_PROVISION', 'CULTURAL_MEDIATION', 'LEGAL_AID'];
const LATER = {
  RECREATIONAL_ACTIVITIES: 0.29,
  EDUCATION: 0.25,
  CULTURAL_MEDIATION: 0.15,
  INTERPRETATION: 0.1,
  LEGAL_AID: 0.08,
  INFORMATION_PROVISION: 0.07,
  CASE_MANAGEMENT: 0.06,
} as const;
const CONSULTATIONS = { COUNSELLING: 0.6, PSYCHOSOCIAL_SUPPORT: 0.4 } as const;
/** By the agreement these are given by day only. */
const BY_DAY: ReadonlySet<CentreFunction> = new Set(['LEGAL_AID', 'EDUCATION']);
/** What is given at any hour, for those who leave before an office opens. */
const AT_ANY_HOUR: CentreFunction = 'CULTURAL_MEDIATION';
const CONSULTATION_AT_ANY_HOUR: CentreFunction = 'PSYCHOSOCIAL_SUPPORT';

const NOTES = [
  'Came on time; will come again.',
  'Short talk.',
  'Agreed on the next steps.',
  'Took part with interest.',
];

/** The hours of a service on the day of a moment, if the stay leaves room for it then. */
function inHours(
  random: Random,
  name: CentreFunction,
  near: number,
  from: number,
  until: number,
): number | undefined {
  const startedAt = sofia(sofiaDay(near), BY_DAY.has(name) ? random.between(8, 14) : random.between(9, 20));
  return startedAt >= from && startedAt + HOUR <= until ? Math.floor(startedAt) : undefined;
}

function newSession(resident: Resident, name: CentreFunction, share: number, random: Random): Session {
  const until = resident.departedAt ?? HISTORY_END;
  const stay = until - resident.arrivedAt;
  const near = resident.arrivedAt + stay * share;
  let startedAt = inHours(random, name, near, resident.arrivedAt, until);
  let given = name;
  if (startedAt === undefined) {
    startedAt = Math.floor(Math.min(near, until - stay * 0.1));
    given = name in CONSULTATIONS ? CONSULTATION_AT_ANY_HOUR : AT_ANY_HOUR;
  }
  const offer = offerOf(resident.centre, given);
  const requested = random.chance(REQUESTED);
  const asked = Math.floor(
    startedAt - Math.min(random.between(0.1, 3) * DAY, (startedAt - resident.arrivedAt) / 2),
  );
  return {
    id: identifier(startedAt, random),
    offer,
    provider: random.pick(providersOf(offer, resident.zone?.code)),
    startedAt,
    endedAt: startedAt + Math.min(Math.floor(random.between(20, 60)) * MINUTE, Math.floor(stay * 0.1)),
    note: random.chance(0.3) ? random.pick(NOTES) : null,
    request: requested ? { id: identifier(asked, random), requestedAt: asked } : null,
  };
}

/** Every session of a resident. Consultations are as many as were published; the rest grows with the stay. @param perDay how fast */
export function sessionsOf(resident: Resident, seed: number, perDay: number = SESSIONS.perDay): Session[] {
  const random = stream(seed, resident.index);
  const stay = (resident.departedAt ?? HISTORY_END) - resident.arrivedAt;
  const sessions: Session[] = [];
  const first = stay > 12 * HOUR ? SESSIONS.first : 1;
  const early = Math.min(1, (3 * DAY) / stay);
  for (let one = 0; one < first; one += 1)
    sessions.push(newSession(resident, FIRST_DAYS[one]!, early * random.between(0.1, 0.9), random));
  for (let more = random.count((stay / DAY) * perDay); more > 0; more -= 1)
    sessions.push(newSession(resident, random.weighted(LATER), random.between(0.05, 0.98), random));
  const mean = isChildAlone(resident) ? CONSULTATIONS_PER_CHILD : ADULT_CONSULTATIONS;
  for (let more = random.count(mean); more > 0; more -= 1)
    sessions.push(newSession(resident, random.weighted(CONSULTATIONS), random.between(0.05, 0.95), random));
  return sessions;
}
