import type { DateOfBirthCertainty, FamilySituation, Sex } from '../../register/values.js';
import type { CorrectedField } from '../values.js';

/** What can be corrected, by the names that `resident` and the input have for it. */
export interface Correctable {
  registrationNumber: string;
  givenName: string;
  familyName: string | null;
  dateOfBirth: string | null;
  dateOfBirthCertainty: DateOfBirthCertainty | null;
  sex: Sex;
  nationality: string | null;
  languages: string[];
  familySituation: FamilySituation;
}

/** The name of each value for each word. */
export const NAME_OF: Readonly<Record<CorrectedField, keyof Correctable>> = {
  REGISTRATION_NUMBER: 'registrationNumber',
  GIVEN_NAME: 'givenName',
  FAMILY_NAME: 'familyName',
  DATE_OF_BIRTH: 'dateOfBirth',
  DATE_OF_BIRTH_CERTAINTY: 'dateOfBirthCertainty',
  SEX: 'sex',
  NATIONALITY: 'nationality',
  LANGUAGES: 'languages',
  FAMILY_SITUATION: 'familySituation',
};

export interface Difference {
  field: CorrectedField;
  /** Before and after, as a correction keeps them. */
  oldValue: string | null;
  newValue: string | null;
}

/** A value as a correction keeps it: of a list one after the other; a list of nothing is nothing. `residents.told_value` in SQL. */
const told = (value: string | string[] | null): string | null =>
  Array.isArray(value) ? value.join(', ') || null : value;

/**
 * What is meant by what was told: a certainty is that of one date, so that with another date and nothing said of it none is known.
 */
export function meantBy(found: Correctable, wanted: Partial<Correctable>): Partial<Correctable> {
  const { dateOfBirth } = wanted;
  const isAnotherDate = dateOfBirth !== undefined && dateOfBirth !== found.dateOfBirth;
  return isAnotherDate ? { dateOfBirthCertainty: null, ...wanted } : wanted;
}

/** What of the wanted values is not on record already, in the order of the words. */
export function differencesOf(found: Correctable, wanted: Partial<Correctable>): Difference[] {
  const meant = meantBy(found, wanted);
  return (Object.entries(NAME_OF) as [CorrectedField, keyof Correctable][]).flatMap(([field, name]) => {
    const wantedValue = meant[name];
    if (wantedValue === undefined) return [];
    const [oldValue, newValue] = [told(found[name]), told(wantedValue)];
    return oldValue === newValue ? [] : [{ field, oldValue, newValue }];
  });
}
