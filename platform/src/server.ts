import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { Judge } from './access/judge.js';
import { narrowTo, personOf } from './access/narrow-to.js';
import type { AccessTable } from './access/table.js';
import type { ActTable } from './agreement/acts.js';
import type { Agreements } from './agreement/directory.js';
import { RequestActs } from './agreement/request-acts.js';
import { Answerer } from './answering/answerer.js';
import { mediaTypeFor } from './answering/media-type.js';
import type { AuditLog } from './audit/log.js';
import { Trail } from './audit/trail.js';
import type { Context, Request } from './context.js';
import type { Database } from './database/database.js';
import { DOCUMENT_LIMITS, type DocumentLimits, ofRouters } from './document-limits/limits.js';
import type { GraphClient } from './graph/graph-client.js';
import { RequestGraph } from './graph/request-graph.js';
import type { Log } from './log.js';
import type { CursorSeal } from './reading/cursor-seal.js';
import { goneOf } from './reading/gone.js';
import { MOST_REPRESENTATIONS } from './reading/representations.js';
import type { StartChecks } from './start-checks.js';
import type { TimeZones } from './values/time-zones.js';
import type { Metrics } from './watching/metrics.js';
import { type Actor, type ActorTokenVerifier, createActorTokenVerifier } from './wire/actor.js';
import type { ActorTokenIssuer } from './wire/actor-token-issuers.js';
import { ANSWER_HEADERS } from './wire/answer-headers.js';
import { faultOfValues, VALUE_BOUNDS } from './wire/client-values.js';
import { DEADLINE_HEADER, readDeadline } from './wire/deadline.js';
import { badInput, Refusal } from './wire/errors.js';
import { boundedHttp, HTTP_LIMITS, type HttpLimits, limitConnections } from './wire/http-limits.js';
import type { TokenMemory } from './wire/seen-tokens.js';
import { rarely } from './wire/token-refusals.js';
import { underWay } from './wire/under-way.js';
import type { MomentTable } from './writing/plausible.js';

/** Largest request body a subgraph reads, in bytes: a full page of representations with room to spare. */
const LARGEST_BODY = 1_048_576;
/** Most UTF-16 units of a document: a router writes fragments out, so it is some times what the router itself takes. */
const LONGEST_DOCUMENT = 65_536;

/** Requests that a slice takes at one time: ten times its connections. More would only wait, most of them for nobody. */
const MOST_UNDER_WAY = 100;
/** How long what is under way may take when a slice is stopped. */
const LONGEST_DRAIN_MILLISECONDS = 10_000;

/** What became of requests that were not understood, by their status. */
const OUTCOMES: Record<number, string> = { 401: 'UNAUTHENTICATED', 503: 'UPSTREAM_UNAVAILABLE' };

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    /** The token that says so. */
    actorToken?: string;
    /** What was asked and what became of it, once it was understood. */
    asked?: { operation: string; outcome: string };
  }
}

/** Narrows an actor by what another owner knows. */
export type Narrow = (actor: Actor, graph: RequestGraph, now: Date) => Promise<Actor>;

export interface SubgraphServerOptions<Loaders> {
  /** The subgraph's name: the audience of its tokens and the schema of its database. */
  name: string;
  schema: GraphQLSchema;
  database: Database;
  graph: GraphClient;
  access: AccessTable;
  audit: AuditLog;
  metrics: Metrics;
  /** What has to be right before it is ready. */
  checks: StartChecks;
  acts: ActTable;
  moments: MomentTable;
  agreements: Agreements;
  timeZones: TimeZones;
  cursors: CursorSeal;
  narrow?: Narrow | undefined;
  /** Whose actor tokens are believed. */
  actorTokenIssuers: ActorTokenIssuer[];
  /** Where the tokens that were used are remembered; in this process alone by default. */
  seenTokens?: TokenMemory | undefined;
  /** Most representations in one call of `_entities`. */
  mostRepresentations?: number | undefined;
  /** Makes a request's loaders. */
  loaders: (context: Request) => Loaders;
  log: Log;
  host?: string | undefined;
  port: number;
  httpLimits?: HttpLimits | undefined;
  /** What a client may send to the gateway. */
  documentLimits?: DocumentLimits | undefined;
  /** Requests at one time. */
  mostUnderWay?: number | undefined;
  introspection?: boolean | undefined;
}

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/** Starts one subgraph: it serves nobody without an actor token that is bound to the very body of the request. */
export async function startSubgraphServer<Loaders>(
  options: SubgraphServerOptions<Loaders>,
): Promise<RunningServer> {
  const app = fastify({
    bodyLimit: LARGEST_BODY,
    ...boundedHttp(options.httpLimits ?? HTTP_LIMITS),
    // An address that is none reaches no hook.
    frameworkErrors: (_error, _request, reply) =>
      void (reply as FastifyReply).code(404).headers(ANSWER_HEADERS).send(),
  });
  const verify = createActorTokenVerifier(
    options.name,
    options.actorTokenIssuers,
    options.seenTokens,
    rarely(options.log),
  );
  limitConnections(app.server, options.httpLimits ?? HTTP_LIMITS);
  guardBody(app, verify, Math.max(VALUE_BOUNDS.items, options.mostRepresentations ?? MOST_REPRESENTATIONS));
  const answerer = new Answerer({
    schema: options.schema,
    // What the gateway refuses is refused here as well: whoever holds its key is bounded too.
    limits: ofRouters(options.documentLimits ?? DOCUMENT_LIMITS),
    introspection: options.introspection ?? false,
    log: options.log,
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    reply.headers(ANSWER_HEADERS);
    done();
  });
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const ready =
      (await options.database.ping()) && (await mayServe(options)) && (await options.audit.ready());
    if (!ready) options.log.warn('not ready: the database or the audit');
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'not ready' });
  });
  app.post(
    '/graphql',
    // A request without a body is never given to the parser that checks the token.
    {
      onRequest: underWay(options.mostUnderWay ?? MOST_UNDER_WAY),
      onResponse: async ({ asked }, { statusCode, elapsedTime }) => {
        const { operation, outcome } = asked ?? {
          operation: '',
          outcome: OUTCOMES[statusCode] ?? 'BAD_USER_INPUT',
        };
        options.metrics.answered(operation, outcome, elapsedTime / 1000);
      },
      preHandler: (request, _, done) => {
        if (request.actor) return done();
        verify(undefined, new Uint8Array()).then(() => done(), done);
      },
    },
    async (request, reply) => {
      const type = mediaTypeFor(request.headers.accept);
      if (!type)
        throw Object.assign(badInput('The answer is JSON, and is not accepted.'), { statusCode: 406 });
      const { status, text, operation, outcome } = await answerer.answer(request.body, () =>
        contextOf(
          options,
          request.actor!,
          request.actorToken!,
          readDeadline(request.headers[DEADLINE_HEADER]),
          goneOf(reply.raw),
        ),
      );
      request.asked = { operation, outcome };
      reply.code(status).header('content-type', type);
      return text;
    },
  );
  await app.listen({ host: options.host ?? '127.0.0.1', port: options.port });
  const { address, port } = app.server.address() as AddressInfo;
  return { url: `http://${address}:${port}/graphql`, close: () => drain(app) };
}

/** Takes nothing more, and waits for what is under way, but not for ever. */
async function drain(app: FastifyInstance) {
  const cut = setTimeout(() => app.server.closeAllConnections(), LONGEST_DRAIN_MILLISECONDS);
  await app.close();
  clearTimeout(cut);
}

/** Whether the checks of the start, which could not be made while the database was away, have been passed by now. */
const mayServe = <Loaders>({ checks, log }: SubgraphServerOptions<Loaders>): Promise<boolean> =>
  checks.pass().catch((error: Error) => {
    log.error({ reason: error.message }, 'not ready');
    return false;
  });

async function contextOf<Loaders>(
  options: SubgraphServerOptions<Loaders>,
  signed: Actor,
  token: string,
  deadline: number,
  gone: AbortSignal,
): Promise<Context<Loaders>> {
  const now = new Date();
  const { name: owner, audit, access, timeZones, cursors } = options;
  const asker = { actor: signed, token, gone };
  const narrow = async (one: Actor) =>
    options.narrow ? options.narrow(one, new RequestGraph(options.graph, (work) => work(), asker), now) : one;
  const asked = personOf(signed);
  const behind = asked && (await narrow(asked));
  const actor = behind ? narrowTo(signed, behind, access.roles) : await narrow(signed);
  const person = behind && { actor: behind, judge: new Judge(access, behind), now };
  const database = options.database.request(actor, deadline, gone);
  const graph = new RequestGraph(options.graph, (work) => database.apart(work), asker);
  const judge = new Judge(access, actor);
  const trail = new Trail(access, actor);
  const acts = new RequestActs(owner, actor, options.acts, options.agreements, database, access.owner);
  const context = {
    owner,
    actor,
    judge,
    trail,
    audit,
    acts,
    moments: options.moments,
    database,
    graph,
    timeZones,
    cursors,
    mostRepresentations: options.mostRepresentations ?? MOST_REPRESENTATIONS,
    now,
    person,
  };
  return Object.assign(context, { loaders: options.loaders(context) });
}

/** The token is checked while the body is still bytes: nothing of an unknown sender is parsed. */
function guardBody(app: FastifyInstance, verify: ActorTokenVerifier, mostItems: number) {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      request.actorToken = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
      request.actor = await verify(request.actorToken, body);
      const json = JSON.parse(body.toString('utf8'));
      const fault = faultOfBody(json, mostItems);
      if (fault) throw fault;
      return json;
    },
  );
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const refused = error instanceof Refusal;
    const isUnknown = refused && error.code === 'UNAUTHENTICATED';
    const status = isUnknown ? 401 : (error.statusCode ?? 400);
    const code = refused ? error.code : 'BAD_USER_INPUT';
    const message = refused ? error.message : 'The request could not be read.';
    // What was not read of the request would keep its connection.
    reply.header('connection', 'close');
    return reply
      .code(status)
      .type('application/json')
      .send({ errors: [{ message, extensions: { code } }] });
  });
}

/** What is wrong with a request as it was read, before any library sees it. */
function faultOfBody(body: unknown, mostItems: number): Refusal | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { query, ...values } = body as { query?: unknown };
  if (typeof query === 'string' && query.length > LONGEST_DOCUMENT)
    return new Refusal('TOO_EXPENSIVE', `The document has more than ${LONGEST_DOCUMENT} characters.`);
  const fault = faultOfValues(values, { ...VALUE_BOUNDS, items: mostItems });
  return fault ? badInput(fault) : undefined;
}
