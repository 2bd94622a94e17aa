/** How a sum of what units did is made up. */
export interface Weight {
  value: number;
  units: number;
  /** How much the two that did most add. */
  first: number;
  second: number;
}

/** The others have to add at least so much of what the largest one adds, or the second largest one could work that out. */
const OTHERS = 0.1;

/** @param contributions how much each unit adds */
export function weigh(contributions: Iterable<number>): Weight {
  let [value, units, first, second] = [0, 0, 0, 0];
  for (const one of contributions) {
    units += 1;
    value += one;
    if (one > first) [first, second] = [one, first];
    else if (one > second) second = one;
  }
  return { value, units, first, second };
}

/**
 * What forbids to tell a sum of what units did: that few did it, that one did more than half (the dominance rule with n = 1 and k = 50), or that the
 * two largest ones leave less than a tenth of the larger one for all others (the p % rule with p = 10).
 */
export function forbids(
  { value, units, first, second }: Weight,
  small: number,
): 'SMALL' | 'DOMINANCE' | undefined {
  if (units <= small) return 'SMALL';
  return 2 * first > value || value - first - second < OTHERS * first ? 'DOMINANCE' : undefined;
}
