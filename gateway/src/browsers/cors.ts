import cors from '@fastify/cors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../http-error.js';
import type { Origins } from './origins.js';

/** For how many seconds a browser remembers the answer to a preflight. */
const PREFLIGHT_SECONDS = 600;
/** What a client sends beside what every page may send. */
const SENT = ['authorization', 'content-type', 'x-purpose', 'x-request-id'];
/** What a page may read of an answer beside its body and type. */
const SHOWN = [
  'x-request-id',
  'x-correlation-id',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'www-authenticate',
];

const UNKNOWN =
  'No application of this graph lives at this origin. Whoever runs the gateway names the origins of each client.';
const OF_ANOTHER =
  'The token was given to an application that does not live at this origin. Sign in at the application itself.';

/**
 * Whether a page of this gateway's own address asks. A browser does not need leave for that. The scheme is not compared: a
 * proxy in front speaks https, and the gateway does not know.
 */
const isOwn = (origin: string, request: FastifyRequest) =>
  URL.canParse(origin) && new URL(origin).host === request.host;

/** The origin that needs leave: none for a program, and for a page of the gateway's own. */
function foreignOrigin(request: FastifyRequest): string | undefined {
  const { origin } = request.headers;
  return origin === undefined || isOwn(origin, request) ? undefined : origin;
}

/**
 * Lets pages of known origins call, and refuses those of others before anything of them is looked at. A preflight carries no
 * token, so it is answered for the origins of all clients; `originOfClient` compares once the client is known. Credentials
 * are never allowed: there is no cookie, and a bearer token is sent by the page itself.
 */
export async function callsOfPages(graph: FastifyInstance, origins: Origins) {
  graph.addHook('onRequest', async (request, reply) => {
    const origin = foreignOrigin(request);
    if (origin === undefined || origins.all.has(origin)) return undefined;
    return sendError(request, reply, 403, 'FORBIDDEN', UNKNOWN);
  });
  await graph.register(cors, {
    // Whoever is none of them is not answered here at all: what is not POST is refused as ever.
    origin: (origin, told) => told(null, origin !== undefined && origins.all.has(origin)),
    strictPreflight: false,
    methods: ['POST'],
    allowedHeaders: SENT,
    exposedHeaders: SHOWN,
    credentials: false,
    maxAge: PREFLIGHT_SECONDS,
    hideOptionsRoute: true,
  });
}

/** Makes the hook that refuses a token from a page that is not of the client to which the token was given. */
export function originOfClient(origins: Origins) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const origin = foreignOrigin(request);
    if (origin === undefined || origins.isOf(request.actor!, origin)) return undefined;
    return sendError(request, reply, 403, 'FORBIDDEN', OF_ANOTHER);
  };
}
