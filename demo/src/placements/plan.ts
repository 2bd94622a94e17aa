import { type Resident, wholeStay } from '../population/resident.js';
import type { Bed, Room } from '../premises/rooms.js';
import type { Premises } from '../premises/shown.js';
import { DAY, HOUR } from '../seed/calendar.js';
import { streamOf } from '../seed/random.js';
import { type BedKind, bedsByKind, remarkOn, wantedKinds, zoneInCare } from './bed-kinds.js';
import { Bedrooms, type Choice, Sleepers } from './bedrooms.js';
import { areKin, UNEASY } from './company.js';

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

/** Streams of households lie far from those of residents: who came together is given beds together. */
const FIRST_HOUSEHOLD = 100_000_000;
const streamFor = ({ household, index }: Resident, seed: number) =>
  stream(seed, household === null ? index : FIRST_HOUSEHOLD + household);

/** A bed is given soon after the arrival, and sooner to who leaves soon. */
const bedtime = ({ arrivedAt }: Resident, end: number, share: number): number =>
  Math.floor(arrivedAt + Math.min(2 * HOUR, (end - arrivedAt) / 3) * share);

/** What happens to a resident in a stay that is over, or known until a moment. */
function happeningsOf(resident: Resident, seed: number, knownUntil: number): Happening[] {
  const random = streamFor(resident, seed);
  const end = resident.departedAt ?? knownUntil;
  const at = bedtime(resident, end, random.between(0.2, 1));
  if (at >= end) return [];
  const happenings: Happening[] = [{ at, what: COMES, resident }];
  if (end - at > 6 * DAY) {
    const moved = random.chance(MOVES) ? random.between(0.2, 0.8) * (end - at) : random.between(1, 5) * DAY;
    happenings.push({ at: Math.floor(at + moved), what: MOVES_ON, resident });
  }
  if (resident.departedAt !== null) happenings.push({ at: resident.departedAt, what: LEAVES, resident });
  return happenings;
}

const endOf = ({ leavesBecause }: Resident): Placement['endReason'] =>
  leavesBecause === 'LEFT_WITHOUT_NOTICE' || leavesBecause === 'TRANSFERRED' || leavesBecause === 'TURNED_18'
    ? leavesBecause
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

/** A bed that may be given, of a kind at a site. */
interface Offer extends Choice {
  site: string;
  kind: BedKind;
}

/**
 * Gives beds to everybody, as long as there are any: nobody two at once, no bed twice, in the room with the best company. A zone
 * that is full spills over into temporary beds, then out of the zone; such placements carry a note. Who finds no bed at all has
 * no placement.
 * Sets the zone of each resident.
 */
export class BedPlan {
  /** In the order of their beginning. */
  readonly placements: Placement[] = [];
  readonly #sleepers = new Sleepers();
  /** How many people came together. */
  readonly #households = new Map<number, number>();
  readonly #bedrooms: ReadonlyMap<string, ReadonlyMap<BedKind, Bedrooms>>;
  readonly #current = new Map<Resident, { placement: Placement; kind: BedKind }>();

  constructor(
    private readonly seed: number,
    premises: Premises,
  ) {
    const bedrooms = ([kind, beds]: [BedKind, Bed[]]) => [kind, new Bedrooms(beds, this.#sleepers)] as const;
    this.#bedrooms = new Map(
      [...bedsByKind(premises)].map(([site, kinds]) => [site, new Map([...kinds].map(bedrooms))]),
    );
  }

  /** Beds for residents of whom nothing is known after a moment. */
  past(residents: readonly Resident[], knownUntil: number): void {
    this.#run(residents.flatMap((resident) => happeningsOf(resident, this.seed, knownUntil)));
  }

  /**
   * Goes on after the past until a moment. What happens later changes nothing of it: each happening looks only at those before.
   * @param carried who was there at the end of the past and leaves some day
   * @param came who came since
   */
  onward(carried: readonly Resident[], came: readonly Resident[], until: number): void {
    const leave = carried.map((resident): Happening => ({ at: resident.leavesAt, what: LEAVES, resident }));
    const others = came.flatMap((resident) => {
      const whole = wholeStay(resident);
      return happeningsOf(whole, this.seed, whole.leavesAt).map((happening) => ({ ...happening, resident }));
    });
    this.#run([...leave, ...others].filter(({ at }) => at <= until));
  }

  #togetherWith({ household }: Resident): number {
    return household === null ? 1 : (this.#households.get(household) ?? 1);
  }

  #run(happenings: Happening[]): void {
    for (const { what, resident } of happenings)
      if (what === COMES && resident.household !== null)
        this.#households.set(resident.household, (this.#households.get(resident.household) ?? 0) + 1);
    happenings.sort(
      (one, other) => one.at - other.at || one.what - other.what || one.resident.index - other.resident.index,
    );
    for (const { at, what, resident } of happenings) {
      if (what === COMES) this.#place(resident, at, wantedKinds(resident, at));
      else if (what === MOVES_ON) this.#move(resident, at);
      else this.#end(resident, at, endOf(resident));
    }
  }

  /** The first kind of bed in which somebody is at ease, or where that is least missing. @param but a room that is left */
  #offer(resident: Resident, at: number, kinds: readonly BedKind[], but?: Room): Offer | undefined {
    let least: Offer | undefined;
    for (const [site, kind] of choices(resident, kinds)) {
      const choice = this.#bedrooms
        .get(site)!
        .get(kind)
        ?.best(resident, at, this.#togetherWith(resident), but);
      if (!choice || (least && choice.unease >= least.unease)) continue;
      least = { ...choice, site, kind };
      if (choice.unease < UNEASY) break;
    }
    return least;
  }

  #place(resident: Resident, at: number, kinds: readonly BedKind[], but?: Room): boolean {
    const offer = this.#offer(resident, at, kinds, but);
    if (!offer) return false;
    const { kind } = offer;
    const bed = Bedrooms.take(offer);
    this.#sleepers.add(bed.room, resident);
    const zone = zoneInCare(resident, at);
    const outside = kind === 'FAMILIES' || kind === 'MEN';
    resident.zone = outside ? null : (zone ?? null);
    resident.zones.push({ at, zone: resident.zone });
    const note = remarkOn(kind, zone !== undefined);
    const placement: Placement = { bed, resident, startsAt: at, endsAt: null, endReason: null, note };
    this.#current.set(resident, { placement, kind });
    this.placements.push(placement);
    return true;
  }

  #end(resident: Resident, at: number, reason: Placement['endReason']): void {
    const present = this.#current.get(resident);
    if (!present) return;
    this.#current.delete(resident);
    present.placement.endsAt = at;
    present.placement.endReason = reason;
    const { bed } = present.placement;
    this.#sleepers.remove(bed.room, resident);
    this.#bedrooms.get(bed.room.floor.building.site.code)!.get(present.kind)!.release(bed);
  }

  #move(resident: Resident, at: number): void {
    const present = this.#current.get(resident);
    const kinds = wantedKinds(resident, at);
    if (!present) {
      this.#place(resident, at, kinds);
      return;
    }
    // Most stay in a bed that is as it should be, and all who sleep beside kin; out of a temporary one everybody is moved as soon as it can be.
    const { room } = present.placement.bed;
    const isAsItShouldBe = kinds[0] === present.kind;
    const hasKin = this.#sleepers.in(room).some((other) => other !== resident && areKin(resident, other));
    if (isAsItShouldBe && (hasKin || !streamFor(resident, this.seed).chance(MOVES))) return;
    const better = kinds.slice(0, Math.max(kinds.indexOf(present.kind), 1));
    const offer = this.#offer(resident, at, better, room);
    if (!offer || offer.unease >= UNEASY) return;
    // The new bed is taken before the old one is given back, or it might be the same.
    this.#place(resident, at, better, room);
    const next = this.#current.get(resident)!;
    this.#current.set(resident, present);
    this.#end(resident, at, 'MOVED');
    this.#current.set(resident, next);
  }
}
