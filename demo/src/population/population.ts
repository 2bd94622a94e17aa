import { NATIONALITIES } from '../calibration.js';
import { HISTORY_END } from '../moment.js';
import { dayText, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { colleagues } from '../staff/people.js';
import { arrivals, type Group } from './arrivals.js';
import { languagesOf } from './languages.js';
import { partOf } from './members.js';
import { familyName, givenName, hasOneName } from './names.js';
import type { Resident } from './resident.js';
import { childStay, childStayBeyond, departure, otherStay } from './stays.js';

const groupStream = streamOf('group');
const memberStream = streamOf('member');

/** Everybody of the history, in the order of arrival. The same for the same size and seed. */
export function population(size: number, seed: number): Resident[] {
  const residents: Resident[] = [];
  const serials = new Map<string, number>();
  let households = 0;
  for (const group of arrivals(size, seed)) {
    const household = group.members > 1 ? households++ : null;
    residents.push(...membersOf(group, household, residents.length, seed, serials));
  }
  return residents;
}

function lengthOfStay({ kind, stillThere, arrivedAt }: Group, random: Random): number {
  if (kind === 'FAMILY' || kind === 'ADULT') return otherStay(random);
  return stillThere ? childStayBeyond(random, HISTORY_END - arrivedAt) : childStay(random);
}

function membersOf(
  group: Group,
  household: number | null,
  firstIndex: number,
  seed: number,
  serials: Map<string, number>,
): Resident[] {
  const { kind, site, arrivedAt } = group;
  const shared = groupStream(seed, group.number);
  const year = dayText(sofiaDay(arrivedAt)).slice(0, 4);
  const nationality = shared.weighted(NATIONALITIES[year]!);
  const family = familyName(shared, nationality);
  const languages = languagesOf(shared, nationality);
  const alone = kind === 'CHILD' || kind === 'SIBLINGS';
  const stay = lengthOfStay(group, shared);
  const managers = colleagues('STATE', ['CASE_MANAGER'], site.centre);
  return Array.from({ length: group.members }, (_, number): Resident => {
    const index = firstIndex + number;
    const random = memberStream(seed, index);
    const { familySituation, sex, age } = partOf(random, kind, number);
    const birthDay = sofiaDay(arrivedAt) - age;
    const serial = (serials.get(year) ?? 0) + 1;
    serials.set(year, serial);
    const left = departure(shared, arrivedAt, stay, alone ? birthDay : null);
    return {
      index,
      id: identifier(arrivedAt, random),
      registrationNumber: `BG-${year}-${String(serial).padStart(6, '0')}`,
      givenName: givenName(random, nationality, sex),
      familyName: hasOneName(nationality, index) ? null : family,
      birthDay,
      birthIsEstimate: random.chance(0.3),
      sex,
      nationality,
      languages,
      familySituation,
      household,
      centre: site.centre,
      site,
      zone: null,
      arrivedAt,
      departedAt: left.departedAt,
      departureReason: left.reason,
      caseManager: managers[(household ?? index) % managers.length]!,
    };
  });
}
