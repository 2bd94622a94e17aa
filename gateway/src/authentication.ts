import { isIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-error.js';
import { askedFor, NOT_ON_BEHALF, type ProofReader } from './identity/on-behalf.js';
import type { IdentityVerifier } from './identity/verified-identity.js';
import type { FailedSignIns } from './limits/failed-sign-ins.js';
import { sendTooMany } from './limits/request-rate.js';
import { PURPOSE_NEEDED, readPurpose } from './purpose.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once the client's token is verified. */
    actor?: Actor;
  }
}

const TOO_MANY_BAD_TOKENS =
  'Too many tokens from your address were not good, nor is this one. Sign in again, and wait as long as retry-after says.';
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/**
 * The client's own identifier of its request, when it gave a UUID. It is kept beside the gateway's, which it never replaces:
 * a client may give one twice.
 */
export function correlationOf({ headers }: FastifyRequest): string | undefined {
  const given = headers['x-request-id'];
  return typeof given === 'string' && isIdentifier(given) ? given.toLowerCase() : undefined;
}

/**
 * Makes the hook that lets a request in. It runs before the body is read, so nothing of an unknown sender is parsed.
 * Whatever is wrong with a token, the answer is the same. The token is looked at before anything is counted: what others at
 * the same address tried never stands in the way of one that is good.
 */
export function authentication(identity: IdentityVerifier, failures: FailedSignIns, readProof: ProofReader) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const known = token
      ? await identity.verify(token).catch((error: unknown) => refusalOf(error))
      : 'REFUSED';
    if (known === 'UNREACHABLE')
      return sendError(
        request,
        reply,
        503,
        'UPSTREAM_UNAVAILABLE',
        'Your sign-in provider cannot be reached.',
      );
    if (known === 'REFUSED') {
      const wait = await failures.failed(request.ip);
      if (wait > 0) return sendTooMany(request, reply, wait, TOO_MANY_BAD_TOKENS);
      reply.header('www-authenticate', 'Bearer');
      return sendError(request, reply, 401, 'UNAUTHENTICATED', 'Sign in: a valid bearer token is needed.');
    }
    const purpose = readPurpose(request.headers['x-purpose']);
    if (!purpose) return sendError(request, reply, 400, 'BAD_USER_INPUT', PURPOSE_NEEDED);
    const asked = await askedFor(request, known, readProof);
    if (asked === 'REFUSED') return sendError(request, reply, 403, 'FORBIDDEN', NOT_ON_BEHALF);
    request.actor = {
      ...known,
      purpose,
      requestId: request.id,
      correlation: correlationOf(request),
      ...asked,
    };
    request.id = request.actor.requestId;
    return undefined;
  };
}

const refusalOf = (error: unknown) =>
  (error as { code?: string }).code === 'UPSTREAM_UNAVAILABLE' ? 'UNREACHABLE' : 'REFUSED';
