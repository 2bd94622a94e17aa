import {
  EVEN_YEARS,
  latestOf,
  NATIONALITIES,
  ONWARD_OTHER_STAY,
  ONWARD_STOCK,
  OTHER_STAY,
} from '../calibration.js';
import { HISTORY_END } from '../moment.js';
import { siteByCode } from '../premises/centres.js';
import { dayText, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { colleagues } from '../staff/people.js';
import { arrivals, type Group, inOrder, lastNight, type Missing } from './arrivals.js';
import { languagesOf } from './languages.js';
import { partOf } from './members.js';
import { familyName, givenName, hasOneName } from './names.js';
import { isChildAlone, type Resident } from './resident.js';
import { childStay, departure, otherStay, type Stays, stayBeyond } from './stays.js';

const groupStream = streamOf('group');
const memberStream = streamOf('member');

/** The part of `ONWARD_STOCK` that is there on the last night. */
export type Stock = Readonly<Record<Missing['who'], number>>;

/** How many people each place lacks on the last night, of those who come by chance. */
function missingOf(groups: readonly Group[], stock: Stock, seed: number): Missing[] {
  const numbers = new Numbers();
  const there = inOrder(groups)
    .flatMap((group) => membersOf(group, numbers, seed))
    .filter(({ departedAt }) => departedAt === null);
  return Object.entries(ONWARD_STOCK).flatMap(([code, wanted]) =>
    (['children', 'others'] as const).map((who): Missing => {
      const known = there.filter(
        (resident) => resident.site.code === code && isChildAlone(resident) === (who === 'children'),
      );
      const people = Math.max(Math.round(wanted[who] * stock[who]) - known.length, 0);
      return { site: siteByCode(code), who, people };
    }),
  );
}

/**
 * Everybody of the history, in the order of arrival: who comes by chance, and who is there on the last night besides. The
 * same for the same size, stock and seed. @param numbers counts on from theirs
 */
export function population(size: number, stock: Stock, seed: number, numbers = new Numbers()): Resident[] {
  const evenYears = size >= EVEN_YEARS.fromResidents;
  const missing = missingOf(arrivals(size, evenYears, seed), stock, seed);
  const besides = missing.reduce((sum, { people }) => sum + people, 0);
  const groups = [...arrivals(size - besides, evenYears, seed), ...lastNight(missing, seed)];
  return inOrder(groups).flatMap((group) => membersOf(group, numbers, seed));
}

function lengthOfStay({ kind, stillThere, arrivedAt }: Group, random: Random, others: Stays): number {
  const least = HISTORY_END - arrivedAt;
  if (kind === 'FAMILY' || kind === 'ADULT')
    return stillThere
      ? stayBeyond(least, () => otherStay(random, ONWARD_OTHER_STAY))
      : otherStay(random, others);
  return stillThere ? stayBeyond(least, () => childStay(random)) : childStay(random);
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
