import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readOptionalIdentifier, readText } from '@mrrm/platform/writing/input';

/**
 * Which record another one replaces, and why.
 * @returns null for none
 * @throws Refusal BAD_USER_INPUT for one without the other
 */
export function readReplaced(id: string | null | undefined, path: string, told: string | null | undefined) {
  const replaced = readOptionalIdentifier(id, path);
  const reason = ifGiven(told, (given) => readText(given, 'reason', 500));
  if (replaced === null && reason !== null) throw badInput('Say which record is replaced.', path);
  if (replaced !== null && reason === null) throw badInput('Say why the record is replaced.', 'reason');
  return replaced === null || reason === null ? null : { id: replaced, reason };
}
