import type { Actor } from '@mrrm/platform/wire/actor';

/** The pages from which a client of an organisation calls. */
export interface ClientOrigins {
  /** Code of the organisation whose issuer gives the client's tokens. */
  organisation: string;
  /** What the issuer says in `azp` or `client_id`. */
  client: string;
  /** As browsers write them: scheme, host and port, such as `https://night.example`. */
  origins: string[];
}

/** Whether a text is an origin as a browser sends it, and no more: no path, no blank, no other way of writing it. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin } = new URL(text);
  return /^https?:$/.test(protocol) && origin === text && !text.includes('*');
}

/** Which browser applications may call. Everything is exact: there is no wildcard, and `null` is nobody's. */
export class Origins {
  readonly #ofClient = new Map<string, ReadonlySet<string>>();
  /** The origins of all clients: a preflight cannot say for which one it asks. */
  readonly all: ReadonlySet<string>;

  constructor(clients: ClientOrigins[]) {
    for (const { organisation, client, origins } of clients)
      this.#ofClient.set(keyOf(organisation, client), new Set(origins));
    this.all = new Set(clients.flatMap(({ origins }) => origins));
  }

  /** Whether the application that the token was given to lives at this origin. */
  isOf({ organisation, client }: Pick<Actor, 'organisation' | 'client'>, origin: string): boolean {
    return this.#ofClient.get(keyOf(organisation, client))?.has(origin) ?? false;
  }
}

const keyOf = (organisation: string, client: string) => JSON.stringify([organisation, client]);
