import { RateLimiterRes } from 'rate-limiter-flexible';
import type { Counts } from '../counting/counts.js';

/** Remembers which tokens were used. */
export interface TokenMemory {
  /**
   * Takes note of a token.
   * @param end until when it must be remembered, in seconds since 1970
   * @returns false when it was seen before, when there is no room for it, or when it is over
   */
  take(identifier: string, end: number): boolean | Promise<boolean>;
}

/** Most tokens remembered at one time: 3,000 requests a second for as long as a token is good. */
const MOST_REMEMBERED = 200_000;

/**
 * Remembers which tokens were used, each until it would no longer be accepted anyway. When the memory is full nothing is
 * forgotten before its time: the next token is refused. One look-up a token, and once a second the seconds that are over
 * go, at most as many as a token lives: 0.5 µs a token at 1,000 a second, where a walk through the seconds took 5.
 */
export class SeenTokens implements TokenMemory {
  readonly #seen = new Set<string>();
  /** What can be forgotten after a second. */
  readonly #byEnd = new Map<number, string[]>();
  /** The second until which all is forgotten that can be. */
  #forgotten = Number.NaN;

  constructor(private readonly most = MOST_REMEMBERED) {}

  /**
   * Takes note of a token.
   * @param end until when it must be remembered, in seconds since 1970
   * @param now in seconds since 1970
   * @returns false when it was seen before, when there is no room for it, or when it is over
   */
  take(identifier: string, end: number, now = Date.now() / 1000): boolean {
    this.#forget(Math.ceil(now));
    const second = Math.ceil(end);
    if (second < now || this.#seen.has(identifier) || this.#seen.size >= this.most) return false;
    this.#seen.add(identifier);
    const same = this.#byEnd.get(second);
    if (same) same.push(identifier);
    else this.#byEnd.set(second, [identifier]);
    return true;
  }

  #forget(second: number) {
    if (second === this.#forgotten) return;
    this.#forgotten = second;
    for (const [end, identifiers] of this.#byEnd) {
      if (end >= second) continue;
      for (const identifier of identifiers) this.#seen.delete(identifier);
      this.#byEnd.delete(end);
    }
  }
}

/**
 * Remembers which tokens were used at any of the processes that count together: a stolen token is good at none of them. While
 * the store does not answer each remembers its own alone.
 * @param seconds for how long a token can be good
 */
export function tokensSeenTogether(counts: Counts, seconds: number): TokenMemory {
  const seenHere = new SeenTokens();
  const counter = counts.of({ name: 'used-token', points: 1, seconds });
  return {
    async take(identifier, end) {
      if (!seenHere.take(identifier, end)) return false;
      try {
        await counter.consume(identifier);
        return true;
      } catch (error) {
        if (error instanceof RateLimiterRes) return false;
        throw error;
      }
    },
  };
}
