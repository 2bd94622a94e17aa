import type { IndicatorOperator } from '../../standards/values.js';
import type { ComplianceStatus } from '../values.js';
import type { Missing, People } from './facts.js';

/**
 * What is known of a measured value: it lies between `low` and `high`, both included. They are the same when all is
 * known; what is missing widens them.
 */
export interface Measure {
  low: number;
  high: number;
  numerator: number | null;
  denominator: number | null;
  missing: Missing[];
  /** The people on whom the value rests, when it rests on people. */
  people?: People | undefined;
  /** Whether those people are the ones of a single room. */
  ofOneRoom?: boolean | undefined;
  /** The day of the reading on which the value rests. */
  measuredOn?: string | undefined;
}

/**
 * A sum or a quotient without the last digits in which binary fractions err: 3.3 m² for 3 people are 1.1 each, and not less.
 * Nothing is measured as finely as that, and no threshold is written so.
 */
export const rounded = (value: number): number => Number(value.toFixed(9));

/** What comes of dividing; without end when there is nothing to divide by. */
export const quotient = (numerator: number, denominator: number): number =>
  denominator === 0 ? Number.POSITIVE_INFINITY : rounded(numerator / denominator);

/** A value that is known. */
export const exactly = (
  numerator: number,
  denominator: number,
  more: Pick<Measure, 'people' | 'ofOneRoom' | 'measuredOn'> = {},
): Measure => {
  const value = quotient(numerator, denominator);
  return { low: value, high: value, numerator, denominator, missing: [], ...more };
};

/** Nothing is known of the value. */
export const nothing = (missing: Missing[], people?: People): Measure => ({
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  numerator: null,
  denominator: null,
  missing,
  people,
});

/** The status by all values that are possible: a verdict is given only when each of them gives the same. */
export function statusOf(
  operator: IndicatorOperator,
  threshold: number,
  { low, high }: Pick<Measure, 'low' | 'high'>,
): ComplianceStatus {
  const meets = (value: number) => {
    if (operator === 'EXACTLY') return value === threshold;
    return operator === 'AT_LEAST' ? value >= threshold : value <= threshold;
  };
  if (operator === 'EXACTLY' && low !== high) {
    return low > threshold || high < threshold ? 'NOT_MET' : 'NOT_MEASURABLE';
  }
  if (meets(low) !== meets(high)) return 'NOT_MEASURABLE';
  return meets(low) ? 'MET' : 'NOT_MET';
}
