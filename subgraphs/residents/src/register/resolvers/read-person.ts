import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readCode, readLanguage, readNationality, readText } from '@mrrm/platform/writing/input';
import { bornAfterArrival, mustBePossible } from '../rules/birth.js';
import { withLanguagesOf } from '../rules/language-levels.js';
import type { DateOfBirthCertainty, FamilySituation, NameOrder, Sex } from '../values.js';
import { readLatinNames, type ToldLatinNames } from './latin-names.js';
import { readMore, type ToldMore } from './read-told.js';

/** What is said of a person who is registered, alone or with others. */
export interface ToldPerson extends ToldLatinNames, ToldMore {
  registrationNumber: string;
  givenName: string;
  familyName?: string | null;
  fatherName?: string | null;
  nameOrder?: NameOrder | null;
  dateOfBirth?: string | null;
  dateOfBirthCertainty?: DateOfBirthCertainty | null;
  dateOfBirthIsEstimate?: boolean;
  sex: Sex;
  nationality?: string | null;
  languages: string[];
  familySituation: FamilySituation;
  householdNumber?: string | null;
}

/**
 * Reads what is said of a person.
 * @param days YYYY-MM-DD at the centre
 * @throws Refusal BAD_USER_INPUT, or RULE_VIOLATION for who would have arrived before the birth
 */
export function readPerson(input: ToldPerson, days: { today: string; arrivedOn: string }) {
  const { dateOfBirth = null, nationality } = input;
  if (dateOfBirth) mustBePossible(dateOfBirth, days);
  const certainty = readCertainty(input);
  if (dateOfBirth && dateOfBirth > days.arrivedOn) throw bornAfterArrival('arrivedAt');
  const more = readMore(input);
  const languages = input.languages.map((code, index) => readLanguage(code, `languages.${index}`));
  const names = readNames(input);
  return {
    registrationNumber: readCode(input.registrationNumber, 'registrationNumber'),
    ...names,
    ...readLatinNames(input, names),
    dateOfBirth,
    ...certainty,
    sex: input.sex,
    nationality: ifGiven(nationality, (given) => readNationality(given, 'nationality')),
    languages: more.languageLevels ? withLanguagesOf(languages, more.languageLevels) : languages,
    ...more,
    familySituation: input.familySituation,
    householdNumber: ifGiven(input.householdNumber, (given) => readCode(given, 'householdNumber')),
  };
}

/** The names as given; what is not said beside given and family name is absent. @throws Refusal BAD_USER_INPUT */
function readNames({ givenName, familyName, fatherName, nameOrder }: ToldPerson) {
  return {
    givenName: readText(givenName, 'givenName'),
    familyName: ifGiven(familyName, (given) => readText(given, 'familyName')),
    ...(fatherName != null && { fatherName: readText(fatherName, 'fatherName') }),
    ...(nameOrder && { nameOrder }),
  };
}

/** @throws Refusal BAD_USER_INPUT when what is said of a date of birth does not fit together */
function readCertainty({ dateOfBirth, dateOfBirthCertainty, dateOfBirthIsEstimate }: ToldPerson) {
  const certainty = dateOfBirthCertainty ?? (dateOfBirthIsEstimate ? 'ASSESSED' : null);
  const path = dateOfBirthCertainty ? 'dateOfBirthCertainty' : 'dateOfBirthIsEstimate';
  if (certainty && !dateOfBirth)
    throw badInput(
      dateOfBirthCertainty ? 'A certainty needs a date of birth.' : 'An estimate needs a date of birth.',
      path,
    );
  if (dateOfBirthIsEstimate && certainty !== 'ASSESSED')
    throw badInput('An estimate is ASSESSED. Say one of the two.', path);
  return { dateOfBirthCertainty: certainty, dateOfBirthIsEstimate: certainty === 'ASSESSED' };
}
