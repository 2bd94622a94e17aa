import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** How far a chain had come when it was noted. */
export interface Point {
  sequence: number;
  hash: string;
}

/** How many events notes may be out of order by: as many as requests that end at the same time, with room to spare. */
const OUT_OF_ORDER = 5000;

/**
 * A witness's file beside the chain that it watches, from its first line on: no more of it is in memory than the
 * stretch of the chain at hand needs, however long both have grown.
 */
export class Witness {
  readonly #lines: AsyncIterator<string>;
  readonly #seen = new Map<number, string>();
  #furthest = 0;

  constructor(
    file: string,
    private readonly owner: string,
  ) {
    const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** The last place that it has seen. */
  get furthest(): number {
    return this.#furthest;
  }

  /** Reads on until it knows what was seen up to a place. */
  async readUpTo(sequence: number): Promise<void> {
    while (this.#furthest < sequence + OUT_OF_ORDER) {
      const { value, done } = await this.#lines.next();
      if (done) return;
      if (value) this.#note(JSON.parse(value) as Point & { owner: string });
    }
  }

  readToTheEnd = (): Promise<void> => this.readUpTo(Number.POSITIVE_INFINITY);

  /** The hash that it saw at a place, if any. It is asked once for each. */
  take(sequence: number): string | undefined {
    const hash = this.#seen.get(sequence);
    this.#seen.delete(sequence);
    return hash;
  }

  /** A chain's places are only ever noted once: two notes of one place are kept as a contradiction of both. */
  #note({ owner, sequence, hash }: Point & { owner: string }) {
    if (owner !== this.owner) return;
    const earlier = this.#seen.get(sequence);
    this.#seen.set(sequence, earlier === undefined || earlier === hash ? hash : 'seen twice, differently');
    this.#furthest = Math.max(this.#furthest, sequence);
  }
}
