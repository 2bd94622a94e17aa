import { createHash } from 'node:crypto';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { v7 } from 'uuid';

/** A seeded source of chance: the same seed gives the same world on every machine. */
export class Random {
  readonly #generator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** A number from 0 to 1, 1 not included. */
  part(): number {
    return (this.#generator.next() >>> 0) / 2 ** 32;
  }

  /** Whether something of the given probability happens. */
  happens(probability: number): boolean {
    return this.part() < probability;
  }

  /** A whole number from 0 to `below`, `below` not included. */
  below(below: number): number {
    return Math.floor(this.part() * below);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** One of the keys, with the probability that stands beside it. The probabilities add up to 1. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    let left = this.part();
    const entries = Object.entries(weights) as [Key, number][];
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return entries.at(-1)![0];
  }

  /** A number from the normal distribution of mean 0 and deviation 1 (Box and Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.part())) * Math.cos(2 * Math.PI * this.part());
  }

  /** A number from the exponential distribution of the given mean. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.part());
  }

  /** A UUIDv7 of a moment, made of chance alone. */
  identifier(moment: number): string {
    const random = new Uint8Array(16);
    const view = new DataView(random.buffer);
    for (let offset = 0; offset < 16; offset += 4) view.setInt32(offset, this.#generator.next());
    return v7({ msecs: moment, random });
  }
}

/** Identifiers of things that do not come about by chance lie at this moment. */
const BEGINNING = Date.UTC(2019, 0, 1);

/** The UUIDv7 of something that has a name: known without a database and without order. */
export function namedIdentifier(name: string): string {
  const random = createHash('sha256').update(name).digest().subarray(0, 16);
  return v7({ msecs: BEGINNING, random });
}
