import { Agent, request } from 'undici';
import { NOBODY, ON_BEHALF_OF, ON_BEHALF_REACH } from '../wire/on-behalf.js';
import { type Behalf, reachOf } from './behalf.js';
import type { Asked, Existence, GraphAnswer, Judgement, Lookup, Objection } from './question.js';

/** How long one question may take by default: somebody waits for the write that asks it. */
export const GRAPH_DEADLINE_MILLISECONDS = 1500;

export interface GraphClientOptions {
  /** The gateway's GraphQL address. */
  url: string;
  /** The token endpoint of the owner's own identity provider, and the slice's credentials there. */
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** How long one question may take, in milliseconds. */
  deadlineMilliseconds?: number | undefined;
  /** How an entity is found, by its type name. */
  lookups: Record<string, Lookup>;
}

const PRESENT: Judgement = { existence: 'PRESENT', objections: [] };
const ABSENT: Judgement = { existence: 'ABSENT', objections: [] };
const UNREACHABLE: Judgement = { existence: 'UNREACHABLE', objections: [] };

const REMEMBER_PRESENT_MILLISECONDS = 30_000;
const MOST_REMEMBERED = 10_000;
/** The gateway takes no more root fields in one operation by default. */
const MOST_IN_ONE_QUESTION = 10;

/** A slice's own way to ask the graph, under its service identity. Without options it knows nobody: every owner is unreachable. */
export class GraphClient {
  readonly #agent = new Agent({ connections: 8, connectTimeout: 1000, keepAliveTimeout: 30_000 });
  readonly #present = new Map<string, number>();
  #token: { value: string; goodUntil: number } | undefined;
  #fetchingToken: Promise<string> | undefined;

  constructor(private readonly options?: GraphClientOptions) {}

  /**
   * Whether entities exist, in the order asked; for somebody, whether they exist for that person. Never throws: an owner
   * that cannot be asked is `UNREACHABLE`.
   */
  async existence(references: Asked[], behalf?: Behalf): Promise<Existence[]> {
    return (await this.judge(references, behalf)).map(({ existence }) => existence);
  }

  /**
   * Whether entities exist and what their owners say against what is to be done with them, in the order asked. Never
   * throws: an owner that cannot be asked is `UNREACHABLE`. Only existence is remembered, and only for a moment.
   */
  async judge(references: Asked[], behalf?: Behalf): Promise<Judgement[]> {
    const now = Date.now();
    const reach = reachOf(behalf);
    const keyOf = ({ typename, id, place }: Asked) => `${typename}:${id}:${place ?? ''}:${reach}`;
    const isRemembered = (asked: Asked) => !asked.fit && (this.#present.get(keyOf(asked)) ?? 0) > now;
    const unknown = references.filter((reference) => !isRemembered(reference));
    const answers = new Map<Asked, Judgement>();
    if (unknown.length > 0) {
      const parts = Array.from({ length: Math.ceil(unknown.length / MOST_IN_ONE_QUESTION) }, (_, index) =>
        unknown.slice(index * MOST_IN_ONE_QUESTION, (index + 1) * MOST_IN_ONE_QUESTION),
      );
      const fresh = (await Promise.all(parts.map((part) => this.#ask(part, behalf)))).flat();
      unknown.forEach((reference, index) => {
        answers.set(reference, fresh[index]!);
        if (!reference.fit && fresh[index]!.existence === 'PRESENT') this.#remember(keyOf(reference));
      });
    }
    return references.map((asked) => answers.get(asked) ?? PRESENT);
  }

  /** What a word of an owner's judgement means; a word that is not known here speaks against it too. */
  objectionOf(typename: string, word: string): Objection {
    const known = this.options?.lookups[typename]?.fit?.objections[word];
    return known ?? { message: `The owner of this ${typename} says that it does not fit (${word}).` };
  }

  #remember(key: string) {
    if (this.#present.size >= MOST_REMEMBERED) this.#present.clear();
    this.#present.set(key, Date.now() + REMEMBER_PRESENT_MILLISECONDS);
  }

  async #ask(references: Asked[], behalf: Behalf | undefined): Promise<Judgement[]> {
    const unreachable = references.map(() => UNREACHABLE);
    if (!this.options) return unreachable;
    const { lookups } = this.options;
    const parts = references.map((asked, index) => partOf(asked, lookups[asked.typename]!, `a${index}`));
    const query = `query CheckReferences(${parts.flatMap(({ signature }) => signature).join(', ')}) {
      ${parts.map(({ field }) => field).join(' ')} }`;
    const variables = Object.assign({}, ...parts.map((part) => part.variables)) as Record<string, unknown>;
    try {
      const { data, errors } = await this.ask(query, variables, behalf);
      const failed = new Set((errors ?? []).map((error) => String(error.path?.[0] ?? '*')));
      return references.map((asked, index) => {
        const found = data?.[`a${index}`];
        if (found) return readAnswer(asked, lookups[asked.typename]!, found);
        return failed.has(`a${index}`) || failed.has('*') || !data ? UNREACHABLE : ABSENT;
      });
    } catch {
      return unreachable;
    }
  }

  /**
   * Asks the graph under the slice's own identity; for somebody, with the actor token that says so.
   * @throws when there is no graph to ask, or no answer within the deadline
   */
  async ask(query: string, variables: Record<string, unknown>, behalf?: Behalf): Promise<GraphAnswer> {
    const options = this.options;
    if (!options) throw new Error('This slice knows no graph.');
    const response = await request(options.url, {
      method: 'POST',
      dispatcher: this.#agent,
      signal: AbortSignal.any([
        AbortSignal.timeout(options.deadlineMilliseconds ?? GRAPH_DEADLINE_MILLISECONDS),
        ...(behalf?.asker.gone ? [behalf.asker.gone] : []),
      ]),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await this.#bearer()}`,
        'x-purpose': 'COORDINATION',
        // Said in any case: a router that does not forward them is found out, and takes nobody's question for the slice's own.
        [ON_BEHALF_OF]: behalf?.asker.token ?? NOBODY,
        [ON_BEHALF_REACH]: behalf?.forRule ? 'rule' : 'person',
      },
      body: JSON.stringify({ query, variables }),
    });
    if (response.statusCode === 401) this.#token = undefined;
    return (await response.body.json()) as GraphAnswer;
  }

  async #bearer(): Promise<string> {
    if (this.#token && this.#token.goodUntil > Date.now()) return this.#token.value;
    this.#fetchingToken ??= this.#fetchToken().finally(() => {
      this.#fetchingToken = undefined;
    });
    return this.#fetchingToken;
  }

  async #fetchToken(): Promise<string> {
    const { tokenUrl, clientId, clientSecret, deadlineMilliseconds } = this.options!;
    const response = await request(tokenUrl, {
      method: 'POST',
      dispatcher: this.#agent,
      signal: AbortSignal.timeout(deadlineMilliseconds ?? GRAPH_DEADLINE_MILLISECONDS),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`,
      },
      body: 'grant_type=client_credentials',
    });
    const answer = (await response.body.json()) as { access_token?: string; expires_in?: number };
    if (response.statusCode !== 200 || !answer.access_token) throw new Error('No service token.');
    this.#token = {
      value: answer.access_token,
      goodUntil: Date.now() + ((answer.expires_in ?? 60) - 30) * 1000,
    };
    return answer.access_token;
  }

  close(): Promise<void> {
    return this.#agent.close();
  }
}

/** One root field of a question about references, under an alias that its variables share. */
function partOf({ id, place: wanted, fit }: Asked, lookup: Lookup, alias: string) {
  if (!fit || !lookup.fit) {
    const place = wanted && lookup.place ? `place: ${lookup.place} { id }` : '';
    const field = `${alias}: ${lookup.field}(id: $${alias}) { id ${place} }`;
    return { field, signature: [`$${alias}: ID!`], variables: { [alias]: id } };
  }
  const names = Object.keys(lookup.fit.arguments);
  const said = names.map((name) => `${name}: $${alias}_${name}`).join(', ');
  return {
    field: `${alias}: ${lookup.fit.field}(id: $${alias}, ${said}) { objections }`,
    signature: [
      `$${alias}: ID!`,
      ...names.map((name) => `$${alias}_${name}: ${lookup.fit!.arguments[name]}`),
    ],
    variables: {
      [alias]: id,
      ...Object.fromEntries(names.map((name) => [`${alias}_${name}`, fit[name] ?? null])),
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the question, which is made above.
function readAnswer({ place, fit }: Asked, lookup: Lookup, found: any): Judgement {
  if (fit && lookup.fit)
    return { existence: 'PRESENT', objections: (found.objections as unknown[]).map(String) };
  if (!place || !lookup.place) return PRESENT;
  return [found.place].flat().some((one) => one?.id === place) ? PRESENT : ABSENT;
}
