import { BEGINNING, hashOf, type Link, type SealReader } from './chain.js';
import type { KeptEvent } from './event.js';
import { type Kept, sealedText } from './kept.js';
import type { Point } from './witness.js';

/** A link as it stands in the database. */
export interface Row extends Link, Kept {
  /** Whether it names people in both ways, of which its format knows one. */
  namesTwice: boolean;
}

/** Takes the links of one chain, from the first on, and says which is the first that is not good. */
export class ChainCheck {
  last: Point = { sequence: 0, hash: BEGINNING };
  /** The last link that is covered by a seal, and so is everything before it. */
  good = 0;
  /** The link whose seal is to cover those since `good`. */
  #sealedBy: number | undefined;

  constructor(private readonly seals: SealReader) {}

  /** Whether the last link has no seal yet: a commit was torn, which no database does by itself. */
  get isOpen(): boolean {
    return this.#sealedBy !== undefined;
  }

  /** @param seen what the witness has seen at this place @returns the first link that is broken, and why */
  take(row: Row, seen: string | undefined): { sequence: number; reason: string } | undefined {
    const { last } = this;
    const here = last.sequence + 1;
    const broken = (reason: string, sequence = here) => ({ sequence, reason });
    if (row.sequence !== here) return broken('a link is missing');
    const said = readSaid(row.event);
    const isOld = (said?.format ?? 1) < 3;
    const text = isOld ? row.event : sealedText(row);
    if (hashOf(last.hash, here, text) !== row.hash)
      return broken('the event, its people or its place was changed');
    if (isOld && said?.people?.join() !== row.people.join()) return broken('the list of people was changed');
    const isMore = row.others.length > 0 || row.reads !== '' || row.records.length > 0;
    if (row.namesTwice || (isOld && isMore)) return broken('something was added to the event');
    const { sealedBy } = said ?? {};
    if (this.#sealedBy !== undefined && (sealedBy ?? here) !== this.#sealedBy)
      return broken('the link is not sealed with the key of the owner', this.good + 1);
    if (sealedBy === undefined) {
      if (!this.seals.isSealed(row))
        return broken('the link is not sealed with the key of the owner', this.good + 1);
    } else if (sealedBy <= here || row.seal !== '')
      return broken('the link is not sealed with the key of the owner');
    if (seen !== undefined && seen !== row.hash) return broken('the witness has seen another link here');
    this.#sealedBy = sealedBy;
    this.last = { sequence: here, hash: row.hash };
    if (sealedBy === undefined) this.good = here;
    return undefined;
  }
}

function readSaid(event: string): Pick<KeptEvent, 'format' | 'sealedBy' | 'people'> | undefined {
  try {
    return JSON.parse(event) as KeptEvent;
  } catch {
    return undefined;
  }
}
