import {
  AGE_BANDS,
  ARRIVALS_BY_YEAR,
  BOYS,
  EXITS,
  LANGUAGES,
  NATIONALITIES,
  NEEDS_ASSESSED,
  PLACES,
  RESIDENTS,
  SEASON,
  type Size,
  STAY,
} from './calibration.js';
import { DAY, dayOf, demoMoment, HOUR } from './moment.js';
import { namesOf } from './names.js';
import { PLACES_OF_STAY, type Place } from './places.js';
import { Random } from './random.js';
import { type Member, team } from './staff.js';

/** A synthetic child and one stay. Moments are milliseconds; what lies after the demo's night has not happened. */
export interface Child {
  id: string;
  number: string;
  givenName: string;
  familyName: string;
  dateOfBirth: string;
  sex: 'MALE' | 'FEMALE';
  nationality: string;
  languages: string[];
  familySituation: 'UNACCOMPANIED' | 'SEPARATED';
  place: Place;
  /** The zone of the stay, once it is open. */
  zone: string | null;
  caseManager: Member;
  riskLevel: 'HIGH' | 'MEDIUM' | 'LOW';
  needsAssessedAt: number | null;
  arrivedAt: number;
  /** When the stay ends or will end. */
  leavesAt: number;
  exit: keyof typeof EXITS;
}

export const END = demoMoment.getTime();
export const hasLeft = ({ leavesAt }: Child) => leavesAt <= END;

/** The arrivals of a size, in the order of time. */
export function arrivals(size: Size, random: Random): number[] {
  const moments: number[] = [];
  for (const [year, part] of Object.entries(ARRIVALS_BY_YEAR)) {
    const total = Math.round(part * RESIDENTS[size]);
    const season = SEASON.map((weight) => weight / 12);
    for (let index = 0; index < total; index += 1) {
      const month = pickMonth(season, random.part());
      const from = Date.UTC(Number(year), month, 1);
      moments.push(from + Math.floor(random.part() * (Date.UTC(Number(year), month + 1, 1) - from)));
    }
  }
  return moments.filter((moment) => moment < END).sort((a, b) => a - b);
}

function pickMonth(season: number[], part: number): number {
  let left = part;
  for (const [month, weight] of season.entries()) {
    left -= weight;
    if (left < 0) return month;
  }
  return 11;
}

function lengthOfStay(random: Random): number {
  if (random.happens(STAY.underOneDay)) return 2 * HOUR + random.part() * 21 * HOUR;
  const days = STAY.medianDays * Math.exp(STAY.sigma * random.normal());
  return Math.min(Math.max(days, 0.1), STAY.longestDays) * DAY;
}

const YEARS = { FROM_16_TO_17: [16, 2], FROM_14_TO_15: [14, 2], UNDER_14: [9, 5] } as const;

function dateOfBirth(random: Random, arrivedAt: number): string {
  const [least, years] = YEARS[random.weighted(AGE_BANDS)];
  // A day short of the band's end, so that the age on arrival lies inside it.
  const days = least * 365.25 + 1 + random.part() * (years * 365.25 - 2);
  return dayOf(arrivedAt - days * DAY);
}

function needsAssessedAt(random: Random, arrivedAt: number, leavesAt: number): number | null {
  const { before2022, from2022, within24Hours } = NEEDS_ASSESSED;
  if (!random.happens(arrivedAt < Date.UTC(2022, 0, 1) ? before2022 : from2022)) return null;
  const after = random.happens(within24Hours) ? random.part() * 20 * HOUR : DAY + random.exponential(3 * DAY);
  return Math.min(arrivedAt + after, arrivedAt + (leavesAt - arrivedAt) * 0.8, END);
}

/** Makes the child of one arrival. @param index 0, 1, 2 … in the order of arrival */
export function makeChild(random: Random, index: number, arrivedAt: number): Child {
  const sex = random.happens(BOYS) ? 'MALE' : 'FEMALE';
  const nationality = random.weighted(NATIONALITIES);
  const { given, families } = namesOf(nationality, sex);
  const place = PLACES_OF_STAY[random.weighted(PLACES)]!;
  const leavesAt = arrivedAt + lengthOfStay(random);
  return {
    id: random.identifier(arrivedAt),
    number: `${new Date(arrivedAt).getUTCFullYear()}-${String(index + 1).padStart(6, '0')}`,
    givenName: random.pick(given),
    familyName: random.pick(families),
    dateOfBirth: dateOfBirth(random, arrivedAt),
    sex,
    nationality,
    languages: random.weighted(LANGUAGES[nationality] as Record<string, number>).split(' '),
    familySituation: random.happens(0.93) ? 'UNACCOMPANIED' : 'SEPARATED',
    place,
    zone: arrivedAt >= place.zoneOpens ? place.safeZone : null,
    caseManager: random.pick(team(place.centre, 'CASE_MANAGER')),
    riskLevel: random.weighted({ HIGH: 0.18, MEDIUM: 0.47, LOW: 0.35 }),
    needsAssessedAt: needsAssessedAt(random, arrivedAt, leavesAt),
    arrivedAt,
    leavesAt,
    exit: random.weighted(EXITS),
  };
}
