import { dayNumber, dayText } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';
import { OPENING, type Site, sites } from './centres.js';
import { type SafeZone, zoneOfSite } from './safe-zones.js';

export interface Floor {
  id: string;
  building: Building;
  level: number;
  name: string;
  zone: SafeZone | null;
  renovatedOn: string | null;
  /** Beds that belong on this floor when nothing is crowded. */
  beds: number;
}

export interface Building {
  id: string;
  site: Site;
  code: string;
  name: string;
  /** The zone lies in this building. */
  zone: SafeZone | undefined;
  floors: Floor[];
}

const MOST_BEDS_ON_A_FLOOR = 96;
const MOST_FLOORS_WITH_BEDS = 4;
const NAMES = ['Ground floor', 'First floor', 'Second floor', 'Third floor', 'Fourth floor', 'Fifth floor'];

function addFloor(building: Building, beds: number, zone: SafeZone | null): void {
  const level = building.floors.length;
  building.floors.push({
    id: identifierOf(`floor ${building.code} ${level}`, OPENING),
    building,
    level,
    name: NAMES[level]!,
    zone,
    renovatedOn: zone ? dayText(Math.min(zone.opened, dayNumber('2024-05-01')) - 30) : null,
    beds,
  });
}

function newBuilding(site: Site, number: number, zone?: SafeZone): Building {
  const code = `${site.code}-${number}`;
  const name = zone ? 'Building with the safe zone' : `Building ${number}`;
  const building: Building = {
    id: identifierOf(`building ${code}`, OPENING),
    site,
    code,
    name,
    zone,
    floors: [],
  };
  // Nobody sleeps on the ground floor: offices, canteen, consulting rooms.
  addFloor(building, 0, null);
  return building;
}

/**
 * The building of a zone has the zone's floors; further buildings of up to four floors hold the other beds. The first floor of the last
 * one has what is left over.
 */
function buildingsOf(site: Site): Building[] {
  const zone = zoneOfSite(site.code);
  const result: Building[] = [];
  let rest = site.beds;
  if (zone) {
    const building = newBuilding(site, 1, zone);
    for (let floor = 0; floor < zone.floors; floor += 1) {
      const share =
        Math.floor(((floor + 1) * zone.capacity) / zone.floors) -
        Math.floor((floor * zone.capacity) / zone.floors);
      addFloor(building, share, zone);
    }
    rest -= zone.capacity;
    result.push(building);
  }
  while (rest > 0) {
    const building = newBuilding(site, result.length + 1);
    const isLast = rest <= MOST_BEDS_ON_A_FLOOR * MOST_FLOORS_WITH_BEDS;
    while (rest > 0 && building.floors.length <= MOST_FLOORS_WITH_BEDS) {
      const leftOver = isLast ? rest % MOST_BEDS_ON_A_FLOOR : 0;
      const beds = leftOver || MOST_BEDS_ON_A_FLOOR;
      addFloor(building, beds, null);
      rest -= beds;
    }
    result.push(building);
  }
  return result;
}

/** All buildings. How a site's published beds lie in buildings and floors is invented. */
export const buildings: readonly Building[] = [...sites.values()].flatMap(buildingsOf);
