import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What a folder of publications holds at one moment: each slice's SDL, and what they compose to. */
export interface Contents {
  /** By slice. */
  sdl: Record<string, string>;
  supergraph: string;
}

/** What is said of a publication beside its contents. */
export interface About {
  /** A whole checkout, a slice of a new form, or what was before. */
  kind: 'BEGINNING' | 'SLICE' | 'BACK';
  /** Whose new form it is; null for all of them. */
  slice: string | null;
  /** Why clients are broken by it; null when nobody is. */
  reason: string | null;
  /** SHA-256 of the supergraph of the checkout with which it began. */
  base: string;
}

/** As it is kept beside the contents. */
interface Told extends About {
  /** ISO 8601. */
  at: string;
  slices: string[];
}

export interface Publication extends Omit<Told, 'slices'>, Contents {
  /** From 1, without a gap. */
  number: number;
}

const SUPERGRAPH = 'supergraph';
const ABOUT = 'publication.json';
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * The supergraph that a gateway watches, and every one before it: a folder with one folder for each publication. Two people who
 * publish at one moment come after each other, and a process that is killed half-way leaves the last whole one in force.
 */
export class Publications {
  readonly #kept: string;

  constructor(private readonly folder: string) {
    this.#kept = join(folder, 'publications');
  }

  /** What the gateway watches. */
  get file(): string {
    return join(this.folder, `${SUPERGRAPH}.graphql`);
  }

  /** From the first to the last. */
  numbers(): number[] {
    if (!existsSync(this.#kept)) return [];
    return readdirSync(this.#kept)
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((one, other) => one - other);
  }

  /** What is said of a publication. @throws Error when there is none of that number */
  about(number: number): Told {
    return JSON.parse(readFileSync(join(this.#kept, String(number), ABOUT), 'utf8'));
  }

  /** @throws Error when there is none of that number */
  read(number: number): Publication {
    const { slices, ...about } = this.about(number);
    const sdl = Object.fromEntries(slices.map((slice) => [slice, this.#textOf(number, slice)]));
    return { ...about, number, sdl, supergraph: this.#textOf(number, SUPERGRAPH) };
  }

  /** What is in force; undefined before anything was published. */
  latest(): Publication | undefined {
    const number = this.numbers().at(-1);
    return number === undefined ? undefined : this.read(number);
  }

  /**
   * Puts something into force after a publication that was read before.
   * @param after its number; 0 for none
   * @returns the new number, or undefined when somebody else was faster and nothing has changed
   */
  publish(after: number, about: About, { sdl, supergraph }: Contents): number | undefined {
    mkdirSync(this.#kept, { recursive: true });
    const number = after + 1;
    const made = mkdtempSync(join(this.#kept, '.new-'));
    for (const [name, text] of Object.entries({ ...sdl, supergraph }))
      writeFileSync(join(made, `${name}.graphql`), text);
    const told: Told = { ...about, at: new Date().toISOString(), slices: Object.keys(sdl) };
    writeFileSync(join(made, ABOUT), `${JSON.stringify(told, null, 2)}\n`);
    try {
      // A folder that holds something is never replaced: whoever comes second is refused by the file system.
      renameSync(made, join(this.#kept, String(number)));
    } catch (error) {
      rmSync(made, { recursive: true });
      if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code!)) return undefined;
      throw error;
    }
    this.settle();
    return number;
  }

  /** Makes the watched file say what was published last, also where a process was killed between the two. */
  settle(): void {
    for (;;) {
      const last = this.numbers().at(-1);
      if (last === undefined) return;
      const text = this.#textOf(last, SUPERGRAPH);
      if (existsSync(this.file) && readFileSync(this.file, 'utf8') === text) return;
      const made = mkdtempSync(join(this.#kept, '.new-'));
      const written = join(made, SUPERGRAPH);
      writeFileSync(written, text);
      renameSync(written, this.file);
      rmSync(made, { recursive: true });
    }
  }

  #textOf(number: number, name: string): string {
    return readFileSync(join(this.#kept, String(number), `${name}.graphql`), 'utf8');
  }

  /**
   * Begins with a checkout, or begins anew with another one. What was published since the same checkout was taken stays in force.
   * @returns whether it began
   */
  begin(checkout: Contents): boolean {
    const base = digestOf(checkout.supergraph);
    for (;;) {
      const last = this.numbers().at(-1);
      if (last !== undefined && this.about(last).base === base) {
        this.settle();
        return false;
      }
      const about = { kind: 'BEGINNING', slice: null, reason: null, base } as const;
      if (this.publish(last ?? 0, about, checkout)) return true;
    }
  }
}
