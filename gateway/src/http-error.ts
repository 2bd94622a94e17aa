import type { Log } from '@mrrm/platform/log';
import type { ErrorCode } from '@mrrm/platform/wire/errors';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

const RESPONSE_TYPE = 'application/graphql-response+json';

/** Answers a request that never became an operation, in the shape and media type of a GraphQL response. */
export function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: ErrorCode,
  message: string,
) {
  request.outcome = { errorCodes: [code] };
  // What was not read of the request would keep its connection.
  if (!request.body) reply.header('connection', 'close');
  const type = request.headers.accept?.includes(RESPONSE_TYPE) ? RESPONSE_TYPE : 'application/json';
  return reply
    .code(status)
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}

/** Answers a request to an address that is none of this gateway's. */
export const nothingHere = async (request: FastifyRequest, reply: FastifyReply) =>
  sendError(request, reply, 404, 'NOT_FOUND', 'There is nothing here.');

/** Makes the handler of what goes wrong before or around an operation: a body too large, not JSON, or our own fault. */
export function httpErrorHandler(log: Log) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const status = error.statusCode ?? 500;
    if (status === 413)
      return sendError(request, reply, 413, 'TOO_EXPENSIVE', 'The request is larger than this graph reads.');
    if (status >= 400 && status < 500)
      return sendError(request, reply, status, 'BAD_USER_INPUT', 'The request could not be read as JSON.');
    log.error({ requestId: request.id, error: error.name, code: error.code }, 'unexpected error');
    return sendError(request, reply, 500, 'INTERNAL', 'Something went wrong here; it has been noted.');
  };
}
