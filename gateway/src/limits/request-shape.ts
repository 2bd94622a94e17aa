import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../http-error.js';

const JSON_BODY = /^application\/json\s*(;|$)/i;

/**
 * The hook that refuses any request that a page of another site could make a browser send, or that would write an operation
 * with its variables into an access log: only POST, only JSON. It runs before the token is looked at and the body is read.
 */
export async function requestShape(request: FastifyRequest, reply: FastifyReply) {
  if (request.method !== 'POST') {
    reply.header('allow', 'POST');
    return sendError(request, reply, 405, 'BAD_USER_INPUT', 'Operations are sent by POST.');
  }
  if (!JSON_BODY.test(request.headers['content-type'] ?? ''))
    return sendError(request, reply, 415, 'BAD_USER_INPUT', 'Operations are sent as application/json.');
  return undefined;
}
