import { latinNamesOf } from '../../register/rules/latin-name.js';
import type { DateOfBirthCertainty, FamilySituation, LatinNameSource, Sex } from '../../register/values.js';
import type { CorrectedField } from '../values.js';

/** What can be corrected, by the names that `resident` and the input have for it. */
export interface Correctable {
  registrationNumber: string;
  givenName: string;
  familyName: string | null;
  givenNameLatin: string | null;
  familyNameLatin: string | null;
  latinNameSource: LatinNameSource | null;
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
  GIVEN_NAME_LATIN: 'givenNameLatin',
  FAMILY_NAME_LATIN: 'familyNameLatin',
  LATIN_NAME_SOURCE: 'latinNameSource',
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
 * What is meant by what was told: a certainty is that of one date, so that with another date and nothing said of it none is
 * known. Names in Latin letters that a machine wrote follow the name; those that a person wrote stay until a person corrects them.
 */
export function meantBy(found: Correctable, wanted: Partial<Correctable>): Partial<Correctable> {
  const { dateOfBirth } = wanted;
  const isAnotherDate = dateOfBirth !== undefined && dateOfBirth !== found.dateOfBirth;
  return {
    ...(isAnotherDate && { dateOfBirthCertainty: null }),
    ...wanted,
    ...latinNamesMeant(found, wanted),
  };
}

function latinNamesMeant(found: Correctable, wanted: Partial<Correctable>): Partial<Correctable> {
  const { givenName, familyName } = { ...found, ...wanted };
  const { givenNameLatin, familyNameLatin, latinNameSource = 'REGISTRAR' } = wanted;
  if (givenNameLatin === null)
    return { givenNameLatin, familyNameLatin: familyNameLatin ?? null, latinNameSource: null };
  if (givenNameLatin !== undefined || familyNameLatin !== undefined) return { latinNameSource };
  if (givenName === found.givenName && familyName === found.familyName) return {};
  const isByMachine = found.latinNameSource === null || found.latinNameSource === 'MACHINE';
  if (isByMachine && wanted.latinNameSource === undefined) return latinNamesOf(givenName, familyName);
  return familyName === null ? { familyNameLatin: null } : {};
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
