import { isChildAlone, type Resident } from '../population/resident.js';
import { adultZone, adultZoneFloor } from '../premises/adult-zone.js';
import type { Bed, Room } from '../premises/rooms.js';
import { zoneOfSite } from '../premises/safe-zones.js';
import type { Premises } from '../premises/shown.js';

/** What a bed is for. Children alone are housed apart from adults, girls apart from boys, families together. */
export type BedKind =
  | 'BOYS'
  | 'GIRLS'
  | 'BOYS_TEMPORARY'
  | 'GIRLS_TEMPORARY'
  | 'GYM'
  | 'FAMILIES'
  | 'MEN'
  | 'ADULT_ZONE';

const GIRLS_EVERY = 12;
/** Of the houses outside the zones every third room is for men alone: about as many of those who live there are. */
const MEN_EVERY = 3;

function kindOf({ room, temporary }: Bed, numberOfRoom: number): BedKind {
  if (room.kind === 'GYM') return 'GYM';
  if (room.floor === adultZoneFloor) return 'ADULT_ZONE';
  if (!room.floor.zone) return numberOfRoom % MEN_EVERY < MEN_EVERY - 1 ? 'FAMILIES' : 'MEN';
  const girls = numberOfRoom % GIRLS_EVERY === GIRLS_EVERY - 1;
  if (temporary) return girls ? 'GIRLS_TEMPORARY' : 'BOYS_TEMPORARY';
  return girls ? 'GIRLS' : 'BOYS';
}

/** All beds of the premises, by site and kind. */
export function bedsByKind({ beds }: Premises): Map<string, Map<BedKind, Bed[]>> {
  const sites = new Map<string, Map<BedKind, Bed[]>>();
  const numbers = new Map<string, number>();
  const numberOf = new Map<Room, number>();
  for (const bed of beds) {
    const { room } = bed;
    const site = room.floor.building.site.code;
    if (!numberOf.has(room)) {
      const part = `${site} ${room.floor.zone?.code ?? ''}`;
      const number = numbers.get(part) ?? 0;
      numbers.set(part, number + 1);
      numberOf.set(room, number);
    }
    const kinds = sites.get(site) ?? new Map<BedKind, Bed[]>();
    sites.set(site, kinds);
    const kind = kindOf(bed, numberOf.get(room)!);
    const like = kinds.get(kind);
    if (like) like.push(bed);
    else kinds.set(kind, [bed]);
  }
  return sites;
}

/** Men of the cast, one of them a separated child's uncle, for whom the zone of adults is there. */
const isForAdultZone = ({ cast }: Resident): boolean =>
  cast?.role === 'MAN_ALONE' || cast?.role === 'RELATIVE';

/** In the care of a zone while the resident is a child alone at a site whose zone is open, or a man for whom there is a zone. */
export function zoneInCare(resident: Resident, at: number) {
  if (isForAdultZone(resident)) return adultZone;
  const zone = isChildAlone(resident) ? zoneOfSite(resident.site.code) : undefined;
  return zone && zone.opened * 86_400_000 <= at ? zone : undefined;
}

/** The kinds of beds for a resident, the best first. */
export function wantedKinds(resident: Resident, at: number): readonly BedKind[] {
  if (isForAdultZone(resident)) return ['ADULT_ZONE', 'MEN', 'FAMILIES'];
  const girl = resident.sex === 'FEMALE';
  if (zoneInCare(resident, at))
    return girl ? ['GIRLS', 'GIRLS_TEMPORARY', 'FAMILIES'] : ['BOYS', 'BOYS_TEMPORARY', 'GYM', 'FAMILIES'];
  return resident.familySituation === 'ADULT_ALONE' && !girl ? ['MEN', 'FAMILIES'] : ['FAMILIES', 'MEN'];
}

/** What is written on a placement that is not as it should be; null for the others. */
export function remarkOn(kind: BedKind, inCareOfZone: boolean): string | null {
  if (kind === 'GYM') return 'Zone over capacity: temporary bed in the gym.';
  if (kind.endsWith('TEMPORARY')) return 'Zone over capacity: temporary bed in an occupied room.';
  return inCareOfZone && (kind === 'FAMILIES' || kind === 'MEN')
    ? 'Zone over capacity: housed outside the safe zone.'
    : null;
}
