import { z } from 'zod';
import type { SealReader } from './chain.js';
import { lastLines, type WitnessLine, witnessLines } from './witness-files.js';

const pointSchema = z.object({ sequence: z.number().int().min(0), hash: z.string() });
const noteSchema = pointSchema.extend({ owner: z.string() });
const restoredSchema = z.object({
  /** The last link of the copy that was put back. */
  from: pointSchema,
  /** How far the chain had come before; what lies between the two is gone. */
  lost: pointSchema,
  reason: z.string(),
  at: z.string(),
});
const restoreSchema = z.object({ owner: z.string(), restored: restoredSchema, seal: z.string() });

/** How far a chain had come when it was noted. */
export type Point = z.output<typeof pointSchema>;

/** That an owner has put back an earlier copy of its database, as the owner said it under its seal. */
export type Restored = z.output<typeof restoredSchema>;

/** A line of a witness that says nothing the check can use, and why. */
export interface Unusable {
  file: string;
  line: number;
  reason: string;
}

/** The very text that the owner seals: fields in this order. */
export const statementOf = (owner: string, { from, lost, reason, at }: Restored): string =>
  JSON.stringify([owner, from.sequence, from.hash, lost.sequence, lost.hash, reason, at]);

/** How many events notes may be out of order by: as many as requests that end at the same time, with room to spare. */
const OUT_OF_ORDER = 5000;

/** What one reading of a whole witness finds, before it is laid beside the chain. */
export interface Survey {
  restored: Restored[];
  unusable: Unusable[];
  furthest: Point | undefined;
  /** For each record of a restore: its place among all lines, and the last link that stands. */
  turns: { place: number; from: number }[];
}

/**
 * Reads a witness once from its first line to its last: what was put back, and which lines cannot be used. A record of a
 * restore holds where it stands alone: it names the furthest link that was seen until then, and is no use anywhere else.
 */
export async function surveyWitness(file: string, owner: string, seals: SealReader): Promise<Survey> {
  const survey: Survey = { restored: [], unusable: [], furthest: undefined, turns: [] };
  let place = 0;
  for await (const line of witnessLines(file)) {
    place += 1;
    const said = readLine(line);
    if ('reason' in said) survey.unusable.push(said);
    else if (said.owner !== owner) continue;
    else if ('restored' in said) {
      const { from, lost } = said.restored;
      const isSaid = seals.isSaid(statementOf(owner, said.restored), said.seal);
      const isHere = lost.sequence === survey.furthest?.sequence && lost.hash === survey.furthest.hash;
      if (!isSaid || !isHere || from.sequence >= lost.sequence) {
        const reason = `a restore that ${isSaid ? 'was not recorded at this place' : 'the owner has not sealed'}`;
        survey.unusable.push({ file: line.file, line: line.line, reason });
        continue;
      }
      survey.restored.push(said.restored);
      survey.turns.push({ place, from: from.sequence });
      survey.furthest = from;
    } else if (said.sequence >= (survey.furthest?.sequence ?? 0)) {
      survey.furthest = { sequence: said.sequence, hash: said.hash };
    }
  }
  return survey;
}

type Said = z.output<typeof noteSchema> | z.output<typeof restoreSchema>;

/** Reads a line; one that was torn, by a full disk or a lost machine, is named instead. */
function readLine({ file, line, text, fault }: WitnessLine): Said | Unusable {
  if (fault) return { file, line, reason: fault };
  try {
    const json: unknown = JSON.parse(text);
    const isRestore = typeof json === 'object' && json !== null && 'restored' in json;
    return isRestore ? restoreSchema.parse(json) : noteSchema.parse(json);
  } catch {
    return { file, line, reason: 'a line that is torn or is no note' };
  }
}

/**
 * A witness beside the chain that it watches, from its first line on: no more of it is in memory than the stretch of
 * the chain at hand needs, however long both have grown. Notes of links that a later restore has left behind are passed over.
 */
export class Witness {
  readonly #lines: AsyncIterator<WitnessLine>;
  readonly #seen = new Map<number, string>();
  /** The furthest link that the lines read until now speak of. */
  #reached = 0;
  #place = 0;

  constructor(
    file: string,
    private readonly owner: string,
    private readonly survey: Survey,
  ) {
    this.#lines = witnessLines(file)[Symbol.asyncIterator]();
    for (const { from } of survey.restored) if (!this.#isLeft(from.sequence, 0)) this.#note(from);
  }

  /** The last place that it has seen. */
  get furthest(): number {
    return this.survey.furthest?.sequence ?? 0;
  }

  /** Reads on until it knows what was seen up to a place. */
  async readUpTo(sequence: number): Promise<void> {
    while (this.#reached < sequence + OUT_OF_ORDER) {
      const { value, done } = await this.#lines.next();
      if (done) return;
      this.#place += 1;
      const said = readLine(value);
      if ('reason' in said || 'restored' in said || said.owner !== this.owner) continue;
      if (this.#isLeft(said.sequence, this.#place)) continue;
      this.#reached = Math.max(this.#reached, said.sequence);
      this.#note(said);
    }
  }

  /** The hash that it saw at a place, if any. It is asked once for each. */
  take(sequence: number): string | undefined {
    const hash = this.#seen.get(sequence);
    this.#seen.delete(sequence);
    return hash;
  }

  /** Whether a restore that was recorded after a place in the witness has left a link behind. */
  #isLeft(sequence: number, since: number): boolean {
    return this.survey.turns.some(({ place, from }) => place > since && from < sequence);
  }

  /** A chain's places are only ever noted once: two notes of one place are kept as a contradiction of both. */
  #note({ sequence, hash }: Point) {
    const earlier = this.#seen.get(sequence);
    this.#seen.set(sequence, earlier === undefined || earlier === hash ? hash : 'seen twice, differently');
  }
}

/**
 * The furthest link that the end of a witness speaks of, without reading the rest of it. The seal of a restore is not judged
 * here: the check of the chain does that.
 */
export async function endOfWitness(file: string, owner: string): Promise<Point | undefined> {
  let furthest: Point | undefined;
  for (const text of await lastLines(file)) {
    const said = readLine({ file, line: 0, text });
    if ('reason' in said || said.owner !== owner) continue;
    if ('restored' in said) furthest = said.restored.from;
    else if (said.sequence >= (furthest?.sequence ?? 0))
      furthest = { sequence: said.sequence, hash: said.hash };
  }
  return furthest;
}
