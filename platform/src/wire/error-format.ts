import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Log } from '../log.js';
import { explanationOf, isErrorCode, refusalIn } from './errors.js';
import { isOutOfReach, OUT_OF_REACH } from './out-of-reach.js';
import { withoutValues } from './without-values.js';

const CLIENTS_FAULT = new Set<string>(Object.values(ApolloServerErrorCode));

const LONGEST_MESSAGE = 500;
const HINT = ' Did you mean ';

/** A message without names that the sender did not send and without values that it did, of a length that a page can show. */
function tellable(message: string, error: unknown): string {
  const wrapped = error instanceof GraphQLError ? error.originalError?.message : undefined;
  const text = withoutValues(message, wrapped);
  const hint = text.indexOf(HINT);
  return (hint < 0 ? text : text.slice(0, hint)).slice(0, LONGEST_MESSAGE);
}

/**
 * Rebuilds an error for the wire: code, message, path and the explanation of a refusal, and nothing else of what it knew.
 * An unexpected one is logged by its class and SQLSTATE, never by its message, which may hold a person's data.
 */
export function rebuildError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: Log,
): GraphQLFormattedError {
  const where = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  const code = formatted.extensions?.['code'];
  if (isErrorCode(code) && code !== 'INTERNAL')
    return {
      message: tellable(formatted.message, error),
      ...where,
      extensions: { code, ...explanationOf(formatted.extensions) },
    };
  if (
    typeof code === 'string' &&
    CLIENTS_FAULT.has(code) &&
    code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR
  ) {
    return {
      message: tellable(formatted.message, error),
      ...where,
      extensions: { code: 'BAD_USER_INPUT' },
    };
  }
  const refusal = refusalIn(error instanceof GraphQLError ? (error.originalError ?? error) : error);
  if (refusal)
    return {
      message: refusal.message,
      ...where,
      extensions: { code: refusal.code, ...explanationOf(refusal.extensions) },
    };
  const fault = argumentFault(error);
  if (fault)
    return { message: withoutValues(fault.message), ...where, extensions: { code: 'BAD_USER_INPUT' } };
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const outOfReach = isOutOfReach(original);
  const cause =
    original instanceof Error ? (original.cause as { code?: string; name?: string } | undefined) : undefined;
  log.error(
    {
      error: (original as Error)?.name,
      cause: cause?.name,
      sqlState: cause?.code,
      path: formatted.path,
      stack: stackOf(original),
    },
    outOfReach ? 'database out of reach' : 'unexpected error',
  );
  if (outOfReach) return { message: OUT_OF_REACH, ...where, extensions: { code: 'UPSTREAM_UNAVAILABLE' } };
  return {
    message: 'Something went wrong here; it has been noted.',
    ...where,
    extensions: { code: 'INTERNAL' },
  };
}

/** The fault that graphql-js found in a client's argument while it executed: it comes without a code. */
function argumentFault(error: unknown): GraphQLError | undefined {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : undefined;
  const isFault =
    cause instanceof GraphQLError && !cause.extensions['code'] && cause.message.startsWith('Argument "');
  return isFault ? cause : undefined;
}

/** The places of a stack without its first lines, which repeat the message. */
const stackOf = (error: unknown) =>
  error instanceof Error
    ? error.stack
        ?.split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 6)
        .map((line) => line.trim())
    : undefined;
