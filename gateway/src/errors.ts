import { cutText } from '@mrrm/platform/cut-text';
import { rebuildError } from '@mrrm/platform/error-format';
import type { ErrorCode } from '@mrrm/platform/errors';
import type { Log } from '@mrrm/platform/log';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { BEYOND_A_LIMIT } from './limits/refusal.js';
import { INTERNAL } from './subgraph-answer.js';

const TOO_MANY_TOKENS = /Document contains more th\w+ \d+ tokens/;

/**
 * Makes Apollo Server's `formatError`: every error leaves with a message, a place and one code of the closed list.
 * What a subgraph could not explain was logged there; it is not logged again for each field.
 */
export function errorFormatter(log: Log) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { message, locations, path, extensions } = formatted;
    const build = (text: string, code: ErrorCode) => ({
      message: text,
      ...(locations && { locations }),
      ...(path && { path }),
      extensions: { code },
    });
    if (extensions?.['validationErrorCode'] === BEYOND_A_LIMIT) return build(message, 'TOO_EXPENSIVE');
    if (
      TOO_MANY_TOKENS.test(cutText(message)) ||
      extensions?.['validationErrorCode'] === 'MAX_RECURSIVE_SELECTIONS_EXCEEDED'
    )
      return build('The operation asks for more than this graph answers at once.', 'TOO_EXPENSIVE');
    if (extensions?.['serviceName'] && extensions['code'] === 'INTERNAL') return build(INTERNAL, 'INTERNAL');
    return rebuildError(formatted, error instanceof GraphQLError ? error : undefined, log);
  };
}
