import { wholeYears } from './whole-years.js';

const COMING_OF_AGE = 18;

/**
 * Whether somebody is a child on a day: until the 18th birthday; somebody born on 29 February comes of age on 1 March.
 * Somebody whose birth is not known counts as a child: protection does not end by a gap. In SQL: `residents.is_child_on`.
 * @param dateOfBirth YYYY-MM-DD; null when not known
 * @param day YYYY-MM-DD at the centre
 */
export const isChildOn = (dateOfBirth: string | null | undefined, day: string): boolean =>
  dateOfBirth == null || (wholeYears(dateOfBirth, day) ?? 0) < COMING_OF_AGE;
