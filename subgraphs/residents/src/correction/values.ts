import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

/** What of a resident can be corrected: each word is a column of `resident` in capitals. */
export const CorrectedField = describedList(
  'CorrectedField',
  'What of a resident was corrected.',
  labels.CorrectedField,
  {
    REGISTRATION_NUMBER: "The State's own number of the resident.",
    GIVEN_NAME: 'The given name.',
    FAMILY_NAME: 'The family name.',
    GIVEN_NAME_LATIN: 'The given name in Latin letters.',
    FAMILY_NAME_LATIN: 'The family name in Latin letters.',
    LATIN_NAME_SOURCE: 'Who wrote the names in Latin letters.',
    DATE_OF_BIRTH: 'The date of birth.',
    DATE_OF_BIRTH_CERTAINTY: 'On what the date of birth rests.',
    SEX: 'The sex as registered.',
    NATIONALITY: 'The nationality.',
    LANGUAGES: 'The languages that the resident speaks.',
    FAMILY_SITUATION: 'With whom the resident came.',
    FAMILY_SITUATION_SINCE: 'Since when the family situation is so.',
    FAMILY_SITUATION_SOURCE: 'Who or what said what the family situation is.',
    NATIONALITY_STATUS: 'Whether the resident has a nationality.',
    LANGUAGE_LEVELS:
      'How well the resident speaks and writes languages: each with two levels, spoken and written.',
    INTERPRETER_NEED: 'Whether the resident needs an interpreter.',
    INTERPRETER_LANGUAGE: 'In which language an interpreter is needed.',
    OTHER_NAMES: 'Other names that the resident used or was given elsewhere.',
    OTHER_NAME_SOURCES: 'Who or what said each of the other names, in their order.',
    FATHER_NAME: 'The name of the father.',
    FATHER_NAME_LATIN: 'The name of the father in Latin letters.',
    NAME_ORDER: 'In which order the parts of the name are said.',
  },
);
export type CorrectedField = keyof typeof CorrectedField;

/** The group of each: who reads a value reads what it was. The tests hold it against the fields of `Resident`. */
export const GROUP_OF: Readonly<Record<CorrectedField, 'OPERATIONAL' | 'IDENTITY' | 'FAMILY'>> = {
  REGISTRATION_NUMBER: 'IDENTITY',
  GIVEN_NAME: 'IDENTITY',
  FAMILY_NAME: 'IDENTITY',
  GIVEN_NAME_LATIN: 'IDENTITY',
  FAMILY_NAME_LATIN: 'IDENTITY',
  LATIN_NAME_SOURCE: 'IDENTITY',
  DATE_OF_BIRTH: 'IDENTITY',
  DATE_OF_BIRTH_CERTAINTY: 'IDENTITY',
  SEX: 'OPERATIONAL',
  NATIONALITY: 'IDENTITY',
  LANGUAGES: 'OPERATIONAL',
  FAMILY_SITUATION: 'FAMILY',
  FAMILY_SITUATION_SINCE: 'FAMILY',
  FAMILY_SITUATION_SOURCE: 'FAMILY',
  NATIONALITY_STATUS: 'IDENTITY',
  LANGUAGE_LEVELS: 'OPERATIONAL',
  INTERPRETER_NEED: 'OPERATIONAL',
  INTERPRETER_LANGUAGE: 'OPERATIONAL',
  OTHER_NAMES: 'IDENTITY',
  OTHER_NAME_SOURCES: 'IDENTITY',
  FATHER_NAME: 'IDENTITY',
  FATHER_NAME_LATIN: 'IDENTITY',
  NAME_ORDER: 'IDENTITY',
};
