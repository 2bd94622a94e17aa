import type { Log } from '@mrrm/platform/log';
import { driftOf, type Places, readPublished, readServed } from './published-fields.js';
import type { Subgraphs } from './subgraphs.js';
import type { SupergraphFile } from './supergraph.js';

const MOST_NAMED = 20;
/** Slices may start after the gateway: until each has said once what it serves, they are asked so much oftener. */
const OFTENER = 12;
/** Those who have not said it after so many rounds are named. */
const PATIENCE = 6;

/**
 * Compares now and then what is published of each slice with what the slice that runs says that it serves, and logs what
 * differs, a line whenever that changes. It refuses nothing: a field that is not served answers with an error of its own.
 */
export class SchemaDrift {
  #timer: NodeJS.Timeout | undefined;
  #published: { sdl: string; of: ReadonlyMap<string, Places> } | undefined;
  readonly #served = new Map<string, { sdl: string; places: Places }>();
  #told = '[{},[]]';
  #rounds = 0;

  constructor(
    private readonly supergraph: SupergraphFile,
    private readonly subgraphs: Subgraphs,
    private readonly log: Log,
  ) {}

  /** @param milliseconds between two comparisons */
  watch(milliseconds: number): void {
    const look = async () => {
      const isWhole = await this.#compare();
      this.#timer = setTimeout(() => void look(), isWhole ? milliseconds : milliseconds / OFTENER).unref();
    };
    this.#timer = setTimeout(() => void look(), milliseconds / OFTENER).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** @returns whether each slice has said what it serves, now or earlier */
  async #compare(): Promise<boolean> {
    for (const [name, sdl] of await this.subgraphs.served())
      if (this.#served.get(name)?.sdl !== sdl) this.#keep(name, sdl);
    const published = this.#publishedNow();
    const drift = Object.fromEntries(
      [...published].flatMap(([name, places]) => {
        const served = this.#served.get(name);
        const found = served ? driftOf(places, served.places) : [];
        return found.length > 0 ? [[name, told(found)]] : [];
      }),
    );
    const silent = [...published.keys()].filter((name) => !this.#served.has(name));
    this.#rounds += 1;
    this.#tell(drift, this.#rounds > PATIENCE ? silent : []);
    return silent.length === 0;
  }

  /** What cannot be read serves nothing. */
  #keep(name: string, sdl: string) {
    let places: Places = new Map();
    try {
      places = readServed(sdl);
    } catch {
      this.log.warn({ subgraph: name }, 'its schema cannot be read');
    }
    this.#served.set(name, { sdl, places });
  }

  #publishedNow() {
    const { sdl } = this.supergraph;
    if (this.#published?.sdl !== sdl) this.#published = { sdl, of: readPublished(sdl) };
    return this.#published!.of;
  }

  #tell(drift: Record<string, string[]>, silent: string[]) {
    const text = JSON.stringify([drift, silent]);
    if (text === this.#told) return;
    this.#told = text;
    if (Object.keys(drift).length > 0)
      this.log.warn({ drift, silent }, 'what is published is not what is served');
    else if (silent.length > 0) this.log.warn({ silent }, 'what is published is not known to be served');
    else this.log.info('what is published is served');
  }
}

const told = (found: string[]) =>
  found.length > MOST_NAMED
    ? [...found.slice(0, MOST_NAMED), `and ${found.length - MOST_NAMED} more`]
    : found;
