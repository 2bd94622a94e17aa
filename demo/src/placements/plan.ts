import { HISTORY_END } from '../moment.js';
import type { Resident } from '../population/resident.js';
import type { Bed } from '../premises/rooms.js';
import { DAY, HOUR } from '../seed/calendar.js';
import { streamOf } from '../seed/random.js';
import { type BedKind, bedsByKind, remarkOn, wantedKinds, zoneInCare } from './bed-kinds.js';
import { FreeBeds } from './free-beds.js';

/** One resident in one bed for a time. Moments are milliseconds since 1970. */
export interface Placement {
  bed: Bed;
  resident: Resident;
  startsAt: number;
  endsAt: number | null;
  endReason: 'MOVED' | 'DEPARTED' | 'LEFT_WITHOUT_NOTICE' | 'TRANSFERRED' | 'TURNED_18' | null;
  note: string | null;
}

const stream = streamOf('placements');
const MOVES = 0.12;
const OPEN_TO_ALL: readonly BedKind[] = ['FAMILIES', 'MEN'];

// What happens at one moment happens in this order: beds are freed before they are given.
const LEAVES = 0;
const MOVES_ON = 1;
const COMES = 2;

interface Happening {
  at: number;
  what: typeof LEAVES | typeof MOVES_ON | typeof COMES;
  resident: Resident;
}

/** A bed is given soon after the arrival, and sooner to who leaves soon. */
function bedtime({ arrivedAt, departedAt }: Resident, share: number): number {
  const stay = (departedAt ?? HISTORY_END) - arrivedAt;
  return Math.floor(arrivedAt + Math.min(2 * HOUR, stay / 3) * share);
}

function happeningsOf(resident: Resident, seed: number): Happening[] {
  const random = stream(seed, resident.index);
  const at = bedtime(resident, random.between(0.2, 1));
  const end = resident.departedAt ?? HISTORY_END;
  if (at >= end) return [];
  const happenings: Happening[] = [{ at, what: COMES, resident }];
  if (end - at > 6 * DAY) {
    const moved = random.chance(MOVES) ? random.between(0.2, 0.8) * (end - at) : random.between(1, 5) * DAY;
    happenings.push({ at: Math.floor(at + moved), what: MOVES_ON, resident });
  }
  if (resident.departedAt !== null) happenings.push({ at: resident.departedAt, what: LEAVES, resident });
  return happenings;
}

const endOf = ({ departureReason }: Resident): Placement['endReason'] =>
  departureReason === 'LEFT_WITHOUT_NOTICE' ||
  departureReason === 'TRANSFERRED' ||
  departureReason === 'TURNED_18'
    ? departureReason
    : 'DEPARTED';

/** The closed ward takes nobody from the other shelters of its centre. */
const CLOSED = 'BUSMANTSI';

/** Where a bed is looked for: at the resident's own site, then at the other shelters of the centre. */
function* choices(resident: Resident, kinds: readonly BedKind[]): Generator<[site: string, kind: BedKind]> {
  const own = resident.site.code;
  for (const kind of kinds) yield [own, kind];
  for (const { code } of resident.centre.shelters)
    if (code !== own && code !== CLOSED)
      for (const kind of OPEN_TO_ALL) if (kinds.includes(kind)) yield [code, kind];
}

/**
 * Gives beds to everybody, as long as there are any: nobody two at once, no bed twice. A zone that is full spills over into
 * temporary beds, then out of the zone; such placements carry a note. Who finds no bed at all has no placement.
 * Sets the zone of each resident.
 */
export function planPlacements(residents: readonly Resident[], seed: number): Placement[] {
  const free = new Map(
    [...bedsByKind()].map(([site, kinds]) => [
      site,
      new Map([...kinds].map(([kind, beds]) => [kind, new FreeBeds(beds)])),
    ]),
  );
  const current = new Map<Resident, { placement: Placement; kind: BedKind }>();
  const placements: Placement[] = [];
  const happenings = residents.flatMap((resident) => happeningsOf(resident, seed));
  happenings.sort(
    (one, other) => one.at - other.at || one.what - other.what || one.resident.index - other.resident.index,
  );

  function place(resident: Resident, at: number, kinds: readonly BedKind[]): boolean {
    const zone = zoneInCare(resident, at);
    for (const [site, kind] of choices(resident, kinds)) {
      const bed = free.get(site)!.get(kind)?.take();
      if (!bed) continue;
      const outside = kind === 'FAMILIES' || kind === 'MEN';
      resident.zone = outside ? null : (zone ?? null);
      const note = remarkOn(kind, zone !== undefined);
      const placement: Placement = { bed, resident, startsAt: at, endsAt: null, endReason: null, note };
      current.set(resident, { placement, kind });
      placements.push(placement);
      return true;
    }
    return false;
  }

  function end(resident: Resident, at: number, reason: Placement['endReason']): void {
    const present = current.get(resident);
    if (!present) return;
    current.delete(resident);
    present.placement.endsAt = at;
    present.placement.endReason = reason;
    const { bed } = present.placement;
    free.get(bed.room.floor.building.site.code)!.get(present.kind)!.release(bed);
  }

  function move(resident: Resident, at: number): void {
    const present = current.get(resident);
    const kinds = wantedKinds(resident, at);
    // Most stay in a bed that is as it should be; out of a temporary one everybody is moved as soon as it can be.
    const better = present ? kinds.slice(0, Math.max(kinds.indexOf(present.kind), 1)) : kinds;
    if (present && kinds[0] === present.kind && !stream(seed, resident.index).chance(MOVES)) return;
    if (!present) {
      place(resident, at, kinds);
      return;
    }
    // The new bed is taken before the old one is given back, or it might be the same.
    if (place(resident, at, better)) {
      const next = current.get(resident)!;
      current.set(resident, present);
      end(resident, at, 'MOVED');
      current.set(resident, next);
    }
  }

  for (const { at, what, resident } of happenings) {
    if (what === COMES) place(resident, at, wantedKinds(resident, at));
    else if (what === MOVES_ON) move(resident, at);
    else end(resident, at, endOf(resident));
  }
  return placements;
}
