import type { Row } from '../bulk/table.js';
import { LAST_DAY } from '../moment.js';
import { DAY, type DayNumber, dayNumber, dayText, momentText, sofia } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { buildings, type Floor } from './buildings.js';
import { type Centre, centres } from './centres.js';
import type { Room, RoomKind } from './rooms.js';
import type { SafeZone } from './safe-zones.js';
import { shownByAll } from './shown.js';
import { written } from './written.js';

export type State = 'REQUESTED' | 'APPROVED' | 'IN_PROGRESS' | 'DONE' | 'CANCELLED';

const { rooms } = shownByAll;

/** A work order as it is made up: the days on which it came to each state, in their order. */
export interface Work {
  id: string;
  centre: Centre;
  floor: Floor | null;
  room: Room | null;
  rooms: readonly Room[];
  title: string;
  description: string | null;
  fundedBy: string | null;
  performedBy: string | null;
  days: Partial<Record<State, DayNumber>>;
  /** Who takes the steps that are not the State's alone. */
  by: { subject: string; organisation: string };
  placesAfter: number | null;
}

const STATE = { subject: 'state-centre-manager', organisation: 'STATE' };
const IOM = { subject: 'iom-coordinator', organisation: 'IOM' };
/** Steps are taken in the forenoon, within the day's window of the agreement. */
const HOUR_OF_STEPS = 10;

/** Small works, invented. None is in a room with beds: who sleeps where never depends on them. */
const SMALL_WORKS: readonly [string, RoomKind | null][] = [
  ['Repair of a shower', 'SANITARY'],
  ['New tables', 'CANTEEN'],
  ['Painting of corridors', null],
  ['Lighting of the yard', null],
  ['Repair of windows', 'OFFICE'],
  ['Door lock of a consulting room', 'PRIVATE_MEETING'],
];

/** How far young works have come, by centre: each state can be seen. */
const REACHED = ['REQUESTED', 'APPROVED', 'IN_PROGRESS'] as const;

function daysOf(random: Random, opened: DayNumber, centre: number): Work['days'] {
  const approved = opened + 1 + random.below(5);
  const started = approved + 1 + random.below(10);
  const done = started + 5 + random.below(100);
  const REQUESTED = opened;
  if (LAST_DAY - opened > 150)
    return random.chance(0.9)
      ? { REQUESTED, APPROVED: approved, IN_PROGRESS: started, DONE: done }
      : { REQUESTED, CANCELLED: approved };
  const reached = REACHED[centre % REACHED.length];
  return {
    REQUESTED,
    ...(reached !== 'REQUESTED' && { APPROVED: approved }),
    ...(reached === 'IN_PROGRESS' && { IN_PROGRESS: started }),
  };
}

const FIRST_WORK = dayNumber('2019-01-15');
const DAYS_BETWEEN_WORKS = 115;
/** So many small works a centre has in the past. */
const WORKS_OF_PAST = 19;

function smallWork(
  centre: Centre,
  number: number,
  random: Random,
  days: (random: Random, opened: DayNumber) => Work['days'],
): Work {
  const own = rooms.filter(({ floor }) => floor.building.site.centre === centre);
  const opened = FIRST_WORK + number * DAYS_BETWEEN_WORKS + random.below(60);
  const [title, kind] = random.pick(SMALL_WORKS);
  const room = kind && random.pick(own.filter((one) => one.kind === kind));
  return {
    id: identifierOf(`work ${centre.code} ${number}`, opened * DAY),
    centre,
    floor: room?.floor ?? null,
    room,
    rooms: room ? [room] : [],
    title,
    description: null,
    fundedBy: random.pick(['STATE', 'IOM', null]),
    performedBy: random.pick(['STATE', 'IOM']),
    days: days(random, opened),
    by: STATE,
    placesAfter: room ? 0 : null,
  };
}

const smallWorks = centres.flatMap((centre, place) => {
  const random = new Random(1, numberOf(`works ${centre.code}`));
  return Array.from({ length: WORKS_OF_PAST }, (_, number) =>
    smallWork(centre, number, random, (chance, opened) => daysOf(chance, opened, place)),
  );
});

/** What becomes of a small work that is asked for: one in ten is called off, the others take some weeks. */
function wholeCourse(random: Random, opened: DayNumber): Work['days'] {
  const approved = opened + 1 + random.below(5);
  const started = approved + 1 + random.below(10);
  const done = started + 5 + random.below(100);
  return random.chance(0.9)
    ? { REQUESTED: opened, APPROVED: approved, IN_PROGRESS: started, DONE: done }
    : { REQUESTED: opened, CANCELLED: approved };
}

/** Small works that are asked for after the past, at each centre about every four months, until a day. Invented. */
export const worksSince = (until: DayNumber): Work[] =>
  centres.flatMap((centre) => {
    const works: Work[] = [];
    for (let number = WORKS_OF_PAST; FIRST_WORK + number * DAYS_BETWEEN_WORKS <= until; number += 1)
      works.push(
        smallWork(centre, number, new Random(1, numberOf(`works ${centre.code}`), number), wholeCourse),
      );
    return works.filter(({ days }) => days.REQUESTED! > LAST_DAY && days.REQUESTED! <= until);
  });

/** A work that was open on the last day of the past, with the days on which it goes on and is done. */
function goneOn(work: Work): Work {
  const random = new Random(1, numberOf(`rest of ${work.id}`));
  const after = (day: DayNumber, most: number) => Math.max(day, LAST_DAY) + 2 + random.below(most);
  const approved = work.days.APPROVED ?? after(LAST_DAY, 10);
  const started = work.days.IN_PROGRESS ?? after(approved, 12);
  const days = { REQUESTED: work.days.REQUESTED!, APPROVED: approved, IN_PROGRESS: started };
  return { ...work, days: { ...days, DONE: after(started, 60) } };
}

/** The works that were open on the last day of the past, each with its whole course. */
export const worksLeftOpen = (): Work[] =>
  smallWorks.filter(({ days }) => days.DONE === undefined && days.CANCELLED === undefined).map(goneOn);

/**
 * The renovation of a floor for a safe zone. Published: how many floors of Voenna Rampa and Ovcha Kupel were renovated,
 * when the zones opened and how many places each has. Invented: the days, and how the places lie on the floors. How many
 * places the floors had before was not published, so it is unknown here.
 */
function renovation(centre: Centre, zone: SafeZone, floor: Floor): Work {
  const requested = zone.opened - 150;
  return {
    id: identifierOf(`renovation ${floor.id}`, requested * DAY),
    centre,
    floor,
    room: null,
    rooms: rooms.filter((room) => room.floor === floor),
    title: 'Renovation for the safe zone',
    description: `${floor.name}: bedrooms, activity room, toilets and showers. The days of the work are invented.`,
    fundedBy: 'IOM',
    performedBy: 'IOM',
    days: {
      REQUESTED: requested,
      APPROVED: requested + 14,
      IN_PROGRESS: requested + 30,
      DONE: dayNumber(floor.renovatedOn!),
    },
    by: IOM,
    placesAfter: floor.beds,
  };
}

const renovations = buildings.flatMap(({ site, zone, floors }) =>
  floors.filter((floor) => zone && floor.zone === zone).map((floor) => renovation(site.centre, zone!, floor)),
);

const works = [...smallWorks, ...renovations];
/** The states of a work in their order, each with its day. */
export const daysInOrder = ({ days }: Work) => Object.entries(days) as [State, DayNumber][];
const dayOf = ({ days }: Work, state: State) => (days[state] === undefined ? null : dayText(days[state]));
/** The moment at which a step is taken on a day. */
export const stepAt = (day: DayNumber) => sofia(day, HOUR_OF_STEPS);

/** The last of the works that made the places of a safe zone; its record of capacity names it. */
export const workOfZone = (zone: SafeZone): string | null =>
  renovations.filter(({ floor }) => floor!.zone === zone).at(-1)?.id ?? null;

/** A work order that has come as far as its days say. */
export const workOrderRow = (work: Work) => ({
  id: work.id,
  centre_id: work.centre.id,
  floor_id: work.floor?.id ?? null,
  room_id: work.room?.id ?? null,
  title: work.title,
  description: work.description,
  state: daysInOrder(work).at(-1)![0],
  requested_by: 'STATE',
  funded_by: work.fundedBy,
  performed_by: work.performedBy,
  opened_on: dayOf(work, 'REQUESTED'),
  started_on: dayOf(work, 'IN_PROGRESS'),
  completed_on: dayOf(work, 'DONE'),
  places_before: work.room && work.days.IN_PROGRESS !== undefined ? 0 : null,
  places_after: work.days.DONE === undefined ? null : work.placesAfter,
  ...written(work.centre, work.days.REQUESTED!, STATE.subject, STATE.organisation),
  created_at: momentText(stepAt(work.days.REQUESTED!)),
  updated_at: momentText(stepAt(daysInOrder(work).at(-1)![1])),
});

/** The rooms in which a work is done. */
export const roomRowsOf = (work: Work): Row[] =>
  work.rooms.map((room) => ({
    id: identifierOf(`room of work ${work.id} ${room.id}`, work.days.REQUESTED! * DAY),
    work_order_id: work.id,
    room_id: room.id,
  }));

/** A step of a work. The State asks and approves; who does the work begins and finishes it. */
export function stepRow(work: Work, state: State, day: DayNumber) {
  const { subject, organisation } = state === 'IN_PROGRESS' || state === 'DONE' ? work.by : STATE;
  return {
    id: identifierOf(`step of work ${work.id} ${state}`, day * DAY),
    work_order_id: work.id,
    state,
    taken_at: momentText(stepAt(day)),
    note: state === 'CANCELLED' ? 'Done by the caretaker meanwhile.' : null,
    ...written(work.centre, day, subject, organisation),
  };
}

/** Small works, invented; and the renovation of each zone's floors. */
export const workOrderRows = works.map(workOrderRow);
export const workOrderRoomRows = works.flatMap(roomRowsOf);
export const workOrderStepRows = works.flatMap((work) =>
  daysInOrder(work).map(([state, day]) => stepRow(work, state, day)),
);
