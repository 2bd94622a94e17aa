/** One request that nobody with good intentions sends. */
export interface Attack {
  name: string;
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Bytes sent over a socket of their own, in place of what a well-behaved client can send. */
  raw?: Buffer;
  /** `refused`: no data at all. `harmless`: data, but nothing that is not the sender's to see. */
  outcome: 'refused' | 'harmless';
  /** What an error may repeat without leaking it: it is the sender's own. */
  sent?: string[];
}

/** How a request ended. */
export interface Ending {
  attack: Attack;
  status: number;
  headers: string;
  body: string;
  milliseconds: number;
}

export type Headers = Record<string, string>;

/** A request's body with one operation. */
export const operation = (query: string, variables: object = {}): string =>
  JSON.stringify({ query, variables });

/** The headers of a client that signed in, with changes. */
export const signedIn = (token: string, more: Headers = {}): Headers => ({
  'content-type': 'application/json',
  authorization: `Bearer ${token}`,
  'x-purpose': 'CARE',
  ...more,
});

/** So many texts, one after the other. */
export const times = (count: number, text: (index: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(between);
