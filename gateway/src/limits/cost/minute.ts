import type { Actor } from '@mrrm/platform/actor';
import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { minutesByRole } from '../minutes.js';
import type { Limits } from '../options.js';

/**
 * What the operations of one person may cost a minute together: few requests can ask as much as many. It is the person's,
 * whatever application asks; each replica counts by itself.
 */
export class CostOfAMinute {
  readonly #minuteOf: (role: string) => RateLimiterMemory;

  constructor({ costPerMinute, costPerMinuteByRole }: Pick<Limits, 'costPerMinute' | 'costPerMinuteByRole'>) {
    this.#minuteOf = minutesByRole(costPerMinute, costPerMinuteByRole);
  }

  /**
   * Takes the cost of one operation from a person's minute. What does not fit takes nothing.
   * @returns what was left and when there is a whole minute again, in milliseconds, when it does not fit
   */
  async take(
    { principal, role }: Actor,
    cost: number,
  ): Promise<{ left: number; budget: number; wait: number } | undefined> {
    if (cost === 0) return undefined;
    const limiter = this.#minuteOf(role);
    try {
      await limiter.consume(principal, cost);
      return undefined;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      await limiter.reward(principal, cost);
      const spent = error.consumedPoints - cost;
      return { left: Math.max(0, limiter.points - spent), budget: limiter.points, wait: error.msBeforeNext };
    }
  }
}
