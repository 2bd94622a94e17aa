import { Agent, request } from 'undici';

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

/** How another owner's entity is found, and to which place it belongs. */
export interface Lookup {
  /** Root field with an `id` argument. */
  field: string;
  /** Field with the key-only place, or places, of the entity; absent for what belongs to none. */
  place?: string;
}

/** An entity asked about; with a place, it must belong there to count as present. */
export interface Asked {
  typename: string;
  id: string;
  place?: string | undefined;
}

/** An answer of the graph. */
export interface GraphAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the caller's own query.
  data?: Record<string, any> | null;
  errors?: { path?: (string | number)[] }[];
}

/** What the graph knows of an entity of another owner. */
export type Existence = 'PRESENT' | 'ABSENT' | 'UNREACHABLE';

const REMEMBER_PRESENT_MILLISECONDS = 30_000;
const MOST_REMEMBERED = 10_000;
/** The gateway takes no more root fields in one operation unless told. */
const MOST_IN_ONE_QUESTION = 10;

/** A slice's own way to ask the graph, under its service identity. Without options it knows nobody: every owner is unreachable. */
export class GraphClient {
  readonly #agent = new Agent({ connections: 8, connectTimeout: 1000, keepAliveTimeout: 30_000 });
  readonly #present = new Map<string, number>();
  #token: { value: string; goodUntil: number } | undefined;
  #fetchingToken: Promise<string> | undefined;

  constructor(private readonly options?: GraphClientOptions) {}

  /** Whether entities exist, in the order asked. Never throws: an owner that cannot be asked is `UNREACHABLE`. */
  async existence(references: Asked[]): Promise<Existence[]> {
    const now = Date.now();
    const isRemembered = (asked: Asked) => (this.#present.get(keyOf(asked)) ?? 0) > now;
    const unknown = references.filter((reference) => !isRemembered(reference));
    const answers = new Map<string, Existence>();
    if (unknown.length > 0) {
      const parts = Array.from({ length: Math.ceil(unknown.length / MOST_IN_ONE_QUESTION) }, (_, index) =>
        unknown.slice(index * MOST_IN_ONE_QUESTION, (index + 1) * MOST_IN_ONE_QUESTION),
      );
      const fresh = (await Promise.all(parts.map((part) => this.#ask(part)))).flat();
      unknown.forEach((reference, index) => {
        const key = keyOf(reference);
        answers.set(key, fresh[index]!);
        if (fresh[index] === 'PRESENT') this.#remember(key);
      });
    }
    return references.map((asked) => answers.get(keyOf(asked)) ?? 'PRESENT');
  }

  #remember(key: string) {
    if (this.#present.size >= MOST_REMEMBERED) this.#present.clear();
    this.#present.set(key, Date.now() + REMEMBER_PRESENT_MILLISECONDS);
  }

  async #ask(references: Asked[]): Promise<Existence[]> {
    if (!this.options) return references.map(() => 'UNREACHABLE');
    const fields = references.map(({ typename, place: wanted }, index) => {
      const { field, place } = this.options!.lookups[typename]!;
      return `a${index}: ${field}(id: $a${index}) { id ${wanted && place ? `place: ${place} { id }` : ''} }`;
    });
    const variables = Object.fromEntries(references.map(({ id }, index) => [`a${index}`, id]));
    const signature = references.map((_, index) => `$a${index}: ID!`).join(', ');
    const query = `query CheckReferences(${signature}) { ${fields.join(' ')} }`;
    try {
      const { data, errors } = await this.ask(query, variables);
      const failed = new Set((errors ?? []).map((error) => String(error.path?.[0] ?? '*')));
      return references.map(({ typename, place }, index) => {
        const found = data?.[`a${index}`];
        if (found && (!place || !this.options!.lookups[typename]!.place)) return 'PRESENT';
        if (found) return [found.place].flat().some((one) => one?.id === place) ? 'PRESENT' : 'ABSENT';
        return failed.has(`a${index}`) || failed.has('*') || !data ? 'UNREACHABLE' : 'ABSENT';
      });
    } catch {
      return references.map(() => 'UNREACHABLE');
    }
  }

  /**
   * Asks the graph under the slice's own identity.
   * @throws when there is no graph to ask, or no answer within the deadline
   */
  async ask(query: string, variables: Record<string, unknown>): Promise<GraphAnswer> {
    const options = this.options;
    if (!options) throw new Error('This slice knows no graph.');
    const response = await request(options.url, {
      method: 'POST',
      dispatcher: this.#agent,
      signal: AbortSignal.timeout(options.deadlineMilliseconds ?? 1500),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await this.#bearer()}`,
        'x-purpose': 'COORDINATION',
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
    const { tokenUrl, clientId, clientSecret } = this.options!;
    const response = await request(tokenUrl, {
      method: 'POST',
      dispatcher: this.#agent,
      signal: AbortSignal.timeout(1500),
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

const keyOf = ({ typename, id, place }: Asked) => `${typename}:${id}:${place ?? ''}`;
