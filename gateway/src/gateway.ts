import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { countsOfOneProcess } from '@mrrm/platform/counting/counts';
import { createLog, type Log } from '@mrrm/platform/log';
import { ACTOR_TOKEN_ISSUER } from '@mrrm/platform/wire/actor';
import { ANSWER_HEADERS } from '@mrrm/platform/wire/answer-headers';
import { boundedHttp, limitConnections } from '@mrrm/platform/wire/http-limits';
import { variablesFit } from '@mrrm/platform/wire/variables';
import fastify, { type HTTPMethods } from 'fastify';
import { workbenchRoutes } from './analysts/routes.js';
import type { SignIn } from './analysts/sign-in.js';
import { authentication, correlationOf } from './authentication.js';
import { compressedAnswers } from './browsers/compression.js';
import { callsOfPages, originOfClient } from './browsers/cors.js';
import { type ClientOrigins, Origins } from './browsers/origins.js';
import type { GatewayContext } from './context.js';
import { csvAnswers } from './csv/plugin.js';
import { type EntranceOptions, proofReader, waysToSlices } from './entrance-options.js';
import { errorFormatter } from './errors.js';
import { type Explorer, explorerRoutes } from './explorer/explorer.js';
import { foldedRefusals } from './folded-refusals.js';
import { healthRoutes } from './health.js';
import { httpErrorHandler, nothingHere } from './http-error.js';
import { noAliasOfAKey } from './key-aliases.js';
import { admission } from './limits/admission/plugin.js';
import { costLimit } from './limits/cost/plugin.js';
import { FailedSignIns } from './limits/failed-sign-ins.js';
import { oneOperation } from './limits/one-operation.js';
import { operationName } from './limits/operation-name.js';
import { DEFAULT_LIMITS, documentLimits, type Limits } from './limits/options.js';
import { requestRate } from './limits/request-rate.js';
import { requestShape } from './limits/request-shape.js';
import { requestSize } from './limits/request-size.js';
import { tellShares } from './limits/shares.js';
import { operationHandler } from './operations.js';
import { Execution } from './plan/execution.js';
import type { KeptQuestion } from './questions/kept.js';
import { keptBody, keptRoutes } from './questions/routes.js';
import { dropExtensions, noteOutcome, requestLog } from './request-log.js';
import { SchemaDrift } from './schema-drift.js';
import type { Subgraphs } from './subgraphs.js';
import { SupergraphFile } from './supergraph.js';

const METHODS: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export interface GatewayOptions extends EntranceOptions {
  /** Limits that differ from the defaults. */
  limits?: Partial<Limits>;
  /** Browser applications that may call, by client; none by default. */
  clientOrigins?: ClientOrigins[];
  /** Whether answers are compressed for whoever accepts it; yes by default. */
  compression?: boolean;
  /** Every fetch of a plan by itself and when the planner said, as Apollo Gateway does: what tests compare with. */
  asPlanned?: boolean;
  introspection?: boolean;
  /** How often what is published is compared with what the slices serve, in milliseconds; never by default. */
  driftMilliseconds?: number;
  explorer?: Explorer;
  /** Where one signs in to the workbench; without any it is there with the explorer alone. */
  signIns?: readonly SignIn[];
  /** Queries that are asked by their name; none by default. */
  questions?: ReadonlyMap<string, KeptQuestion>;
}

export interface RunningGateway {
  /** Address of the GraphQL endpoint. */
  url: string;
  /** Stops accepting, lets requests in flight end (at most ten seconds), then closes every connection. */
  close(): Promise<void>;
}

/**
 * Starts the gateway over a supergraph file.
 * @throws Error when the file is missing or broken, or the port is taken
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const log = options.log ?? createLog('gateway');
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const counts = options.counts ?? countsOfOneProcess();
  const questions = options.questions ?? new Map();
  const httpLimits = {
    requestMilliseconds: limits.requestMilliseconds,
    connections: limits.connections,
  };
  const supergraph = new SupergraphFile(options.supergraphFile, log);
  const issuer = options.actorTokenIssuer ?? ACTOR_TOKEN_ISSUER;
  const subgraphs = waysToSlices(options, supergraph, issuer, !options.asPlanned, log);
  const failures = new FailedSignIns(counts, limits.failedSignInsPerMinute);
  const app = fastify({
    bodyLimit: limits.bodyBytes,
    trustProxy: options.trustedProxies?.length ? options.trustedProxies : false,
    // An address that is none reaches no hook.
    frameworkErrors: (_error, request, reply) =>
      void nothingHere(request as never, reply.headers(ANSWER_HEADERS) as never),
    ...boundedHttp(httpLimits),
    genReqId: () => randomUUID(),
  });
  limitConnections(app.server, httpLimits);
  const admitted = admission(limits, () => supergraph.sdl, log);
  const formatError = errorFormatter(log);
  const ofDocuments = documentLimits(limits);
  const apollo = new ApolloServer<GatewayContext>({
    ...ofDocuments,
    validationRules: [...ofDocuments.validationRules, noAliasOfAKey(() => supergraph.sdl)],
    gateway: federation(supergraph, subgraphs, options, log),
    introspection: options.introspection ?? false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    logger: quiet(log),
    formatError,
    plugins: [
      fastifyApolloDrainPlugin(app),
      dropExtensions,
      foldedRefusals,
      csvAnswers(() => supergraph.sdl),
      noteOutcome,
      oneOperation,
      operationName,
      costLimit(counts, limits, () => supergraph.sdl),
      variablesFit(formatError),
      admitted.plugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
  });
  try {
    await apollo.start();
    app.removeContentTypeParser('text/plain');
    app.setErrorHandler(httpErrorHandler(log));
    app.setNotFoundHandler(nothingHere);
    app.addHook('onSend', async (request, reply) => {
      const correlation = correlationOf(request);
      reply.headers({
        ...ANSWER_HEADERS,
        'x-request-id': request.id,
        ...(correlation && { 'x-correlation-id': correlation }),
      });
    });
    healthRoutes(app, supergraph, subgraphs, log);
    app.register(async (graph) => {
      const origins = new Origins(options.clientOrigins ?? []);
      await callsOfPages(graph, origins);
      graph.addHook('onRequest', requestShape);
      graph.addHook('onRequest', authentication(options.identity, failures, proofReader(options, issuer)));
      graph.addHook('onRequest', originOfClient(origins));
      graph.addHook('onRequest', requestRate(counts, limits));
      graph.addHook('preValidation', keptBody(questions));
      graph.addHook('preValidation', requestSize(limits));
      graph.addHook('preValidation', admitted.door);
      graph.addHook('onSend', tellShares);
      if (options.compression ?? true) await compressedAnswers(graph);
      graph.addHook('onResponse', requestLog(log));
      const handler = operationHandler(apollo, limits);
      graph.route({ method: METHODS, url: '/graphql', handler });
      keptRoutes(graph, questions, METHODS, handler);
    });
    const { explorer, signIns = [] } = options;
    if (explorer) app.register(explorerRoutes, { explorer, hasWorkbench: signIns.length === 0 });
    if (signIns.length > 0) app.register(workbenchRoutes, { signIns });
    await app.listen({ host: options.host ?? '127.0.0.1', port: options.port });
  } catch (error) {
    await apollo.stop().catch(() => undefined);
    await app.close();
    await subgraphs.close();
    await counts.close();
    throw error;
  }
  const { address, port } = app.server.address() as AddressInfo;
  const drift = new SchemaDrift(supergraph, subgraphs, log);
  if (options.driftMilliseconds) drift.watch(options.driftMilliseconds);
  const host = address.includes(':') ? `[${address}]` : address;
  return {
    url: `http://${host}:${port}/graphql`,
    close: async () => {
      drift.stop();
      await apollo.stop();
      await subgraphs.close();
      await counts.close();
    },
  };
}

function federation(
  supergraph: SupergraphFile,
  subgraphs: Subgraphs,
  { asPlanned }: GatewayOptions,
  log: Log,
) {
  // Read when the gateway is constructed: without it, it calls out to its vendor and to cloud metadata addresses.
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const execution = new Execution();
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    buildService: ({ name, url }) => subgraphs.open(name, url),
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    validateSupergraph: true,
    ...(!asPlanned && { experimental_didResolveQueryPlan: execution.planned }),
    // On by default outside production: any client could read the plan, with the subgraphs' names, from a header.
    __exposeQueryPlanExperimental: false,
    logger: quiet(log),
  });
  return asPlanned ? gateway : execution.instead(gateway);
}

/** Apollo's own logger: its chatter is dropped, its warnings keep their first line. */
function quiet(log: Log) {
  const first = (message: unknown) => ({ message: String(message).split('\n', 1)[0]!.slice(0, 300) });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (message: unknown) => log.warn(first(message), 'apollo'),
    error: (message: unknown) => log.error(first(message), 'apollo'),
  };
}
