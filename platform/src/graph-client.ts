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
  /** Root field with an `id` argument that finds an entity, by the entity's type name. */
  lookups: Record<string, string>;
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
  async existence(references: { typename: string; id: string }[]): Promise<Existence[]> {
    const now = Date.now();
    const isRemembered = ({ typename, id }: { typename: string; id: string }) =>
      (this.#present.get(`${typename}:${id}`) ?? 0) > now;
    const unknown = references.filter((reference) => !isRemembered(reference));
    const answers = new Map<string, Existence>();
    if (unknown.length > 0) {
      const parts = Array.from({ length: Math.ceil(unknown.length / MOST_IN_ONE_QUESTION) }, (_, index) =>
        unknown.slice(index * MOST_IN_ONE_QUESTION, (index + 1) * MOST_IN_ONE_QUESTION),
      );
      const fresh = (await Promise.all(parts.map((part) => this.#ask(part)))).flat();
      unknown.forEach((reference, index) => {
        const key = `${reference.typename}:${reference.id}`;
        answers.set(key, fresh[index]!);
        if (fresh[index] === 'PRESENT') this.#remember(key);
      });
    }
    return references.map(({ typename, id }) => answers.get(`${typename}:${id}`) ?? 'PRESENT');
  }

  #remember(key: string) {
    if (this.#present.size >= MOST_REMEMBERED) this.#present.clear();
    this.#present.set(key, Date.now() + REMEMBER_PRESENT_MILLISECONDS);
  }

  async #ask(references: { typename: string; id: string }[]): Promise<Existence[]> {
    if (!this.options) return references.map(() => 'UNREACHABLE');
    const fields = references.map(
      ({ typename }, index) => `a${index}: ${this.options!.lookups[typename]}(id: $a${index}) { id }`,
    );
    const variables = Object.fromEntries(references.map(({ id }, index) => [`a${index}`, id]));
    const signature = references.map((_, index) => `$a${index}: ID!`).join(', ');
    const query = `query CheckReferences(${signature}) { ${fields.join(' ')} }`;
    try {
      const { data, errors } = await this.#post(query, variables);
      const failed = new Set((errors ?? []).map((error) => String(error.path?.[0] ?? '*')));
      return references.map((_, index) => {
        if (data?.[`a${index}`]) return 'PRESENT';
        return failed.has(`a${index}`) || failed.has('*') || !data ? 'UNREACHABLE' : 'ABSENT';
      });
    } catch {
      return references.map(() => 'UNREACHABLE');
    }
  }

  async #post(query: string, variables: Record<string, unknown>) {
    const options = this.options!;
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
    return (await response.body.json()) as {
      data?: Record<string, { id: string } | null>;
      errors?: { path?: (string | number)[] }[];
    };
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
