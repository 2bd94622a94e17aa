import { ARRIVALS_BY_MONTH, GROUPS, ONWARD_FLOW, ONWARD_OTHER_STAY, ONWARD_STOCK } from '../calibration.js';
import { LAST_DAY } from '../moment.js';
import { type Group, memberCount } from '../population/arrivals.js';
import { membersOf, type Numbers } from '../population/population.js';
import { isChildAlone, type Resident } from '../population/resident.js';
import { type Site, siteByCode } from '../premises/centres.js';
import { bedsOutsideZones, type Premises } from '../premises/shown.js';
import { type DayNumber, dayText, sofia, sofiaDay } from '../seed/calendar.js';
import { type Random, streamOf } from '../seed/random.js';

const stream = streamOf('newcomers');
/** Groups of the past have small numbers. */
const FIRST_GROUP = 10_000_000;
const MOST_GROUPS_A_DAY = 1000;

type Who = 'children' | 'others';
const KINDS: Readonly<Record<Who, Readonly<Partial<Record<Group['kind'], number>>>>> = {
  children: { CHILD: GROUPS.CHILD, SIBLINGS: GROUPS.SIBLINGS },
  others: { FAMILY: GROUPS.FAMILY, ADULT: GROUPS.ADULT },
};
/** People in a group, on average. */
const MEAN_SIZE: Readonly<Record<Who, number>> = { children: 1.03, others: 1.93 };

interface Place {
  site: Site;
  who: Who;
  wanted: number;
  /** More than so many people are not taken. */
  most: number;
  present: Resident[];
  /** Who is told of by a script and is housed at the site: they take the place of others there. */
  cast: Resident[];
}

/** How many come, and what decides it. */
export interface NewcomersTerms {
  /** Part of `ONWARD_STOCK`. */
  stock: Readonly<Record<Who, number>>;
  premises: Premises;
  seed: number;
  until: number;
  /** Those of the past, counted on here. */
  numbers: Numbers;
}

function placesFor(
  there: readonly Resident[],
  cast: readonly Resident[],
  { stock: parts, premises }: NewcomersTerms,
): Place[] {
  return Object.entries(ONWARD_STOCK).flatMap(([code, stock]) =>
    (['children', 'others'] as const).map((who) => {
      const site = siteByCode(code);
      const isHere = (resident: Resident) =>
        resident.site.code === code && isChildAlone(resident) === (who === 'children');
      return {
        site,
        who,
        wanted: stock[who] * parts[who],
        most: who === 'children' ? Number.POSITIVE_INFINITY : bedsOutsideZones(premises, site),
        present: there.filter(isHere),
        cast: cast.filter(isHere),
      };
    }),
  );
}

/** Who of the cast is there on a day, from its beginning or in the course of it. */
const scriptedOn = ({ cast }: Place, day: DayNumber) =>
  cast.filter(({ arrivedAt, leavesAt }) => arrivedAt < sofia(day + 1, 0) && leavesAt > sofia(day, 0)).length;

/** How many groups come on average on a day: as many as leave, more or fewer where the stock is not what it should be. */
function meanGroups(place: Place, day: DayNumber): number {
  const { who, wanted, present } = place;
  const scripted = scriptedOn(place, day);
  const days = who === 'children' ? ONWARD_FLOW.childDays : ONWARD_FLOW.otherDays;
  const season = ARRIVALS_BY_MONTH[Number(dayText(day).slice(5, 7))]! ** 0.5;
  const people = (wanted * season) / days + (wanted - present.length - scripted) / ONWARD_FLOW.adjustDays;
  return Math.max(people, 0) / MEAN_SIZE[who];
}

function groupOn(day: DayNumber, { site, who }: Place, random: Random, number: number): Group {
  const kind = random.weighted(KINDS[who] as Record<Group['kind'], number>);
  // Most are brought in the working day, some at night.
  const hour = random.chance(0.85) ? random.between(7.5, 20) : random.between(0, 24);
  const arrivedAt = Math.floor(sofia(day, hour));
  return { kind, members: memberCount(kind, random), site, arrivedAt, stillThere: false, number };
}

/**
 * Who comes from 2025 on, day by day, in the order of arrival: whole days, also beyond the moment. What one day brings
 * depends on who was there in the morning, so never on how long the history goes on. A place whose beds are taken takes nobody.
 * @param there who was there on the last night of the past
 * @param cast who comes by a script besides
 */
export function newcomers(
  there: readonly Resident[],
  cast: readonly Resident[],
  terms: NewcomersTerms,
): Resident[] {
  const { seed, until, numbers } = terms;
  const all: Resident[] = [];
  const places = placesFor(there, cast, terms);
  for (let day = LAST_DAY + 1; day <= sofiaDay(until); day += 1) {
    const morning = sofia(day, 0);
    const groups = places.flatMap((place, number) => {
      place.present = place.present.filter(({ leavesAt }) => leavesAt > morning);
      const random = stream(seed, (day - LAST_DAY) * places.length + number);
      const count = random.count(meanGroups(place, day));
      const first = FIRST_GROUP + ((day - LAST_DAY) * places.length + number) * MOST_GROUPS_A_DAY;
      let room = place.most - place.present.length - scriptedOn(place, day);
      return Array.from({ length: count }, (_, group) => ({
        place,
        group: groupOn(day, place, random, first + group),
      })).filter(({ group: { members } }) => {
        const fits = members <= room;
        if (fits) room -= members;
        return fits;
      });
    });
    groups.sort((one, other) => one.group.arrivedAt - other.group.arrivedAt);
    for (const { place, group } of groups) {
      const people = membersOf(group, numbers, seed, ONWARD_OTHER_STAY);
      place.present.push(...people);
      all.push(...people);
    }
  }
  return all;
}
