import { randomUUID } from 'node:crypto';
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { Log } from '@mrrm/platform/log';
import { type Actor, type ActorTokenMinter, SERVICE } from '@mrrm/platform/wire/actor';
import { DEADLINE_HEADER } from '@mrrm/platform/wire/deadline';
import { getOperationAST, parse } from 'graphql';
import { Pool } from 'undici';
import { affectedPaths, partsOf, responseName, rootFields, variablesInForce } from './affected-fields.js';
import { Breaker, type BreakerLimits } from './breaker.js';
import type { GatewayContext } from './context.js';
import { MOST_REPRESENTATIONS, mergeEntities, splitEntities } from './entity-chunks.js';
import { Exchanges, LONGEST_ANSWER } from './exchange.js';
import { groupsOf, joined, readJoined, type Sent } from './plan/joined-question.js';
import { isWrite, type KeyNames, type Question, withProof } from './question.js';
import {
  type Failure,
  MAY_BE_DONE,
  NOT_DONE,
  readAnswer,
  type SubgraphAnswer,
  UNAVAILABLE,
  UnusableAnswer,
} from './subgraph-answer.js';

const KEEP_ALIVE_MILLISECONDS = 30_000;
/** Who tries whether a subgraph answers again first asks it for no more than a sign of life, for so long. */
const SIGN_OF_LIFE_MILLISECONDS = 1000;
/** The share of the deadline from which a question without an answer has waited in vain; one that fails sooner held nobody. */
const IN_VAIN = 0.2;
/** Failures at which nothing was sent: nobody is there. */
const NOBODY_THERE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH']);

export interface DataSourceOptions {
  /** The subgraph's name: the audience of its actor tokens. */
  name: string;
  url: string;
  mint: ActorTokenMinter;
  /** How long one subgraph request may take, waiting for a free connection included, in milliseconds. */
  deadlineMilliseconds: number;
  /** Most connections to this subgraph at one time; further requests wait for a free one. */
  connections: number;
  /** The names of an entity's keys in this subgraph. */
  keysOf: KeyNames;
  /** The root fields that several subgraphs answer together. */
  sharedRoots: () => ReadonlySet<string>;
  /** Whether what one operation asks of it in the same moment goes as one request; no by default. */
  joins?: boolean;
  /** When it is asked no longer. */
  breaker: BreakerLimits;
  log: Log;
}

/** What is sent to a subgraph, and what its answer is taken for. */
interface Exchange<Answer> {
  sent(): Sent;
  /** @throws UnusableAnswer */
  read(contentType: string | undefined, text: string): Answer;
}

interface Asking {
  question: Question;
  resolve(answer: SubgraphAnswer | Promise<SubgraphAnswer>): void;
}

/**
 * The gateway's way to one subgraph. Written by hand because Apollo's RemoteGraphQLDataSource has no deadline and no
 * limit of sockets, takes any JSON for an answer, and reports a dead subgraph without the paths that it leaves empty.
 */
export class SubgraphDataSource implements GraphQLDataSource<GatewayContext> {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #exchanges: Exchanges;
  readonly #breaker: Breaker;
  /** What each operation asks in this moment. */
  readonly #asking = new WeakMap<GatewayContext, Asking[]>();

  constructor(private readonly options: DataSourceOptions) {
    const { origin, pathname, search } = new URL(options.url);
    this.#path = pathname + search;
    this.#pool = new Pool(origin, {
      connections: options.connections,
      connect: { timeout: options.deadlineMilliseconds },
      headersTimeout: options.deadlineMilliseconds,
      bodyTimeout: options.deadlineMilliseconds,
      keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
      maxResponseSize: LONGEST_ANSWER,
    });
    this.#exchanges = new Exchanges(this.#pool);
    const { name: subgraph, log } = options;
    this.#breaker = new Breaker(options.breaker, (isOpen) =>
      isOpen
        ? log.warn({ subgraph }, 'it hangs: it is asked no longer, but for a trial now and then')
        : log.info({ subgraph }, 'it answers again'),
    );
  }

  /** Answers one fetch of a query plan. Never throws: what the subgraph does not give becomes errors with paths. */
  async process(options: GraphQLDataSourceProcessOptions<GatewayContext>) {
    const { request } = options;
    const query = request.query!;
    const document = ('document' in options && options.document) || parse(query, { noLocation: true });
    const variables = variablesInForce(getOperationAST(document)!, request.variables ?? {});
    const question = { query, operationName: request.operationName, variables, document };
    const questions = splitEntities(question);
    const answers = await Promise.all(
      questions.parts.map((part) => this.#answerJoined(part, options.context as GatewayContext)),
    );
    const { data, errors } = mergeEntities(questions, answers);
    return errors.length > 0 ? { data, errors } : { data };
  }

  /** Answers a question together with those for entities that its operation asks in the same moment. */
  #answerJoined(question: Question, context: GatewayContext): Promise<SubgraphAnswer> {
    if (!this.options.joins) return this.#answer(question, context);
    return new Promise((resolve) => {
      const asking = this.#asking.get(context) ?? [];
      asking.push({ question, resolve });
      if (asking.length > 1) return;
      this.#asking.set(context, asking);
      // A plan starts everything that it asks at once before anything else can run.
      queueMicrotask(() => {
        this.#asking.delete(context);
        for (const group of groupsOf(asking, (one) => one.question, MOST_REPRESENTATIONS))
          void this.#answerGroup(group, context);
      });
    });
  }

  /** Asks a group in one request; what has no usable answer in it is asked alone, in the time that is left. */
  async #answerGroup(group: readonly Asking[], context: GatewayContext): Promise<void> {
    const started = performance.now();
    const questions = group.map(({ question }) => question);
    const together = {
      sent: () => joined(questions, this.options.keysOf),
      read: (type: string | undefined, text: string) =>
        readJoined(type, text, questions, this.options.keysOf),
    };
    const shares =
      group.length > 1
        ? await this.#askOnce(together, context, started, { wasSent: false }).catch(() => [])
        : [];
    for (const [at, { question, resolve }] of group.entries()) {
      const share = shares[at];
      resolve(share ? this.#finished(share, question) : this.#answer(question, context, started));
    }
  }

  #finished({ data, errors }: SubgraphAnswer, question: Question): SubgraphAnswer {
    return { data: this.#ownPart(data, question), errors: this.#told(errors, data, question) };
  }

  async #answer(
    question: Question,
    context: GatewayContext,
    started = performance.now(),
  ): Promise<SubgraphAnswer> {
    const { actor, gone } = context;
    const progress = { wasSent: false };
    const { keysOf } = this.options;
    const exchange = {
      sent: () => ({ ...question, query: withProof(question, keysOf) }),
      read: (type: string | undefined, text: string) => readAnswer(type, text, question, keysOf),
    };
    try {
      return this.#finished(await this.#askOnce(exchange, context, started, progress), question);
    } catch (error) {
      const milliseconds = Math.round(performance.now() - started);
      const { name: subgraph, log } = this.options;
      const reason = gone.aborted ? 'CLIENT_GONE' : reasonOf(error);
      log.warn({ requestId: actor.requestId, subgraph, reason, milliseconds }, 'no answer');
      const unavailable = {
        message: toldOf(question, progress.wasSent && !isRefused(error)),
        extensions: { code: 'UPSTREAM_UNAVAILABLE' as const },
      };
      return { data: null, errors: this.#told([unavailable], null, question) };
    }
  }

  /** Asks, unless nobody waits any longer, no time is left or the subgraph hangs; and notes whether it answered. */
  async #askOnce<Answer>(
    exchange: Exchange<Answer>,
    { actor, deadline, gone }: GatewayContext,
    started: number,
    progress: { wasSent: boolean },
  ): Promise<Answer> {
    const { deadlineMilliseconds } = this.options;
    const left = () => {
      const milliseconds = Math.floor(Math.min(started + deadlineMilliseconds, deadline) - performance.now());
      if (milliseconds < 1) throw new UnusableAnswer('DEADLINE');
      gone.throwIfAborted();
      return milliseconds;
    };
    left();
    const way = this.#breaker.way();
    if (way === 'REFUSE') throw new UnusableAnswer('HANGING');
    try {
      // Whoever tries risks a second and not the whole deadline, and a write that is not begun is not in doubt.
      if (way === 'TRY' && (await this.#signOfLife(SIGN_OF_LIFE_MILLISECONDS)) === undefined)
        throw new UnusableAnswer('HANGING');
      const milliseconds = left();
      const answer = await this.#ask(exchange, actor, milliseconds, gone, progress);
      this.#breaker.answered();
      return answer;
    } catch (error) {
      const isInVain = performance.now() - started >= IN_VAIN * deadlineMilliseconds;
      if (progress.wasSent && isInVain && !gone.aborted && !isRefused(error))
        this.#breaker.waitedInVain(actor.requestId, started);
      throw error;
    } finally {
      if (way === 'TRY') this.#breaker.tried();
    }
  }

  /**
   * Data without the root fields that several owners answer together and of which this one has nothing to tell: Apollo
   * Gateway would take its null for that of all.
   */
  #ownPart(data: SubgraphAnswer['data'], { document, variables }: Question): SubgraphAnswer['data'] {
    if (data === null) return null;
    const empty = rootFields(document, variables)
      .filter(({ name }) => this.options.sharedRoots().has(name.value))
      .map(responseName)
      .filter((name) => data[name] === null);
    for (const name of empty) delete data[name];
    return data;
  }

  /** Errors at the places that they leave empty. */
  #told(errors: SubgraphAnswer['errors'], data: SubgraphAnswer['data'], question: Question) {
    const { document, variables } = question;
    return withPaths(errors, data, question).flatMap((error) => {
      const parts = error.path && partsOf(error.path, document, variables, this.options.sharedRoots());
      return parts ? parts.map((path) => ({ ...error, path })) : [error];
    });
  }

  /** Whether the subgraph says that it could answer a personal question, within a deadline in milliseconds; not while it hangs. */
  async ready(deadlineMilliseconds: number): Promise<boolean> {
    return !this.#breaker.isOpen && (await this.#signOfLife(deadlineMilliseconds)) === 200;
  }

  /** The schema that the subgraph says it serves; undefined when it does not say so in time, or hangs. */
  async served(): Promise<string | undefined> {
    if (this.#breaker.isOpen) return undefined;
    const exchange = {
      sent: () => ({ query: '{ _service { sdl } }', operationName: undefined, variables: {} }),
      read: (_: string | undefined, text: string) => sdlIn(text),
    };
    const { deadlineMilliseconds } = this.options;
    const never = new AbortController().signal;
    return this.#ask(exchange, itself(), deadlineMilliseconds, never, { wasSent: false }).catch(
      () => undefined,
    );
  }

  /** The status with which the subgraph says whether it is ready; undefined when it says nothing in time. */
  async #signOfLife(deadlineMilliseconds: number): Promise<number | undefined> {
    try {
      const { statusCode, body } = await this.#pool.request({
        path: '/readyz',
        method: 'GET',
        signal: AbortSignal.timeout(deadlineMilliseconds),
      });
      await body.dump();
      return statusCode;
    } catch {
      return undefined;
    }
  }

  #ask<Answer>(
    { sent, read }: Exchange<Answer>,
    actor: Actor,
    deadlineMilliseconds: number,
    gone: AbortSignal,
    progress: { wasSent: boolean },
  ): Promise<Answer> {
    const { query, operationName, variables } = sent();
    const body = Buffer.from(JSON.stringify({ query, operationName, variables }));
    const token = this.options.mint(actor, this.options.name, body);
    progress.wasSent = true;
    return this.#exchanges.send({
      request: {
        path: this.#path,
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json;q=0.9',
          authorization: `Bearer ${token}`,
          'x-request-id': actor.requestId,
          // What nobody waits for any longer the slice need not begin, nor go on with.
          [DEADLINE_HEADER]: String(deadlineMilliseconds),
        },
      },
      milliseconds: deadlineMilliseconds,
      gone,
      read,
    });
  }

  /** Lets the requests in flight end, then closes the connections. */
  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** The gateway, when it asks for nobody: what it asks so is about no row. */
const itself = (): Actor => ({
  principal: 'GATEWAY:schema',
  organisation: 'GATEWAY',
  role: SERVICE,
  centres: [],
  purpose: 'ADMINISTRATION',
  client: 'gateway',
  requestId: randomUUID(),
});

function sdlIn(text: string): string | undefined {
  const sdl = (JSON.parse(text) as { data?: { _service?: { sdl?: unknown } } }).data?._service?.sdl;
  return typeof sdl === 'string' ? sdl : undefined;
}

/** What an owner that did not answer leaves to say: of a write, whether it can have been done. */
function toldOf(question: Question, wasSent: boolean): string {
  if (!isWrite(question)) return UNAVAILABLE;
  return `${UNAVAILABLE} ${wasSent ? MAY_BE_DONE : NOT_DONE}`;
}

const isRefused = (error: unknown) => NOBODY_THERE.has((error as { code?: string }).code ?? '');

/** An error of a whole request names no field: it is told at every field it leaves empty. */
function withPaths(errors: SubgraphAnswer['errors'], data: SubgraphAnswer['data'], question: Question) {
  if (data !== null) return errors;
  // One is enough for a place: of many errors times many places a gateway can die.
  const ofAll = errors.find(({ path }) => !path);
  const paths = ofAll ? affectedPaths(question.document, question.variables) : [];
  return [...errors.filter(({ path }) => path), ...paths.map((path) => ({ ...ofAll!, path }))];
}

function reasonOf(error: unknown): Failure {
  if (error instanceof UnusableAnswer) return error.failure;
  const { name, code } = error as { name?: string; code?: string };
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return 'TOO_LONG';
  return name === 'TimeoutError' || code?.endsWith('_TIMEOUT') ? 'DEADLINE' : 'UNREACHABLE';
}
