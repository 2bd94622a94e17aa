/** Most tokens remembered at one time: 3,000 requests a second for as long as a token is good. */
const MOST_REMEMBERED = 200_000;

/**
 * Remembers which tokens were used, each until it would no longer be accepted anyway. When the memory is full nothing is
 * forgotten before its time: the next token is refused.
 */
export class SeenTokens {
  /** Identifiers by the second at which they can be forgotten; tokens live a minute, so there are few seconds. */
  readonly #byEnd = new Map<number, Set<string>>();
  #count = 0;

  constructor(private readonly most = MOST_REMEMBERED) {}

  /**
   * Takes note of a token.
   * @param end when it can be forgotten, in seconds since 1970
   * @param now in seconds since 1970
   * @returns false when it was seen before, or when there is no room for it
   */
  take(identifier: string, end: number, now = Date.now() / 1000): boolean {
    this.#forget(now);
    for (const identifiers of this.#byEnd.values()) if (identifiers.has(identifier)) return false;
    if (this.#count >= this.most) return false;
    const second = Math.ceil(end);
    const same = this.#byEnd.get(second);
    if (same) same.add(identifier);
    else this.#byEnd.set(second, new Set([identifier]));
    this.#count += 1;
    return true;
  }

  #forget(now: number) {
    for (const [end, identifiers] of this.#byEnd) {
      if (end >= now) continue;
      this.#count -= identifiers.size;
      this.#byEnd.delete(end);
    }
  }
}
