import type { AddressInfo } from 'node:net';
import { countsOfOneProcess } from '@mrrm/platform/counting/counts';
import { createLog } from '@mrrm/platform/log';
import { goneOf } from '@mrrm/platform/reading/gone';
import { ANSWER_HEADERS } from '@mrrm/platform/wire/answer-headers';
import { VALUE_BOUNDS } from '@mrrm/platform/wire/client-values';
import { DEADLINE_HEADER, readDeadline } from '@mrrm/platform/wire/deadline';
import { boundedHttp, limitConnections } from '@mrrm/platform/wire/http-limits';
import { underWay } from '@mrrm/platform/wire/under-way';
import fastify, { type FastifyReply, type FastifyRequest, type HTTPMethods } from 'fastify';
import { authentication } from '../authentication.js';
import type { GatewayContext } from '../context.js';
import { type EntranceOptions, proofReader, waysToSlices } from '../entrance-options.js';
import { healthRoutes } from '../health.js';
import { httpErrorHandler, nothingHere, sendError } from '../http-error.js';
import { FailedSignIns } from '../limits/failed-sign-ins.js';
import { requestRate } from '../limits/request-rate.js';
import { requestShape } from '../limits/request-shape.js';
import { requestSize } from '../limits/request-size.js';
import { requestLog } from '../request-log.js';
import { SupergraphFile } from '../supergraph.js';
import { SIDECAR, type SidecarLimits } from './config.js';
import { Documents } from './documents.js';
import { operationOf, requestIdOf, routerAlone, slicesSayForWhom } from './router-request.js';
import { Slices } from './slices.js';

const METHODS: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const RESPONSE_TYPE = 'application/graphql-response+json';
/** The most that a slice reads of a document: see its server. */
const LONGEST_DOCUMENT = 65_536;

export interface SidecarOptions extends EntranceOptions {
  /** The secret by which the router shows itself. */
  routerKey: string;
  limits: SidecarLimits;
}

export interface RunningSidecar {
  /** Its own address: a slice is at `<url>/<name>/graphql`. */
  url: string;
  /** Stops accepting, lets requests in flight end, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Starts what stands between a router that is not ours and the slices: it verifies the person's token that the router forwards, asks
 * the slice with an actor token for that very question, and believes of the answer what our gateway would believe.
 * @throws Error when the supergraph file is missing or broken, or the port is taken
 */
export async function startSidecar(options: SidecarOptions): Promise<RunningSidecar> {
  const log = options.log ?? createLog('sidecar');
  const { limits } = options;
  const counts = options.counts ?? countsOfOneProcess();
  const supergraph = new SupergraphFile(options.supergraphFile, log);
  const issuer = options.actorTokenIssuer ?? SIDECAR;
  // A router asks what it has planned, as it stands: what it sends together is its own affair.
  const subgraphs = waysToSlices(options, supergraph, issuer, false, log);
  const slices = new Slices(supergraph, subgraphs);
  await slices.open();
  const failures = new FailedSignIns(counts, limits.failedSignInsPerMinute);
  const app = fastify({
    bodyLimit: limits.bodyBytes,
    trustProxy: options.trustedProxies?.length ? options.trustedProxies : false,
    frameworkErrors: (_error, request, reply) =>
      void nothingHere(request as never, reply.headers(ANSWER_HEADERS) as never),
    ...boundedHttp(limits),
    genReqId: (request) => requestIdOf(request as never),
  });
  limitConnections(app.server, limits);
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(httpErrorHandler(log));
  app.setNotFoundHandler(nothingHere);
  app.addHook('onSend', async (_request, reply) => void reply.headers(ANSWER_HEADERS));
  healthRoutes(app, supergraph, subgraphs, log);
  app.register(async (graph) => {
    graph.addHook('onRequest', requestShape);
    graph.addHook('onRequest', routerAlone(options.routerKey));
    graph.addHook('onRequest', underWay(limits.underWay));
    graph.addHook('onRequest', authentication(options.identity, failures, proofReader(options, issuer)));
    graph.addHook('onRequest', slicesSayForWhom);
    graph.addHook('onRequest', requestRate(counts, limits));
    graph.addHook(
      'preValidation',
      requestSize({ documentCharacters: LONGEST_DOCUMENT }, { ...VALUE_BOUNDS, items: limits.items }),
    );
    graph.addHook('onResponse', requestLog(log));
    graph.route({ method: METHODS, url: '/:slice/graphql', handler: handler(slices) });
  });
  try {
    await app.listen({ host: options.host ?? '127.0.0.1', port: options.port });
  } catch (error) {
    await close();
    throw error;
  }
  const { address, port } = app.server.address() as AddressInfo;
  return { url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`, close };

  async function close() {
    await app.close();
    await slices.close();
    await counts.close();
  }
}

function handler(slices: Slices) {
  const documents = new Documents();
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { slice } = request.params as { slice: string };
    if (!slices.has(slice)) return nothingHere(request, reply);
    const asked = readBody(request.body);
    if (!asked)
      return sendError(request, reply, 400, 'BAD_USER_INPUT', 'One operation is sent as a JSON object.');
    const read = documents.read(asked.query);
    if ('code' in read) return sendError(request, reply, 400, read.code, read.message);
    const outcome = { errorCodes: [] as string[] };
    request.outcome = outcome;
    const isUrgent = slices.isUrgent(read.document, asked.variables) || request.actor!.urgent;
    const context: GatewayContext = {
      actor: { ...request.actor!, operation: operationOf(request), urgent: isUrgent },
      deadline: readDeadline(request.headers[DEADLINE_HEADER]),
      gone: goneOf(reply.raw),
      outcome,
      shares: {},
    };
    const { data, errors } = await slices.ask(slice, read.document, asked.variables, context);
    outcome.errorCodes = [...new Set(errors.map(({ extensions }) => extensions.code))];
    const type = request.headers.accept?.includes(RESPONSE_TYPE) ? RESPONSE_TYPE : 'application/json';
    return reply
      .type(`${type}; charset=utf-8`)
      .send(JSON.stringify(errors.length > 0 ? { data, errors } : { data }));
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readBody(body: unknown) {
  if (!isObject(body) || typeof body['query'] !== 'string') return undefined;
  const variables = body['variables'] ?? {};
  return isObject(variables) ? { query: body['query'], variables } : undefined;
}
