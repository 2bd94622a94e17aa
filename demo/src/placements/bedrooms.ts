import type { Resident } from '../population/resident.js';
import type { Bed, Room } from '../premises/rooms.js';
import { uneaseIn } from './company.js';

/** Who sleeps in which room, whichever kind of bed it is. */
export class Sleepers {
  readonly #rooms = new Map<Room, Resident[]>();
  static readonly #nobody: readonly Resident[] = [];

  in(room: Room): readonly Resident[] {
    return this.#rooms.get(room) ?? Sleepers.#nobody;
  }

  add(room: Room, resident: Resident): void {
    const list = this.#rooms.get(room);
    if (list) list.push(resident);
    else this.#rooms.set(room, [resident]);
  }

  remove(room: Room, resident: Resident): void {
    const list = this.#rooms.get(room)!;
    list.splice(list.indexOf(resident), 1);
  }
}

/** A room that has a free bed for somebody, and how uneasy that would be. */
export interface Choice {
  free: FreeBed;
  unease: number;
}

interface FreeBed {
  room: Room;
  /** The free beds of a kind in the room, the first one last. */
  beds: Bed[];
}

/** Free beds of one kind at one site, room by room. */
export class Bedrooms {
  readonly #rooms: FreeBed[];
  readonly #byRoom: ReadonlyMap<Room, FreeBed>;

  constructor(
    beds: readonly Bed[],
    private readonly sleepers: Sleepers,
  ) {
    const byRoom = new Map<Room, FreeBed>();
    for (const bed of beds) {
      const known = byRoom.get(bed.room);
      if (known) known.beds.unshift(bed);
      else byRoom.set(bed.room, { room: bed.room, beds: [bed] });
    }
    this.#byRoom = byRoom;
    this.#rooms = [...byRoom.values()];
  }

  /**
   * The best room with a free bed at a moment, the first one of equals; undefined when none is free.
   * @param together how many people came together with this one, this one included
   * @param but a room that is left
   */
  best(resident: Resident, at: number, together: number, but?: Room): Choice | undefined {
    let best: Choice | undefined;
    let emptySeen = false;
    for (const free of this.#rooms) {
      if (free.beds.length === 0 || free.room === but) continue;
      const inRoom = this.sleepers.in(free.room);
      // For one person one empty room is like the other.
      if (inRoom.length === 0 && emptySeen && together === 1) continue;
      emptySeen ||= inRoom.length === 0;
      const unease = uneaseIn(resident, inRoom, [free.beds.length, together], at);
      if (!best || unease < best.unease) best = { free, unease };
      if (best.unease === 0 || (best.unease === 1 && together === 1)) break;
    }
    return best;
  }

  /** Takes a bed of a room that was chosen. */
  static take({ free }: Choice): Bed {
    return free.beds.pop()!;
  }

  /** Gives a bed back. */
  release(bed: Bed): void {
    const { beds } = this.#byRoom.get(bed.room)!;
    beds.push(bed);
    beds.sort((one, other) => bed.room.beds.indexOf(other) - bed.room.beds.indexOf(one));
  }
}
