import { Purpose } from '@mrrm/platform/wire/purposes';

/** What a client is told whose header is missing or says something else. */
export const PURPOSE_NEEDED = `The header x-purpose is needed, with one of: ${Object.keys(Purpose).join(', ')}.`;

/**
 * The declared purpose; undefined when none is declared or when it is not one of the list. None is assumed: a purpose
 * that nobody stated justifies nothing.
 */
export function readPurpose(header: string | string[] | undefined): Purpose | undefined {
  return typeof header === 'string' && Object.hasOwn(Purpose, header) ? (header as Purpose) : undefined;
}
