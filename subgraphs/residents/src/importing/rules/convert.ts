import type { Skill } from '../../register/rules/language-levels.js';
import {
  DateOfBirthCertainty,
  DepartureReason,
  FamilySituation,
  HouseholdRelation,
  InformationSource,
  InterpreterNeed,
  LanguageLevel,
  LatinNameSource,
  NameOrder,
  NationalityStatus,
  Sex,
} from '../../register/values.js';
import { asciiDigits, momentOf, readDate } from './dates.js';
import type { Fault } from './fault.js';
import type { ImportField, Mapping } from './mapping.js';
import { isFormula, valueClassOf } from './value-class.js';

/** A row in the words of this register, before its values are judged. */
export type Converted = Partial<Record<ImportField, Value>>;
type Value = string | string[] | Skill[] | Date;

const WORDS: Partial<Record<ImportField, Readonly<Record<string, string>>>> = {
  sex: Sex,
  familySituation: FamilySituation,
  familySituationSource: InformationSource,
  otherNamesSource: InformationSource,
  householdRelation: HouseholdRelation,
  nationalityStatus: NationalityStatus,
  interpreterNeed: InterpreterNeed,
  dateOfBirthCertainty: DateOfBirthCertainty,
  latinNameSource: LatinNameSource,
  nameOrder: NameOrder,
  departureReason: DepartureReason,
};
/** In a number, digits of any script are the same digits. */
const NUMBERS: readonly ImportField[] = ['sourceKey', 'registrationNumber', 'householdNumber'];
const REQUIRED: readonly ImportField[] = [
  'sourceKey',
  'registrationNumber',
  'givenName',
  'sex',
  'familySituation',
  'centreId',
  'arrivedAt',
];
/** Fields that hold several values. */
const LISTS: readonly ImportField[] = ['languages', 'languageLevels', 'otherNames'];
const DAYS: readonly ImportField[] = ['dateOfBirth', 'familySituationSince'];
const MOMENTS: readonly ImportField[] = ['arrivedAt', 'departedAt'];

/** What an object has under a name, and not what every object has. */
const ownOf = <Value>(of: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined;

type Rule = NonNullable<Mapping['fields'][ImportField]>;

/**
 * The values of a row as a mapping reads them. It says all that is wrong with the row, and not the first alone.
 * @param cells by column
 */
export function convert(
  mapping: Mapping,
  cells: Readonly<Record<string, string | null>>,
): { values: Converted; faults: Fault[] } {
  const values: Converted = {};
  const faults: Fault[] = [];
  for (const [name, rule] of Object.entries(mapping.fields) as [ImportField, Rule | undefined][]) {
    if (!rule) continue;
    const told = rule.always ?? toldIn(mapping, ownOf(cells, rule.column!)) ?? rule.otherwise;
    const fault = (why: Pick<Fault, 'rule' | 'reason'>) =>
      faults.push({ column: rule.column ?? null, valueClass: valueClassOf(told), ...why });
    if (told === undefined) {
      if (REQUIRED.includes(name)) fault({ rule: 'MISSING', reason: 'This must not be empty.' });
      continue;
    }
    if (/\ufffd/.test(told)) {
      fault({ rule: 'ENCODING', reason: `Something here is no character of ${mapping.encoding}.` });
      continue;
    }
    if (isFormula(told)) {
      fault({ rule: 'FORMULA', reason: 'This begins as a formula of a spreadsheet does.' });
      continue;
    }
    const read = readField(name, rule, told, mapping.timeZone);
    if ('rule' in read) fault(read);
    else values[name] = read.value;
  }
  return { values, faults };
}

/** What stands in a cell; undefined for what means that nothing is known. */
function toldIn({ empty }: Mapping, cell: string | null | undefined): string | undefined {
  const text = cell?.trim() ?? '';
  return text === '' || empty.includes(text) ? undefined : text;
}

function readField(
  name: ImportField,
  { values, dates = ['yyyy-mm-dd'], separator }: Rule,
  told: string,
  timeZone: string,
): { value: Value } | Pick<Fault, 'rule' | 'reason'> {
  if (DAYS.includes(name) || MOMENTS.includes(name)) {
    const read = readDate(told, dates);
    if ('rule' in read) return read;
    return { value: DAYS.includes(name) ? read.day : momentOf(read, timeZone) };
  }
  const words = LISTS.includes(name) ? told.split(separator ?? /[\n,;]/).map((word) => word.trim()) : [told];
  const meant = words.map((word) => (values ? ownOf(values, word) : word));
  if (meant.includes(undefined))
    return { rule: 'UNKNOWN_WORD', reason: 'The mapping does not say what this word means.' };
  const list = WORDS[name];
  if (list && !Object.hasOwn(list, meant[0]!))
    return { rule: 'UNKNOWN_WORD', reason: `This is none of ${Object.keys(list).join(', ')}.` };
  if (name === 'languageLevels') return readLevels(meant as string[]);
  if (LISTS.includes(name)) return { value: meant as string[] };
  return { value: NUMBERS.includes(name) ? asciiDigits(meant[0]!) : meant[0]! };
}

/** Languages with their levels, such as `ar NATIVE BASIC`. */
function readLevels(told: readonly string[]): { value: Skill[] } | Pick<Fault, 'rule' | 'reason'> {
  const skills = told.map((one) => {
    const [language = '', spoken = '', written = 'UNKNOWN', ...more] = one.split(/\s+/);
    return { language, spoken, written, isWhole: more.length === 0 };
  });
  if (
    skills.every(
      (one) => one.isWhole && [one.spoken, one.written].every((level) => Object.hasOwn(LanguageLevel, level)),
    )
  )
    return { value: skills.map(({ isWhole: _, ...skill }) => skill as Skill) };
  const reason = `This is no language with how it is spoken and written, each one of ${Object.keys(LanguageLevel).join(', ')}.`;
  return { rule: 'UNKNOWN_WORD', reason };
}
