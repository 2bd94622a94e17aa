import DataLoader from 'dataloader';

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
