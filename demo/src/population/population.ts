import { latestOf, NATIONALITIES, OTHER_STAY } from '../calibration.js';
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
import { childStay, childStayBeyond, departure, otherStay, type Stays } from './stays.js';

const groupStream = streamOf('group');
const memberStream = streamOf('member');

/** Everybody of the history, in the order of arrival. The same for the same size and seed. @param numbers counts on from theirs */
export const population = (size: number, seed: number, numbers = new Numbers()): Resident[] =>
  arrivals(size, seed).flatMap((group) => membersOf(group, numbers, seed));

function lengthOfStay({ kind, stillThere, arrivedAt }: Group, random: Random, others: Stays): number {
  if (kind === 'FAMILY' || kind === 'ADULT') return otherStay(random, others);
  return stillThere ? childStayBeyond(random, HISTORY_END - arrivedAt) : childStay(random);
}

/** Numbers that are given one after another: to residents, households and, by year, to registrations. */
export class Numbers {
  readonly #serials = new Map<string, number>();

  constructor(
    public residents = 0,
    public households = 0,
  ) {}

  nextSerial(year: string): number {
    const serial = (this.#serials.get(year) ?? 0) + 1;
    this.#serials.set(year, serial);
    return serial;
  }
}

/** The people of a group. @param otherStays how long adults and families stay */
export function membersOf(
  group: Group,
  numbers: Numbers,
  seed: number,
  otherStays: Stays = OTHER_STAY,
): Resident[] {
  const household = group.members > 1 ? numbers.households++ : null;
  const { kind, site, arrivedAt } = group;
  const shared = groupStream(seed, group.number);
  const year = dayText(sofiaDay(arrivedAt)).slice(0, 4);
  const isOnward = arrivedAt > HISTORY_END;
  const nationality = shared.weighted(latestOf(NATIONALITIES, year));
  const family = familyName(shared, nationality, isOnward);
  const languages = languagesOf(shared, nationality);
  const alone = kind === 'CHILD' || kind === 'SIBLINGS';
  const stay = lengthOfStay(group, shared, otherStays);
  const managers = colleagues('STATE', ['CASE_MANAGER'], site.centre);
  return Array.from({ length: group.members }, (_, number): Resident => {
    const index = numbers.residents++;
    const random = memberStream(seed, index);
    const { familySituation, sex, age } = partOf(random, kind, number);
    const birthDay = sofiaDay(arrivedAt) - age;
    const serial = numbers.nextSerial(year);
    const left = departure(shared, arrivedAt, stay, alone ? birthDay : null);
    const over = left.departedAt <= HISTORY_END;
    return {
      index,
      id: identifier(arrivedAt, random),
      registrationNumber: `BG-${year}-${String(serial).padStart(6, '0')}`,
      givenName: givenName(random, nationality, sex, isOnward),
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
      zones: [],
      arrivedAt,
      departedAt: over ? left.departedAt : null,
      departureReason: over ? left.reason : null,
      leavesAt: left.departedAt,
      leavesBecause: left.reason,
      caseManager: managers[(household ?? index) % managers.length]!,
    };
  });
}
