import { type Missing, type PlaceFacts, peopleAt, peopleOf, type RoomFacts } from './facts.js';
import { exactly, type Measure, nothing, rounded } from './verdict.js';

const here = (what: string): Missing => ({ what, owner: 'FACILITIES' });
const inRoom = (room: RoomFacts) => peopleOf(room.placed, room.headcount);
const counted = (room: RoomFacts) => inRoom(room).counted ?? 0;

export const NOBODY_COUNTED = here(
  'How many people there are: nobody has a bed here, and nobody was counted.',
);

/** Where people sleep: bedrooms, and whatever other room has somebody in it, such as a gym. */
export const sleepingRooms = ({ rooms }: PlaceFacts): RoomFacts[] =>
  rooms.filter((room) => room.kind === 'BEDROOM' || counted(room) > 0);

const named = (rooms: RoomFacts[], what: string): Missing[] =>
  rooms.length === 0 ? [] : [here(`${what} of ${rooms.length} rooms: ${listed(rooms)}.`)];

const MOST_NAMED = 5;
const listed = (rooms: RoomFacts[]) => {
  const codes = rooms.slice(0, MOST_NAMED).map(({ code }) => code);
  return rooms.length > MOST_NAMED ? `${codes.join(', ')} and others` : codes.join(', ');
};

/** Area per person in the most crowded room in which people sleep. */
export function bedroomSpace(place: PlaceFacts): Measure {
  const occupied = sleepingRooms(place).filter((room) => counted(room) > 0);
  if (occupied.length === 0) return nothing([NOBODY_COUNTED]);
  const unmeasured = occupied.filter(({ area }) => area === null);
  const missing = named(unmeasured, 'The area');
  const worst = lowest(
    occupied.filter(({ area }) => area !== null),
    (room) => room.area! / counted(room),
  );
  if (!worst) return { ...nothing(missing), low: 0 };
  const known = exactly(worst.area!, counted(worst), { people: inRoom(worst), ofOneRoom: true });
  return unmeasured.length === 0 ? known : { ...known, low: 0, missing };
}

/** Height of the lowest room in which people sleep. */
export function bedroomHeight(place: PlaceFacts): Measure {
  const rooms = sleepingRooms(place);
  if (rooms.length === 0) return nothing([here('Which rooms are bedrooms.')]);
  const unmeasured = rooms.filter(({ height }) => height === null);
  const missing = named(unmeasured, 'The height');
  const worst = lowest(
    rooms.filter(({ height }) => height !== null),
    (room) => room.height!,
  );
  if (!worst) return { ...nothing(missing), low: 0 };
  const known = exactly(worst.height!, 1);
  return unmeasured.length === 0 ? known : { ...known, low: 0, missing };
}

/** People in the fullest room in which people sleep. */
export function peopleInBedroom(place: PlaceFacts): Measure {
  const fullest = lowest(sleepingRooms(place), (room) => -counted(room));
  if (!fullest || counted(fullest) === 0) return nothing([NOBODY_COUNTED]);
  return exactly(counted(fullest), 1, { people: inRoom(fullest), ofOneRoom: true });
}

/** Rooms for private meetings. */
export function privateRooms({ rooms }: PlaceFacts): Measure {
  if (rooms.length === 0) return nothing([here('The rooms of the centre.')]);
  return exactly(rooms.filter(({ kind }) => kind === 'PRIVATE_MEETING').length, 1);
}

const NOT_LIVED_IN = ['OFFICE', 'MEDICAL', 'SANITARY'];

/** Area of the rooms that residents live in, per person. A room that nobody measured only adds to it. */
export function livingSpace(place: PlaceFacts): Measure {
  const people = peopleAt(place);
  const lived = place.rooms.filter(({ kind }) => !NOT_LIVED_IN.includes(kind));
  const unmeasured = lived.filter(({ area }) => area === null);
  const missing = named(unmeasured, 'The area');
  if (lived.length === 0) return nothing([here('The rooms in which residents live.')], people);
  if (!people.counted) return nothing([NOBODY_COUNTED, ...missing], people);
  const area = rounded(lived.reduce((sum, room) => sum + (room.area ?? 0), 0));
  const known = exactly(area, people.counted, { people });
  return unmeasured.length === 0 ? known : { ...known, high: Number.POSITIVE_INFINITY, missing };
}

const lowest = <Row>(rows: Row[], value: (row: Row) => number): Row | undefined =>
  rows.reduce<Row | undefined>((best, row) => (best && value(best) <= value(row) ? best : row), undefined);
