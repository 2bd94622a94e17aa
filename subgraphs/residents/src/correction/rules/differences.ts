import { keptOf, withLanguagesOf } from '../../register/rules/language-levels.js';
import { latinNamesOf } from '../../register/rules/latin-name.js';
import type {
  DateOfBirthCertainty,
  FamilySituation,
  InformationSource,
  InterpreterNeed,
  LatinNameSource,
  NameOrder,
  NationalityStatus,
  Sex,
} from '../../register/values.js';
import type { CorrectedField } from '../values.js';

/** What can be corrected, by the names that `resident` and the input have for it. */
export interface Correctable {
  registrationNumber: string;
  givenName: string;
  familyName: string | null;
  fatherName: string | null;
  nameOrder: NameOrder | null;
  givenNameLatin: string | null;
  familyNameLatin: string | null;
  fatherNameLatin: string | null;
  latinNameSource: LatinNameSource | null;
  dateOfBirth: string | null;
  dateOfBirthCertainty: DateOfBirthCertainty | null;
  sex: Sex;
  nationality: string | null;
  languages: string[];
  familySituation: FamilySituation;
  familySituationSince: string | null;
  familySituationSource: InformationSource | null;
  nationalityStatus: NationalityStatus | null;
  languageLevels: string[];
  interpreterNeed: InterpreterNeed;
  interpreterLanguage: string | null;
  otherNames: string[];
  otherNameSources: InformationSource[];
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
  FAMILY_SITUATION_SINCE: 'familySituationSince',
  FAMILY_SITUATION_SOURCE: 'familySituationSource',
  NATIONALITY_STATUS: 'nationalityStatus',
  LANGUAGE_LEVELS: 'languageLevels',
  INTERPRETER_NEED: 'interpreterNeed',
  INTERPRETER_LANGUAGE: 'interpreterLanguage',
  OTHER_NAMES: 'otherNames',
  OTHER_NAME_SOURCES: 'otherNameSources',
  FATHER_NAME: 'fatherName',
  FATHER_NAME_LATIN: 'fatherNameLatin',
  NAME_ORDER: 'nameOrder',
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
 * known; so with the status of another nationality, and with since when and from whom another family situation is. Names in Latin letters that a machine wrote follow the name; those that a person wrote stay until a person corrects them.
 */
export function meantBy(found: Correctable, wanted: Partial<Correctable>): Partial<Correctable> {
  const isAnother = (name: keyof Correctable) => wanted[name] !== undefined && wanted[name] !== found[name];
  return {
    ...(isAnother('dateOfBirth') && { dateOfBirthCertainty: null }),
    ...(isAnother('nationality') && { nationalityStatus: null }),
    ...(isAnother('familySituation') && { familySituationSince: null, familySituationSource: null }),
    ...wanted,
    ...latinNamesMeant(found, wanted),
    ...languagesMeant(found, wanted),
    ...interpreterMeant(wanted),
  };
}

/** Levels go with their languages, and bring those that are missing. */
function languagesMeant(found: Correctable, wanted: Partial<Correctable>): Partial<Correctable> {
  if (wanted.languages === undefined && wanted.languageLevels === undefined) return {};
  const { languages, languageLevels } = { ...found, ...wanted };
  return wanted.languageLevels === undefined
    ? { languageLevels: keptOf(languages, languageLevels) }
    : { languages: withLanguagesOf(languages, languageLevels) };
}

/** Whoever needs no interpreter needs none in any language, and a language says that one is needed. */
function interpreterMeant({
  interpreterNeed,
  interpreterLanguage,
}: Partial<Correctable>): Partial<Correctable> {
  if (interpreterNeed && interpreterNeed !== 'NEEDED' && interpreterLanguage === undefined)
    return { interpreterLanguage: null };
  return interpreterLanguage && interpreterNeed === undefined ? { interpreterNeed: 'NEEDED' } : {};
}

const AS_GIVEN = ['givenName', 'familyName', 'fatherName'] as const;
const LATIN = ['givenNameLatin', 'familyNameLatin', 'fatherNameLatin'] as const;

function latinNamesMeant(found: Correctable, wanted: Partial<Correctable>): Partial<Correctable> {
  const names = { ...found, ...wanted };
  const { givenNameLatin, familyNameLatin = null, fatherNameLatin = null } = wanted;
  if (givenNameLatin === null)
    return { givenNameLatin, familyNameLatin, fatherNameLatin, latinNameSource: null };
  if (LATIN.some((name) => wanted[name] !== undefined))
    return { latinNameSource: wanted.latinNameSource ?? 'REGISTRAR' };
  if (AS_GIVEN.every((name) => names[name] === found[name])) return {};
  const isByMachine = found.latinNameSource === null || found.latinNameSource === 'MACHINE';
  if (isByMachine && wanted.latinNameSource === undefined) return latinNamesOf(names);
  return {
    ...(names.familyName === null && { familyNameLatin: null }),
    ...(names.fatherName === null && { fatherNameLatin: null }),
  };
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
