import { faultOfValues, VALUE_BOUNDS, type ValueBounds } from '@mrrm/platform/wire/client-values';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../http-error.js';
import type { Limits } from './options.js';

/**
 * Makes the hook that looks at a body once it is parsed and before any library reads it: the length of the document, and the
 * size of each part of the rest.
 */
export function requestSize(
  { documentCharacters: most }: Pick<Limits, 'documentCharacters'>,
  bounds: ValueBounds = VALUE_BOUNDS,
) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (typeof request.body !== 'object' || request.body === null) return undefined;
    const { query, ...values } = request.body as { query?: unknown };
    if (typeof query === 'string' && query.length > most) {
      const message = `The document has ${query.length} characters; at most ${most} are read. Send long texts as variables.`;
      return sendError(request, reply, 400, 'TOO_EXPENSIVE', message);
    }
    const fault = faultOfValues(values, bounds);
    return fault ? sendError(request, reply, 400, 'BAD_USER_INPUT', fault) : undefined;
  };
}
