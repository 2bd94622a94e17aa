import {
  ARRIVALS_BY_MONTH,
  ARRIVALS_BY_YEAR,
  CROWDING,
  EVEN_YEARS,
  GROUPS,
  LAST_NIGHT,
  SHELTER_OF_CHILDREN,
  SHELTER_OF_OTHERS,
} from '../calibration.js';
import { HISTORY_END } from '../moment.js';
import { type Site, siteByCode } from '../premises/centres.js';
import { DAY, dayNumber, firstOfMonth, HOUR, sofia } from '../seed/calendar.js';
import { type Random, streamOf } from '../seed/random.js';

/** People who arrive together and stay as long as each other. */
export interface Group {
  kind: keyof typeof GROUPS;
  members: number;
  site: Site;
  arrivedAt: number;
  /** Known to be there on the last night. */
  stillThere: boolean;
  /** Number of the group in the order of making, for its own stream of chance. */
  number: number;
}

const stream = streamOf('arrivals');
/** Below this size one week's crowd would be most of the population. */
const LEAST_FOR_CROWDING = 1500;

/** How many people come together in a group of a kind. */
export const memberCount = (kind: Group['kind'], random: Random) =>
  kind === 'FAMILY' ? 3 + random.below(3) : kind === 'SIBLINGS' ? 2 : 1;

function arrival(random: Random, years: Readonly<Record<string, number>>): number {
  for (;;) {
    const year = Number(random.weighted(years));
    const month = Number(random.weighted(ARRIVALS_BY_MONTH));
    const first = firstOfMonth(year, month);
    const day = first + random.below(firstOfMonth(year, month + 1) - first);
    // Most are brought in the working day, some at night.
    const hour = random.chance(0.8) ? random.between(7, 21) : random.between(0, 24);
    const at = Math.floor(sofia(day, hour));
    if (at < HISTORY_END) return at;
  }
}

function crowdArrival(random: Random): number {
  const day = dayNumber(CROWDING.day) - CROWDING.days + random.below(CROWDING.days);
  return Math.floor(sofia(day, random.between(7, 21)));
}

interface Plan {
  kind: Group['kind'];
  shelter: string;
  arrivedAt: number;
  stillThere: boolean;
}

const crowded = (random: Random): Plan => ({
  kind: 'CHILD',
  shelter: CROWDING.shelter,
  arrivedAt: crowdArrival(random),
  stillThere: false,
});

function ordinary(random: Random, years: Readonly<Record<string, number>>): Plan {
  const kind = random.weighted(GROUPS);
  const children = kind === 'CHILD' || kind === 'SIBLINGS';
  const shelter = random.weighted(children ? SHELTER_OF_CHILDREN : SHELTER_OF_OTHERS);
  return { kind, shelter, arrivedAt: arrival(random, years), stillThere: false };
}

/** Groups who are there on the last night have numbers far from the others'. */
const FIRST_OF_LAST_NIGHT = 1_000_000;

/** How many people more are to be at a site on the last night. */
export interface Missing {
  site: Site;
  who: 'children' | 'others';
  people: number;
}

const KINDS_ALONE = { CHILD: GROUPS.CHILD, SIBLINGS: GROUPS.SIBLINGS };
const KINDS_OF_OTHERS = { FAMILY: GROUPS.FAMILY, ADULT: GROUPS.ADULT };

/** Groups who came in the last weeks and are there on the last night. */
export function lastNight(missing: readonly Missing[], seed: number): Group[] {
  const groups: Group[] = [];
  for (const { site, who, people } of missing)
    for (let rest = people; rest > 0; ) {
      const number = FIRST_OF_LAST_NIGHT + groups.length;
      const random = stream(seed, number);
      const kind = random.weighted<Group['kind']>({
        ...{ CHILD: 0, SIBLINGS: 0, FAMILY: 0, ADULT: 0 },
        ...(who === 'children' ? KINDS_ALONE : KINDS_OF_OTHERS),
      });
      const days = who === 'children' ? LAST_NIGHT.daysOfChildren : LAST_NIGHT.daysOfOthers;
      const arrivedAt = Math.floor(HISTORY_END - random.between(14 * HOUR, days * DAY));
      const members = Math.min(memberCount(kind, random), rest);
      const alone = who === 'children' ? 'CHILD' : 'ADULT';
      groups.push({ kind: members > 1 ? kind : alone, members, site, arrivedAt, stillThere: true, number });
      rest -= members;
    }
  return groups;
}

/**
 * Who arrives when and where by chance, in the order of making.
 * @param residents how many people in all
 * @param evenYears whether as many come in each year
 */
export function arrivals(residents: number, evenYears: boolean, seed: number): Group[] {
  const groups: Group[] = [];
  const crowd = residents >= LEAST_FOR_CROWDING ? CROWDING.children : 0;
  const years = evenYears ? EVEN_YEARS.weights : ARRIVALS_BY_YEAR;
  for (let made = 0, number = 0; made < residents; number += 1) {
    const random = stream(seed, number);
    const plan = number < crowd ? crowded(random) : ordinary(random, years);
    const { arrivedAt, stillThere, shelter } = plan;
    const members = memberCount(plan.kind, random);
    const fits = made + members <= residents;
    const site = siteByCode(shelter);
    groups.push({
      kind: fits ? plan.kind : 'CHILD',
      members: fits ? members : 1,
      site,
      arrivedAt,
      stillThere,
      number,
    });
    made += fits ? members : 1;
  }
  return groups;
}

/** Groups in the order of arrival. */
export const inOrder = (groups: readonly Group[]): Group[] =>
  [...groups].sort((one, other) => one.arrivedAt - other.arrivedAt || one.number - other.number);
