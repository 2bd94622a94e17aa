import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIdentifier } from '@mrrm/platform/values/identifiers';
import { SERVICE } from '@mrrm/platform/wire/actor';
import { ON_BEHALF_OF, ON_BEHALF_REACH } from '@mrrm/platform/wire/on-behalf';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../http-error.js';

/** The secret by which a router shows that it is the one of this sidecar. */
const ROUTER_KEY = 'x-router-key';
/** The router's own identifier of the operation, a UUID: one for all that it asks for one operation of a client. */
const OPERATION_ID = 'x-router-operation-id';
/** The name that the client gave its operation. */
const OPERATION_NAME = 'x-router-operation-name';

/** Longest name that every owner's audit keeps. */
const KEPT = 80;
const NAME = /^[_A-Za-z]\w*$/;

const NOT_THE_ROUTER = 'This address is for the router of the graph alone: ask the router.';
const NOT_FORWARDED = `A slice says for whom it asks, and how far. The router has to forward ${ON_BEHALF_OF} and ${ON_BEHALF_REACH}.`;

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Makes the hook that serves the router alone. A client's token is not enough here: what a slice is asked past a router could name what
 * only a router may fill in, such as what one owner's field requires of another's.
 */
export function routerAlone(key: string) {
  const known = digest(key);
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const given = request.headers[ROUTER_KEY];
    if (typeof given === 'string' && timingSafeEqual(digest(given), known)) return undefined;
    return sendError(request, reply, 403, 'FORBIDDEN', NOT_THE_ROUTER);
  };
}

/**
 * The hook that refuses what a slice asks when the router has dropped for whom: it would be answered as the slice's own question, and
 * stand in no event of the person's. It runs once the token is verified.
 */
export async function slicesSayForWhom(request: FastifyRequest, reply: FastifyReply) {
  if (request.actor!.role !== SERVICE) return undefined;
  const isSaid = [ON_BEHALF_OF, ON_BEHALF_REACH].every((name) => typeof request.headers[name] === 'string');
  return isSaid ? undefined : sendError(request, reply, 403, 'FORBIDDEN', NOT_FORWARDED);
}

/** The identifier of a request: that of the operation for which the router asks, or else one of its own. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers[OPERATION_ID];
  return typeof given === 'string' && isIdentifier(given) ? given.toLowerCase() : randomUUID();
}

/** The name of the client's operation, if the router says one. */
export function operationOf({ headers }: FastifyRequest): string | undefined {
  const given = headers[OPERATION_NAME];
  return typeof given === 'string' && NAME.test(given) ? given.slice(0, KEPT) : undefined;
}
