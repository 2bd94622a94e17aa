import type { Row } from './cells.js';

/** A prime below 2^26: products are exact in doubles. */
const PRIME = 67_108_859;

const reduced = (value: number): number => {
  const rest = value - Math.floor(value / PRIME) * PRIME;
  return rest < 0 ? rest + PRIME : rest >= PRIME ? rest - PRIME : rest;
};

function inverse(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0];
  while (a !== 1) {
    const times = Math.floor(b / a);
    [a, b, x, y] = [b - times * a, a, reduced(y - reduced(times * x)), x];
  }
  return x;
}

/**
 * What follows from the numbers that are told, by Gaussian elimination modulo a prime. A protected sum follows from them when every world that
 * they cannot tell from the true one gives it the same value; `#other` is such a difference of worlds, chosen at random: where it changes every
 * protected sum, none follows. That it changes one is proof; that it misses one by chance costs a number that could have been told.
 */
export class Elimination {
  readonly #variables: number;
  #protected: readonly [numbers: Int32Array, factors: Float64Array][] = [];
  readonly #pivots: { at: number; numbers: Int32Array; factors: Float64Array }[] = [];
  readonly #isPivot: Uint8Array;
  #other: Float64Array;
  #spare: Float64Array;
  #random: number;

  constructor(variables: number) {
    this.#variables = variables;
    this.#isPivot = new Uint8Array(variables);
    this.#random = 20_190_607;
    this.#other = this.#difference();
    this.#spare = this.#difference();
  }

  /** Takes a number for told, whatever follows from it: it was told before. */
  know(row: Row): void {
    if (this.follows(row)) return;
    this.#add(row);
    this.#other = this.#difference();
    this.#spare = this.#difference();
  }

  /** From now on none of these sums, which do not follow yet, may follow. */
  guard(rows: readonly Row[]): void {
    this.#protected = rows.map((row) => [Int32Array.from(row.keys()), Float64Array.from(row.values())]);
  }

  /** Whether it follows from what is told already. */
  follows(row: Row): boolean {
    return times(row, this.#other) === 0 && times(row, this.#spare) === 0;
  }

  /** Tells a number, unless a protected sum would follow then. @returns whether it is told */
  tell(row: Row): boolean {
    const [one, two] = [times(row, this.#other), times(row, this.#spare)];
    if (one === 0 && two === 0) return true;
    // A difference of worlds that the new number cannot tell either.
    const next = new Float64Array(this.#variables);
    for (let at = 0; at < next.length; at += 1)
      next[at] = reduced(two * this.#other[at]! + PRIME - reduced(one * this.#spare[at]!));
    if (!this.#changesAll(next)) return false;
    this.#add(row);
    this.#other = next;
    this.#spare = this.#difference();
    return true;
  }

  #changesAll(world: Float64Array): boolean {
    for (const [numbers, factors] of this.#protected) {
      let sum = 0;
      for (let at = 0; at < numbers.length; at += 1) sum += factors[at]! * world[numbers[at]!]!;
      if (reduced(sum) === 0) return false;
    }
    return true;
  }

  /** The row without the pivots of earlier ones, as a pivot. */
  #add(row: Row): void {
    const rest = new Float64Array(this.#variables);
    for (const [at, factor] of row) rest[at] = reduced(factor);
    for (const { at, numbers, factors } of this.#pivots) {
      const factor = rest[at]!;
      if (factor === 0) continue;
      for (let place = 0; place < numbers.length; place += 1)
        rest[numbers[place]!] = reduced(rest[numbers[place]!]! + (PRIME - factor) * factors[place]!);
    }
    const numbers: number[] = [];
    for (let at = 0; at < rest.length; at += 1) if (rest[at] !== 0) numbers.push(at);
    const at = numbers.at(-1);
    if (at === undefined) return;
    const unit = inverse(rest[at]!);
    this.#isPivot[at] = 1;
    this.#pivots.push({
      at,
      numbers: Int32Array.from(numbers),
      factors: Float64Array.from(numbers, (one) => reduced(rest[one]! * unit)),
    });
  }

  /** A random difference of worlds that no told number tells. */
  #difference(): Float64Array {
    const world = Float64Array.from({ length: this.#variables }, (_, at) =>
      this.#isPivot[at] ? 0 : this.#draw(),
    );
    for (let place = this.#pivots.length - 1; place >= 0; place -= 1) {
      const { at, numbers, factors } = this.#pivots[place]!;
      world[at] = 0;
      let sum = 0;
      for (let one = 0; one < numbers.length; one += 1)
        sum = reduced(sum + factors[one]! * world[numbers[one]!]!);
      world[at] = sum === 0 ? 0 : PRIME - sum;
    }
    return world;
  }

  /** The same at each start: what is told of the same records is the same. */
  #draw(): number {
    this.#random = (this.#random * 16_807) % 2_147_483_647;
    return 1 + (this.#random % (PRIME - 1));
  }
}

function times(row: Row, world: Float64Array): number {
  let sum = 0;
  for (const [at, factor] of row) sum = sum + factor * world[at]!;
  return reduced(sum);
}
