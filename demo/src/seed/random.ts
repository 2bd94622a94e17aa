// Written by hand: Math.random cannot be seeded, and a package for thirty lines of public-domain arithmetic
// (sfc32, seeded by a murmur finaliser) would be one more to trust.

const scramble = (value: number): number => {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** A number that stands for a name (FNV-1a). */
export function numberOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A deterministic source of chance: the same keys give the same numbers on every machine. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(seed: number, stream = 0, index = 0) {
    this.#a = scramble(seed ^ 0x9e3779b9);
    this.#b = scramble(stream + this.#a);
    this.#c = scramble(Math.imul(index, 0x9e3779b1) + this.#b);
    for (let round = 0; round < 8; round += 1) this.bits();
  }

  /** 32 random bits as a number from 0 to 2^32 - 1. */
  bits(): number {
    const result = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + result;
    return result >>> 0;
  }

  /** Leaves out so many numbers, as if something had been made of them. */
  skip(count: number): void {
    for (let more = count; more > 0; more -= 1) this.bits();
  }

  /** From 0 up to, not including, 1. */
  unit(): number {
    return this.bits() / 0x1_0000_0000;
  }

  /** Whether something with this probability happens. */
  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  between(from: number, until: number): number {
    return from + this.unit() * (until - from);
  }

  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** One of the words, each as often as its weight says. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const words = Object.keys(weights) as T[];
    let rest = this.unit() * words.reduce((sum, word) => sum + weights[word], 0);
    for (const word of words) {
      rest -= weights[word];
      if (rest < 0) return word;
    }
    return words[words.length - 1]!;
  }

  /** Normal with mean 0 and deviation 1 (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
  }

  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  /** How many of something that happens `mean` times on average (Poisson; a rounded normal above 30). */
  count(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let product = this.unit();
    let count = 0;
    while (product > limit) {
      product *= this.unit();
      count += 1;
    }
    return count;
  }
}

/**
 * Chance for one subject after another: each index has its own numbers, so that changing one generator, or what it
 * makes for one resident, changes nothing else.
 */
export function streamOf(name: string): (seed: number, index: number) => Random {
  const stream = numberOf(name);
  return (seed, index) => new Random(seed, stream, index);
}
