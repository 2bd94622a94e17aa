import type { Actor } from '@mrrm/platform/actor';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limits } from '../options.js';

const MINUTE = 60;

/**
 * What the operations of one person may cost a minute together: few requests can ask as much as many. It is the person's,
 * whatever application asks; each replica counts by itself.
 */
export class CostOfAMinute {
  readonly #usual: RateLimiterMemory;
  readonly #ofRole: Map<string, RateLimiterMemory>;

  constructor({ costPerMinute, costPerMinuteByRole }: Pick<Limits, 'costPerMinute' | 'costPerMinuteByRole'>) {
    this.#usual = new RateLimiterMemory({ points: costPerMinute, duration: MINUTE });
    this.#ofRole = new Map(
      Object.entries(costPerMinuteByRole).map(([role, points]) => [
        role,
        new RateLimiterMemory({ points, duration: MINUTE, keyPrefix: role }),
      ]),
    );
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
    const limiter = this.#ofRole.get(role) ?? this.#usual;
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
