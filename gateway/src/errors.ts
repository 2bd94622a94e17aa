import { tooMuchOf } from '@mrrm/platform/document-limits/limits';
import type { Log } from '@mrrm/platform/log';
import { rebuildError } from '@mrrm/platform/wire/error-format';
import type { ErrorCode } from '@mrrm/platform/wire/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { INTERNAL } from './subgraph-answer.js';

/**
 * Makes Apollo Server's `formatError`: every error leaves with a message, a place and one code of the closed list.
 * What a subgraph could not explain was logged there; it is not logged again for each field.
 */
export function errorFormatter(log: Log) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { locations, path, extensions } = formatted;
    const build = (text: string, code: ErrorCode) => ({
      message: text,
      ...(locations && { locations }),
      ...(path && { path }),
      extensions: { code },
    });
    const tooMuch = tooMuchOf(formatted);
    if (tooMuch) return build(tooMuch, 'TOO_EXPENSIVE');
    if (extensions?.['serviceName'] && extensions['code'] === 'INTERNAL') return build(INTERNAL, 'INTERNAL');
    return rebuildError(formatted, error instanceof GraphQLError ? error : undefined, log);
  };
}
