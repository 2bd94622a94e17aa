/**
 * What was read of a row, and on what it rests. Rows that were read alike share one, whatever the order, so to note a field of a row makes
 * nothing new: with two sets for each row, the trail and its garbage were a tenth of a slice that reads pages.
 */
export class Reading {
  readonly #next = new Map<string, Map<string | undefined, Reading>>();

  constructor(
    private readonly all: Readings,
    readonly type: string,
    /** Sorted. */
    readonly groups: string[],
    /** Sorted. */
    readonly bases: string[],
  ) {}

  /** The same, and a group besides. @param basis absent for what was refused */
  and(group: string, basis?: string): Reading {
    let byBasis = this.#next.get(group);
    if (!byBasis) {
      byBasis = new Map();
      this.#next.set(group, byBasis);
    }
    let next = byBasis.get(basis);
    if (!next) {
      next = this.all.of(this.type, withOne(this.groups, group), withOne(this.bases, basis));
      byBasis.set(basis, next);
    }
    return next;
  }
}

const withOne = (sorted: string[], one: string | undefined): string[] =>
  one === undefined || sorted.includes(one) ? sorted : [...sorted, one].sort();

/** What one request has read of rows, each once. */
export class Readings {
  readonly #known = new Map<string, Reading>();

  of(type: string, groups: string[], bases: string[]): Reading {
    // Null characters part what has none: no text of PostgreSQL can hold one. JSON took a fortieth of a slice whose rows rest on a consent each.
    const key = `${type}\0${groups.join('\0')}\0\0${bases.join('\0')}`;
    let known = this.#known.get(key);
    if (!known) {
      known = new Reading(this, type, groups, bases);
      this.#known.set(key, known);
    }
    return known;
  }

  /** What has not been read yet of a row of a type. */
  none(type: string): Reading {
    let known = this.#known.get(type);
    if (!known) {
      known = new Reading(this, type, [], []);
      this.#known.set(type, known);
    }
    return known;
  }
}
