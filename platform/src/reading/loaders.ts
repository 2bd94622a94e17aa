import DataLoader from 'dataloader';
import type { Request } from '../context.js';

/** Most keys that one statement gets: a page of pages; more are sent in further batches. */
const MOST_KEYS = 1000;

/** Where a row has its key: a function, or the name of its property. */
type KeyOf<Key, Row> =
  | ((row: Row) => Key)
  | { [Name in keyof Row]: Row[Name] extends Key ? Name : never }[keyof Row];

const reader = <Key, Row>(keyOf: KeyOf<Key, Row>) =>
  typeof keyOf === 'function' ? keyOf : (row: Row) => row[keyOf] as Key;

/**
 * The batches of one kind of key, as a request has them. A slice has some sixty kinds and a request asks for two or three of
 * them: the loader behind is made when it is first asked, a thirtieth of what a small request costs.
 */
export class Batches<Key, Row> {
  #loader: DataLoader<Key, Row> | undefined;

  constructor(
    private readonly fetch: (keys: readonly Key[]) => Promise<Row[]>,
    private readonly remembers: boolean,
  ) {}

  load(key: Key): Promise<Row> {
    this.#loader ??= new DataLoader(this.fetch, { maxBatchSize: MOST_KEYS, cache: this.remembers });
    return this.#loader.load(key);
  }

  /** Forgets what was read by a key. */
  clear(key: Key): this {
    this.#loader?.clear(key);
    return this;
  }
}

/**
 * Loads at most one row per key. Rows may come back in any order: order is restored here, once.
 * @param fetch one statement for all keys
 * @param remembers whether a key that was asked is answered again without a statement; yes by default
 */
export function loadOne<Key, Row>(
  fetch: (keys: Key[]) => Promise<Row[]>,
  keyOf: KeyOf<Key, Row>,
  { remembers = true }: { remembers?: boolean } = {},
): Batches<Key, Row | null> {
  return new Batches<Key, Row | null>(async (keys) => {
    const read = reader(keyOf);
    const byKey = new Map<Key, Row>();
    for (const row of await fetch([...keys])) byKey.set(read(row), row);
    return keys.map((key) => byKey.get(key) ?? null);
  }, remembers);
}

/**
 * Loads all rows of each key, in the order in which the statement returns them.
 * @param fetch one statement for all keys
 */
export function loadMany<Key, Row>(
  fetch: (keys: Key[]) => Promise<Row[]>,
  keyOf: KeyOf<Key, Row>,
): Batches<Key, Row[]> {
  return new Batches<Key, Row[]>(async (keys) => {
    const read = reader(keyOf);
    const byKey = new Map<Key, Row[]>(keys.map((key) => [key, []]));
    for (const row of await fetch([...keys])) byKey.get(read(row))?.push(row);
    return keys.map((key) => byKey.get(key) ?? []);
  }, true);
}

/** One loader per distinct argument of a field (its page size, its filter), made when first asked for. */
export function keyedLoaders<Argument, Loader>(
  make: (argument: Argument) => Loader,
): (argument: Argument) => Loader {
  const made = new Map<string, Loader>();
  return (argument) => {
    const key = JSON.stringify(argument);
    const loader = made.get(key) ?? make(argument);
    made.set(key, loader);
    return loader;
  };
}

/** Reads a written row anew: several writes of one request must not show each other's remembered rows. */
export const reread = <Key, Row>(loader: Batches<Key, Row | null>, key: Key): Promise<Row | null> =>
  loader.clear(key).load(key);

type Together<Makers> = Makers extends readonly [(request: Request) => infer First, ...infer Rest]
  ? First & Together<Rest>
  : unknown;

/**
 * Makes the function that makes a request's batches out of those of its features. The batches of a feature are made when one of
 * them is first asked for: to make all of them was a twentieth of what a small request cost a slice with many.
 * @param makers one for each feature; no two of them have a batch of the same name
 */
export function batchesOf<const Makers extends readonly ((request: Request) => object)[]>(
  ...makers: Makers
): (request: Request) => Together<Makers> {
  class All {
    readonly made: Record<string, unknown>[] = [];
    constructor(readonly request: Request) {}
  }
  let isKnown = false;
  // What a feature has is known once it was made: with the first request, whoever asks.
  const learn = (request: Request) => {
    isKnown = true;
    for (const [at, make] of makers.entries())
      for (const name of Object.keys(make(request))) {
        if (name in All.prototype) throw new Error(`Two features have batches named ${name}.`);
        Object.defineProperty(All.prototype, name, {
          get(this: All) {
            this.made[at] ??= make(this.request) as Record<string, unknown>;
            return this.made[at][name];
          },
        });
      }
  };
  return (request) => {
    if (!isKnown) learn(request);
    return new All(request) as Together<Makers>;
  };
}
