import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SupergraphManager } from '@apollo/gateway';
import type { Log } from '@mrrm/platform/log';
import { watch } from 'chokidar';
import { type KeysOf, readKeys } from './entity-keys.js';
import { readSharedRoots } from './shared-roots.js';

const SETTLE_MILLISECONDS = 100;

type Hook = Parameters<SupergraphManager['initialize']>[0];

export interface SupergraphState {
  /** SHA-256 of the supergraph in force, in hexadecimal. */
  id: string;
  loadedAt: Date;
  /** The file now holds something that the gateway refused. */
  refused: boolean;
}

const idOf = (sdl: string) => createHash('sha256').update(sdl).digest('hex');

/** The supergraph as one file on disk: a change of it takes effect while the gateway runs, and a broken one does not. */
export class SupergraphFile implements SupergraphManager {
  #good = '';
  #seen = '';
  #state: SupergraphState | undefined;
  #keys: { sdl: string; of: KeysOf } | undefined;
  #shared: { sdl: string; roots: ReadonlySet<string> } | undefined;
  #update: Hook['update'] = () => undefined;

  constructor(
    private readonly file: string,
    private readonly log: Log,
  ) {}

  get state(): SupergraphState | undefined {
    return this.#state;
  }

  /** The text in force; empty before there is one. */
  get sdl(): string {
    return this.#good;
  }

  /** The names of an entity's keys in one subgraph of the supergraph in force. */
  keysOf: KeysOf = (subgraph, typename) => {
    if (this.#keys?.sdl !== this.#good) this.#keys = { sdl: this.#good, of: readKeys(this.#good) };
    return this.#keys!.of(subgraph, typename);
  };

  /** The root fields that several subgraphs of the supergraph in force answer together. */
  sharedRoots = (): ReadonlySet<string> => {
    if (this.#shared?.sdl !== this.#good)
      this.#shared = { sdl: this.#good, roots: readSharedRoots(this.#good) };
    return this.#shared!.roots;
  };

  /** Called by Apollo Gateway once. @throws Error when the file cannot be read */
  async initialize({ update }: Hook) {
    this.#update = update;
    const sdl = await readFile(this.file, 'utf8').catch(() => {
      throw new Error(`The supergraph file ${this.file} cannot be read.`);
    });
    this.#seen = sdl;
    this.#keep(sdl);
    const stopWatching = await this.#watch();
    return { supergraphSdl: sdl, cleanup: stopWatching };
  }

  /** Watches the folder, not the file: an atomic rename or a swapped link replaces the file that a watch would hold. */
  async #watch(): Promise<() => Promise<void>> {
    let timer: NodeJS.Timeout | undefined;
    const settle = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void this.#read(), SETTLE_MILLISECONDS);
    };
    const watcher = watch(dirname(this.file), { depth: 0, ignoreInitial: true }).on('all', settle);
    await new Promise<void>((ready) => watcher.once('ready', () => ready()));
    return async () => {
      clearTimeout(timer);
      await watcher.close();
    };
  }

  async #read() {
    const sdl = await readFile(this.file, 'utf8').catch(() => '');
    if (sdl === this.#seen) return;
    this.#seen = sdl;
    if (sdl === this.#good) {
      this.#keep(sdl);
      return;
    }
    try {
      this.#update(sdl);
      this.#keep(sdl);
      this.log.info({ supergraph: this.#state!.id }, 'supergraph taken');
    } catch (error) {
      // An update can fail half way; the last good one is put back, which does nothing when it is still in force.
      this.#update(this.#good);
      this.#state!.refused = true;
      const reason = (error as Error).message.split('\n', 1)[0]!.slice(0, 300);
      this.log.error({ supergraph: this.#state!.id, reason }, 'supergraph refused, the last good one stays');
    }
  }

  #keep(sdl: string) {
    this.#good = sdl;
    this.#state = { id: idOf(sdl), loadedAt: new Date(), refused: false };
  }
}
