/**
 * What was read of a row, and on what it rests. Rows that were read alike share one as far as they were read in the same order, so to
 * note a field of a row makes nothing new: with two sets for each row, the trail and its garbage were a tenth of a slice that reads pages.
 */
export class Reading {
  readonly #next = new Map<string, Map<string | undefined, Reading>>();
  #key: string | undefined;

  constructor(
    readonly type: string,
    /** Sorted. */
    readonly groups: string[],
    /** Sorted. */
    readonly bases: string[],
  ) {}

  /**
   * The same for all that says the same. It is asked of what a row comes to in the end, and not of each field: where every row rests on a
   * consent of its own, that was a thirtieth of a slice.
   */
  get key(): string {
    this.#key ??= JSON.stringify([this.type, this.groups, this.bases]);
    return this.#key;
  }

  /** The same, and a group besides. @param basis absent for what was refused */
  and(group: string, basis?: string): Reading {
    let byBasis = this.#next.get(group);
    if (!byBasis) {
      byBasis = new Map();
      this.#next.set(group, byBasis);
    }
    let next = byBasis.get(basis);
    if (!next) {
      const [groups, bases] = [withOne(this.groups, group), withOne(this.bases, basis)];
      const isNew = groups !== this.groups || bases !== this.bases;
      next = isNew ? new Reading(this.type, groups, bases) : this;
      byBasis.set(basis, next);
    }
    return next;
  }
}

const withOne = (sorted: string[], one: string | undefined): string[] =>
  one === undefined || sorted.includes(one) ? sorted : [...sorted, one].sort();

/** What one request has read of rows. */
export class Readings {
  readonly #none = new Map<string, Reading>();

  /** What has not been read yet of a row of a type. */
  none(type: string): Reading {
    let known = this.#none.get(type);
    if (!known) {
      known = new Reading(type, [], []);
      this.#none.set(type, known);
    }
    return known;
  }
}
