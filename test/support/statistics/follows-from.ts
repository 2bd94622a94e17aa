import type { Sum } from './attacker.js';

const PRIME = 94_906_249;

const mod = (value: number) => {
  const rest = value % PRIME;
  return rest < 0 ? rest + PRIME : rest;
};
function inverse(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0];
  while (a > 1) {
    const times = Math.floor(b / a);
    [a, b, x, y] = [b - times * a, a, mod(y - mod(times * x)), x];
  }
  return x;
}

/**
 * Which sums follow from told ones: those that are the same in another world, drawn by chance, in which all told ones are. Gauss, by rows and
 * modulo a prime; one in 95 million is named wrongly.
 */
export function followsFrom(told: readonly Sum[], asked: readonly Sum[]): Sum[] {
  const names = new Map<string, number>();
  for (const sum of [...told, ...asked])
    for (const name of sum.keys()) if (!names.has(name)) names.set(name, names.size);
  const pivots: { at: number; row: Float64Array }[] = [];
  for (const sum of told) {
    const row = new Float64Array(names.size);
    for (const [name, factor] of sum) row[names.get(name)!] = mod(factor);
    for (const { at, row: pivot } of pivots) {
      const factor = row[at]!;
      if (factor !== 0)
        for (let one = at; one < row.length; one += 1) row[one] = mod(row[one]! - mod(factor * pivot[one]!));
    }
    const at = row.findIndex((one) => one !== 0);
    if (at < 0) continue;
    const unit = inverse(row[at]!);
    pivots.push({ at, row: row.map((one) => mod(one * unit)) });
    pivots.sort((a, b) => a.at - b.at);
  }
  let seed = 4_711;
  const world = Float64Array.from({ length: names.size }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % PRIME;
  });
  for (const { at, row } of pivots.reverse()) {
    let sum = 0;
    for (let one = at + 1; one < row.length; one += 1) sum = mod(sum + mod(row[one]! * world[one]!));
    world[at] = sum === 0 ? 0 : PRIME - sum;
  }
  return asked.filter((sum) => {
    let value = 0;
    for (const [name, factor] of sum) value = mod(value + factor * world[names.get(name)!]!);
    return value === 0;
  });
}
