import { badInput, Refusal } from '@mrrm/platform/wire/errors';
import { wholeYears } from './whole-years.js';

/** Years. The oldest human whose age is proven reached 122. */
const OLDEST = 120;

/**
 * Checks that somebody who arrived on a day can have been born on another. All days are YYYY-MM-DD at the centre.
 * @throws Refusal BAD_USER_INPUT at `dateOfBirth`
 */
export function mustBePossible(
  dateOfBirth: string,
  { today, arrivedOn }: { today: string; arrivedOn: string },
): void {
  if (dateOfBirth > today) throw badInput('This day lies in the future.', 'dateOfBirth');
  if ((wholeYears(dateOfBirth, arrivedOn) ?? 0) > OLDEST)
    throw badInput(`Nobody arrives older than ${OLDEST} years. Give another date of birth.`, 'dateOfBirth');
}

/** What is told of somebody who would have arrived before the birth. */
export const bornAfterArrival = (path: string): Refusal =>
  new Refusal(
    'RULE_VIOLATION',
    'The resident would have arrived before the birth. Who is born at the centre arrives then.',
    { path, rule: 'BEFORE_BIRTH' },
  );
