import { type DataSourceOptions, SubgraphDataSource } from './data-source.js';
import type { KeysOf } from './entity-keys.js';

const PROBE_DEADLINE_MILLISECONDS = 1000;
const PROBE_REMEMBERED_MILLISECONDS = 2000;

export type SubgraphsOptions = Omit<DataSourceOptions, 'name' | 'url' | 'keysOf'> & {
  /** The keys of the supergraph that is being opened. */
  keysOf: KeysOf;
  /** Addresses that replace those of the supergraph file, by the subgraph's name. */
  urls: Record<string, string>;
};

/** The connections to all subgraphs of the supergraph in force. */
export class Subgraphs {
  readonly #sources = new Map<string, SubgraphDataSource>();
  #checked: { at: number; degraded: Promise<string[]> } | undefined;

  constructor(private readonly options: SubgraphsOptions) {}

  /** Opens the way to a subgraph; one to an earlier address of it is closed. */
  open(name: string, url: string | undefined): SubgraphDataSource {
    const address = this.options.urls[name.toLowerCase()] ?? url;
    if (!address) throw new Error(`The supergraph has no address for the subgraph "${name}".`);
    const { keysOf, ...options } = this.options;
    const source = new SubgraphDataSource({
      ...options,
      name,
      url: address,
      keysOf: (typename) => keysOf(name, typename),
    });
    void this.#sources.get(name)?.close();
    this.#sources.set(name, source);
    return source;
  }

  /** Names of the subgraphs that are not ready, in alphabetical order; asked at most every two seconds. */
  degraded(): Promise<string[]> {
    const now = Date.now();
    if (!this.#checked || now - this.#checked.at > PROBE_REMEMBERED_MILLISECONDS)
      this.#checked = { at: now, degraded: this.#ask() };
    return this.#checked.degraded;
  }

  async #ask(): Promise<string[]> {
    const answers = await Promise.all(
      [...this.#sources].map(async ([name, source]) =>
        (await source.ready(PROBE_DEADLINE_MILLISECONDS)) ? [] : [name],
      ),
    );
    return answers.flat().sort();
  }

  /** What each subgraph says that it serves, by its name; without those that do not answer. */
  async served(): Promise<[string, string][]> {
    const answers = await Promise.all(
      [...this.#sources].map(async ([name, source]) => [name, await source.served()] as const),
    );
    return answers.flatMap(([name, sdl]) => (sdl ? [[name, sdl]] : []));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sources.values()].map((source) => source.close()));
  }
}
