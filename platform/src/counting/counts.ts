import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/** What is counted under one name: so many points in so many seconds, for each key. */
export interface Count {
  name: string;
  points: number;
  seconds: number;
}

/** Counts what is taken of a share, by key. */
export interface Counter {
  readonly points: number;
  /**
   * Takes points of a key's share; one by default.
   * @returns what is left
   * @throws RateLimiterRes when that is more than is left; it is counted nevertheless
   */
  consume(key: string, points?: number): Promise<RateLimiterRes>;
  /** Gives points back. */
  reward(key: string, points?: number): Promise<RateLimiterRes>;
}

/** The counters of a process, which count alone or together with those of other processes. */
export interface Counts {
  /** The counter of this name. */
  of(count: Count): Counter;
  close(): Promise<void>;
}

/** Counters of this process alone: another replica does not know of them. */
export const countsOfOneProcess = (): Counts => ({
  of: ({ name, points, seconds }) => new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
  close: async () => undefined,
});
