import { v7, validate } from 'uuid';
import { badInput } from '../wire/errors.js';

/** A new identifier: UUIDv7, so that rows written together lie together in an index. */
export const newIdentifier = (): string => v7();

/** Whether a text is a well-formed identifier. */
export const isIdentifier = (text: unknown): text is string => typeof text === 'string' && validate(text);

/**
 * Reads an identifier that came from a client.
 * @returns the identifier in lower case
 * @throws Refusal BAD_USER_INPUT at `path`
 */
export function readIdentifier(text: string, path: string): string {
  if (!isIdentifier(text)) throw badInput('This is not an identifier (a UUID is expected).', path);
  return text.toLowerCase();
}
