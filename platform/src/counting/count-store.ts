import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Count } from './counts.js';

/** Where several processes count together. */
export interface CountStore {
  limiterOf(count: Count): RateLimiterAbstract;
  close(): Promise<void>;
}
