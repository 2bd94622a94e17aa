import type { NameOrder } from '../values.js';

/** The parts of a name as given. */
export interface NameParts {
  givenName: string;
  familyName: string | null;
  fatherName: string | null;
  nameOrder: NameOrder | null;
}

/** A whole name in the order in which it is said; `fullName` of the database is the same. */
export const fullNameOf = ({ givenName, familyName, fatherName, nameOrder }: NameParts): string =>
  (nameOrder === 'FAMILY_FIRST' ? [familyName, givenName, fatherName] : [givenName, fatherName, familyName])
    .filter((part) => part !== null)
    .join(' ');
