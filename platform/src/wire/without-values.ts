import { cutText } from './cut-text.js';

const VARIABLE = 'Variable "$';
const INVALID = '" got invalid value ';
const BEFORE_REASON = '; ';
const LONGEST_NAME = 100;
const LONGEST_PLACE = 300;
const PLACE = / at ("[\w.[\]]+")$/;
/** What the libraries say after the value, up to the value that some repeat. */
const REASON =
  /^(?:Field "\w+" of required type "[\w![\]]+" was not provided\.|Field "\w+" is not defined by type "\w+"\.|Field "\w+" must be non-null\.|Expected non-nullable type "[\w![\]]+" not to be null\.|Expected type "\w+"(?: to be an object)?\.|Exactly one key must be specified for OneOf type "\w+"\.|Value "[\s\S]*" does not exist in "\w+" enum\.|(?:Enum "\w+"|\w+) cannot represent [\s\S]*|Value is not (?:string|a valid \w+): [\s\S]*)/;

/**
 * A message of graphql-js or graphql-scalars without the value that it found: that value may be a child's name, and a client logs what it is told.
 * Variables, paths, fields and types stay: with the place in the document they say what to repair. It takes time by the
 * length of the message only once, to copy it: what is read by expressions is cut before.
 * @param reason the message of the error that the library wrapped. Without it the reason is looked for behind the last
 *   semicolon, which may be one of the value: then the place alone is lost.
 */
export function withoutValues(message: string, reason?: string): string {
  const end = message.startsWith(VARIABLE) ? message.indexOf(INVALID) : -1;
  if (end < 0) return withoutFound(cutText(message));
  const name = message.slice(VARIABLE.length, Math.min(end, VARIABLE.length + LONGEST_NAME));
  const isKnown = reason !== undefined && message.endsWith(BEFORE_REASON + reason);
  const at = isKnown
    ? message.length - reason.length - BEFORE_REASON.length
    : message.lastIndexOf(BEFORE_REASON);
  const told = REASON.exec(cutText(message.slice(at + BEFORE_REASON.length)))?.[0];
  const place = told && PLACE.exec(message.slice(Math.max(0, at - LONGEST_PLACE), at))?.[1];
  const where = place ? ` at ${place}` : '';
  return `${VARIABLE}${name}" got an invalid value${where}${told ? `; ${withoutFound(told)}` : '.'}`;
}

/** Each expression is bound to the beginning, so that it has one place to begin and takes time by the length alone. */
const withoutFound = (message: string) =>
  message
    .replace(/^((?:Enum "\w+"|\w+) cannot represent [\w -]*value): [\s\S]*$/, '$1.')
    .replace(
      /^(\w+ cannot represent (?:an invalid date-time-string|an invalid Unix timestamp|non string or Date type)) [\s\S]*$/,
      '$1.',
    )
    .replace(/^(Value is not (?:string|a valid \w+)): [\s\S]*$/, '$1.')
    .replace(/^Value "[\s\S]*" does not exist in/, 'The value does not exist in')
    .replace(/^(Argument "\w+" has) invalid value [\s\S]*$/, '$1 an invalid value.')
    .replace(/^(Expected value of type "[\w![\]]+"), found [\s\S]*$/, '$1.')
    .replace(/^(Syntax Error: [\s\S]*?\b(?:String|BlockString|Name|Int|Float)) "[\s\S]*$/, '$1.');
