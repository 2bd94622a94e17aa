import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../http-error.js';

const JSON_BODY = /^application\/json\s*(;|$)/i;

/**
 * The hook that refuses any request that a page of another site could make a browser send, or that would write an operation
 * with its variables into an access log: only POST, only JSON. A kept question is asked by GET: its address names no operation, and no page of another
 * site can send it a token. It runs before the token is looked at and the body is read.
 */
export async function requestShape(request: FastifyRequest, reply: FastifyReply) {
  const { isKept } = request.routeOptions.config;
  const wanted = isKept ? 'GET' : 'POST';
  if (request.method !== wanted) {
    reply.header('allow', wanted);
    const what = isKept ? 'Kept questions are asked' : 'Operations are sent';
    return sendError(request, reply, 405, 'BAD_USER_INPUT', `${what} by ${wanted}.`);
  }
  if (!isKept && !JSON_BODY.test(request.headers['content-type'] ?? ''))
    return sendError(request, reply, 415, 'BAD_USER_INPUT', 'Operations are sent as application/json.');
  return undefined;
}
