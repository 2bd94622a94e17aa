import type { Cell, Row } from './cells.js';

/**
 * Why a number is not told. `SMALL`: few units make it, or none. `COMPLEMENT`: few would follow from it and others, or everybody at a place would
 * be known to be of one category; it may be small itself. `DOMINANCE`: one unit alone makes more than half of it.
 */
export type Withheld = 'SMALL' | 'COMPLEMENT' | 'DOMINANCE';

/** A sum of a few units that nobody may find out: of a cell, of some that stand beside each other, or of what is left of a coarser one. */
export interface Guarded {
  row: Row;
  value: number;
  /** The keys of its cells, and of those that are taken from them. Of a change between two editions, none. */
  of?: { plus: readonly string[]; minus?: readonly string[] };
  /** How wide the interval has to be in which it is known to lie; where nothing is said, one more than what is small. */
  span?: number;
}

/** What is told of a cube, and what has to stay unknown. */
export interface Judged {
  withheld: Map<string, Withheld>;
  /** Numbers that stay as an earlier edition told them: a few people have been corrected since, or nobody. */
  kept: Map<string, number>;
  guarded: Guarded[];
  /** Numbers of acts that will be told once their period is over: nothing that is told before may forbid it. */
  promised?: Cell[];
}
