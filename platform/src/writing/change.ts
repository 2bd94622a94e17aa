import { badInput } from '../wire/errors.js';
import { ifGiven, readCode, readLongText, readText } from './input.js';

/** The fields that a change tells; what is absent stays. @throws Refusal BAD_USER_INPUT when it tells nothing */
export function changedFields<Values extends object>(values: Values): Partial<Values> {
  const changed = Object.entries(values).filter(([, value]) => value !== undefined);
  if (changed.length === 0) throw badInput('Say what is to change.');
  return Object.fromEntries(changed) as Partial<Values>;
}

/** A value that can be changed and not cleared. @throws Refusal BAD_USER_INPUT for null */
export function readRequiredChange<Value>(value: Value | null | undefined, path: string): Value | undefined {
  if (value === null) throw badInput('This can be changed, but it cannot be cleared.', path);
  return value;
}

/** The same for a text. */
export function readRequiredText(
  text: string | null | undefined,
  path: string,
  most = 200,
): string | undefined {
  const changed = readRequiredChange(text, path);
  return changed === undefined ? undefined : readText(changed, path, most);
}

/** The same for a code. */
export function readRequiredCode(
  code: string | null | undefined,
  path: string,
  most: number,
): string | undefined {
  const changed = readRequiredChange(code, path);
  return changed === undefined ? undefined : readCode(changed, path, most);
}

/** A text that may be cleared: absent stays absent, null stays null. */
export const readClearable = (text: string | null | undefined, path: string, most = 500) =>
  text === undefined ? undefined : ifGiven(text, (given) => readLongText(given, path, most));

/** A number that may be cleared, within bounds. @throws Refusal BAD_USER_INPUT beyond them */
export function readWithin<Value extends number | null | undefined>(
  value: Value,
  path: string,
  [least, most]: readonly [number, number],
): Value {
  if (typeof value === 'number' && !(value >= least && value <= most)) {
    throw badInput(`Give a number from ${least} to ${most}.`, path);
  }
  return value;
}
