import type { Counter, Counts } from '@mrrm/platform/counting/counts';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { MINUTE } from './minutes.js';

/**
 * Counts refused tokens by remote address. Only they are turned away then: a whole centre may share one address, and one
 * intruder there must not shut out the others, whose tokens are looked at first and never counted.
 */
export class FailedSignIns {
  readonly #failures: Counter;

  constructor(counts: Counts, perMinute: number) {
    this.#failures = counts.of({ name: 'failed-sign-in', points: perMinute, seconds: MINUTE });
  }

  /**
   * Notes a token that was refused.
   * @returns for how many milliseconds no other bad token of this address is answered as one; 0 while few have come
   */
  async failed(address: string): Promise<number> {
    try {
      await this.#failures.consume(address);
      return 0;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return error.msBeforeNext;
    }
  }
}
