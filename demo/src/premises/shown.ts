import { ONWARD_STOCK, SHOWN_HOUSES } from '../calibration.js';
import { facts } from '../facts.js';
import { adultZoneFloor } from './adult-zone.js';
import { type Building, buildings, type Floor } from './buildings.js';
import { type Site, sites } from './centres.js';
import { type Bed, type Room, rooms } from './rooms.js';

/** The part of the premises that a size shows: nothing of the rest is in its databases. */
export interface Premises {
  /** Whether all that was published is shown. */
  isWhole: boolean;
  buildings: readonly Building[];
  floors: readonly Floor[];
  rooms: readonly Room[];
  beds: readonly Bed[];
}

const LAST_YEAR = '2024';

/** How full a site was published to be on 31 December 2024: people for each place of the latest capacity. */
function publishedRate({ code, beds }: Site): number {
  const published = facts.centres.flatMap((centre) => [centre, ...(centre.shelters ?? [])]);
  return published.find((place) => place.code === code)!.occupancy[LAST_YEAR]! / beds;
}

/** How many beds of a site are shown outside its zones. */
function shownBeds(site: Site): number {
  const stock = ONWARD_STOCK[site.code];
  return stock
    ? Math.ceil((stock.others * SHOWN_HOUSES) / publishedRate(site))
    : Math.round(site.beds * SHOWN_HOUSES);
}

const isOfZone = ({ room }: Bed) => room.floor.zone !== null || room.kind === 'GYM';
const allBeds = rooms.flatMap(({ beds }) => beds);

const whole: Premises = {
  isWhole: true,
  buildings,
  floors: buildings.flatMap(({ floors }) => floors),
  rooms,
  beds: allBeds,
};

/** Houses outside the zones lose rooms from the last one on, floors and buildings with them. */
function partOf(site: Site): Bed[] {
  const own = allBeds.filter(({ room }) => room.floor.building.site.code === site.code);
  const zones = own.filter((bed) => isOfZone(bed) || bed.room.floor === adultZoneFloor);
  const others = own.filter((bed) => !zones.includes(bed));
  return [...zones, ...others.slice(0, shownBeds(site))];
}

function part(): Premises {
  const shown = new Set([...sites.values()].flatMap(partOf));
  const beds = allBeds.filter((bed) => shown.has(bed));
  const slept = new Set(beds.map(({ room }) => room.floor));
  const sleeps = new Set(beds.map(({ room }) => room.floor.building));
  const floors = whole.floors.filter(
    (floor) => slept.has(floor) || (floor.level === 0 && sleeps.has(floor.building)),
  );
  const bedrooms = new Set(beds.map(({ room }) => room));
  return {
    isWhole: false,
    buildings: buildings.filter((building) => sleeps.has(building)),
    floors,
    rooms: rooms.filter(
      (room) => floors.includes(room.floor) && (room.kind !== 'BEDROOM' || bedrooms.has(room)),
    ),
    beds,
  };
}

/** What every size shows, for what is to be the same in all of them: works, inspections. */
export const shownByAll: Premises = part();

/** The premises of a size. @param isWhole whether all that was published is shown, or fewer houses as there are fewer people */
export const premisesOf = (isWhole: boolean): Premises => (isWhole ? whole : shownByAll);

/** Beds of a site that stand whatever the need. */
export const standingBeds = ({ beds }: Premises, site: Site): number =>
  beds.filter((bed) => !bed.temporary && bed.room.floor.building.site.code === site.code).length;

/** Beds of a site outside its zones for children: for adults and families. */
export const bedsOutsideZones = ({ beds }: Premises, site: Site): number =>
  beds.filter((bed) => !isOfZone(bed) && bed.room.floor.building.site.code === site.code).length;
