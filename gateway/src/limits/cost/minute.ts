import type { Counter, Counts } from '@mrrm/platform/counting/counts';
import type { Actor } from '@mrrm/platform/wire/actor';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { minutesByRole } from '../minutes.js';
import type { Limits } from '../options.js';
import type { Share } from '../shares.js';

/**
 * What the operations of one person may cost a minute together: few requests can ask as much as many. It is the person's,
 * whatever application asks.
 */
export class CostOfAMinute {
  readonly #minuteOf: (role: string) => Counter;

  constructor(
    counts: Counts,
    { costPerMinute, costPerMinuteByRole }: Pick<Limits, 'costPerMinute' | 'costPerMinuteByRole'>,
  ) {
    this.#minuteOf = minutesByRole(counts, 'cost', costPerMinute, costPerMinuteByRole);
  }

  /**
   * Takes the cost of one operation from a person's minute. What does not fit takes nothing.
   * @returns what is left of the minute afterwards, and whether the operation fitted
   */
  async take({ principal, role }: Actor, cost: number): Promise<Share & { fits: boolean }> {
    const limiter = this.#minuteOf(role);
    const share = ({ consumedPoints, msBeforeNext }: RateLimiterRes, spent = consumedPoints) => ({
      quota: limiter.points,
      left: Math.max(0, limiter.points - spent),
      milliseconds: msBeforeNext,
    });
    try {
      return { ...share(await limiter.consume(principal, cost)), fits: true };
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      await limiter.reward(principal, cost);
      return { ...share(error, error.consumedPoints - cost), fits: false };
    }
  }
}
