import type { Child } from './population.js';
import type { BedOfPlace, Beds } from './premises.js';

interface Free {
  from: number;
  order: number;
  bed: BedOfPlace;
}

/** Beds that are free or will be, the earliest first. */
class FreeBeds {
  readonly #heap: Free[] = [];

  add(free: Free): void {
    const heap = this.#heap;
    heap.push(free);
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!comesFirst(heap[at]!, heap[parent]!)) break;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
  }

  /** Takes the bed that has been free for the longest time, if one is free at the moment. */
  take(moment: number): Free | undefined {
    const heap = this.#heap;
    const first = heap[0];
    if (!first || first.from > moment) return undefined;
    const last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      this.#sink();
    }
    return first;
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && comesFirst(heap[child]!, heap[least]!)) least = child;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }
}

const comesFirst = (a: Free, b: Free) => a.from < b.from || (a.from === b.from && a.order < b.order);

/**
 * Gives beds to arrivals in the order of time: those of the zone first, then those outside of it, then none: such a child
 * lives in the place without a bed, and the zone holds more than its capacity.
 */
export class BedAllocation {
  readonly #free = new Map<string, FreeBeds>();

  constructor(beds: Beds) {
    for (const [place, all] of Object.entries(beds)) {
      for (const [order, bed] of all.entries()) this.#of(place, bed.inZone).add({ from: 0, order, bed });
    }
  }

  #of(place: string, inZone: boolean): FreeBeds {
    const key = `${place} ${inZone}`;
    const free = this.#free.get(key) ?? new FreeBeds();
    this.#free.set(key, free);
    return free;
  }

  /** @returns the bed for the whole stay, or undefined when every bed is taken */
  give({ place, zone, arrivedAt, leavesAt }: Child): BedOfPlace | undefined {
    for (const inZone of zone ? [true, false] : [false]) {
      const beds = this.#of(place.code, inZone);
      const free = beds.take(arrivedAt);
      if (!free) continue;
      beds.add({ ...free, from: leavesAt });
      return free.bed;
    }
    return undefined;
  }
}
