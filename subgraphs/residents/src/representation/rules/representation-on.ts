import { isChildOn } from '../../register/rules/majority.js';
import type { Representation } from '../types/representation.js';

/**
 * Which of a resident's representations holds on a day, if any: that of a child ends with childhood.
 * @param day YYYY-MM-DD at the resident's centre
 * @param dateOfBirth YYYY-MM-DD; null when not known
 */
export function representationOn<One extends Pick<Representation, 'appointedOn' | 'endedOn' | 'ofAdult'>>(
  representations: One[],
  day: string,
  dateOfBirth: string | null | undefined,
): One | undefined {
  const isChild = isChildOn(dateOfBirth, day);
  return representations.find(
    ({ appointedOn, endedOn, ofAdult }) =>
      appointedOn <= day && (!endedOn || endedOn > day) && (ofAdult || isChild),
  );
}
