import type { Bed } from '../premises/rooms.js';

/** Free beds of one kind at one site. The first in the order of rooms is given first, so that rooms fill one by one. */
export class FreeBeds {
  /** Positions of the free beds, the first one last. */
  readonly #free: number[];
  readonly #positions: Map<Bed, number>;

  constructor(private readonly beds: readonly Bed[]) {
    this.#free = beds.map((_, position) => beds.length - 1 - position);
    this.#positions = new Map(beds.map((bed, position) => [bed, position]));
  }

  /** Takes a bed; undefined when none is free. */
  take(): Bed | undefined {
    const position = this.#free.pop();
    return position === undefined ? undefined : this.beds[position];
  }

  /** Gives a bed back. */
  release(bed: Bed): void {
    const position = this.#positions.get(bed)!;
    let from = 0;
    let until = this.#free.length;
    while (from < until) {
      const middle = (from + until) >>> 1;
      if (this.#free[middle]! > position) from = middle + 1;
      else until = middle;
    }
    this.#free.splice(from, 0, position);
  }
}
