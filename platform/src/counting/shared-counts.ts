import { createHash } from 'node:crypto';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Log } from '../log.js';
import type { CountStore } from './count-store.js';
import { type Count, type Counter, type Counts, countsOfOneProcess } from './counts.js';

/** How long a request waits for the store, in milliseconds: some fifty times what one takes that is well. */
const DEADLINE_MILLISECONDS = 250;
/** For how long a store that did not answer is left alone, in milliseconds: nobody else waits for it in vain meanwhile. */
const LEFT_ALONE_MILLISECONDS = 1000;

/** The addresses that are understood. */
export const STORE_ADDRESS = /^(postgres(ql)?|rediss?|valkeys?):\/\/./;

/**
 * Opens the counters of a process.
 * @param url of a store that all replicas share: PostgreSQL (`postgres://`), or what speaks the protocol of Valkey and Redis (`redis://`, `rediss://`);
 * absent: this process counts alone
 * @param deadlineMilliseconds how long a request waits for the store
 */
export async function openCounts(
  url: string | undefined,
  log: Log,
  deadlineMilliseconds = DEADLINE_MILLISECONDS,
): Promise<Counts> {
  if (!url) return countsOfOneProcess();
  const store = await openStore(url);
  const standing = new Standing(log);
  return {
    of: (count) => new SharedCounter(count, store.limiterOf(count), standing, deadlineMilliseconds),
    close: () => store.close(),
  };
}

/** Only who counts together loads what speaks to a store. */
async function openStore(url: string): Promise<CountStore> {
  if (url.startsWith('postgres')) return (await import('./postgres-store.js')).openPostgresStore(url);
  return (await import('./valkey-store.js')).openValkeyStore(url);
}

/**
 * Counts together with the other processes on the same store. While it does not answer each process counts for itself, so that
 * nobody is shut out and no share is without a bound: what has been counted alone is not added afterwards.
 */
class SharedCounter implements Counter {
  readonly points: number;
  readonly #alone: RateLimiterMemory;

  constructor(
    { points, seconds }: Count,
    private readonly together: RateLimiterAbstract,
    private readonly standing: Standing,
    private readonly deadlineMilliseconds: number,
  ) {
    this.points = points;
    this.#alone = new RateLimiterMemory({ points, duration: seconds });
  }

  consume(key: string, points = 1) {
    return this.#count('consume', key, points);
  }

  reward(key: string, points = 1) {
    return this.#count('reward', key, points);
  }

  async #count(what: 'consume' | 'reward', key: string, points: number): Promise<RateLimiterRes> {
    // Who asked, and from where, is nobody's to read in the store; and a key may be longer than it takes.
    const digest = createHash('sha256').update(key).digest('base64url');
    if (this.standing.isAway) return this.#alone[what](digest, points);
    try {
      const left = await within(this.deadlineMilliseconds, this.together[what](digest, points));
      this.standing.answered();
      return left;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) {
        this.standing.failed(error);
        return this.#alone[what](digest, points);
      }
      this.standing.answered();
      throw error;
    }
  }
}

/** Whether a store answers, as far as was seen: said in the log when it changes. */
class Standing {
  #failedAt = Number.NEGATIVE_INFINITY;
  #isAway = false;

  constructor(private readonly log: Log) {}

  get isAway(): boolean {
    return performance.now() - this.#failedAt < LEFT_ALONE_MILLISECONDS;
  }

  failed(error: unknown) {
    this.#failedAt = performance.now();
    if (this.#isAway) return;
    this.#isAway = true;
    const { code, message } = error as { code?: string; message?: string };
    this.log.warn(
      { reason: code ?? message },
      'the shared counters do not answer: this process counts alone',
    );
  }

  answered() {
    if (!this.#isAway) return;
    this.#isAway = false;
    this.log.info('the shared counters answer again');
  }
}

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('DEADLINE')), milliseconds);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
