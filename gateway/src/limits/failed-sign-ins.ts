import { createHash } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const MINUTE = 60;
const GOOD_TOKENS_REMEMBERED = 10_000;

const digestOf = (token: string) => createHash('sha256').update(token).digest('base64url');

/**
 * Counts refused tokens by remote address. An address with too many is turned away unheard for the rest of the minute,
 * except with a token that was found good before: a whole centre may share one address, and one intruder there must not
 * shut out the others.
 */
export class FailedSignIns {
  readonly #failures: RateLimiterMemory;
  /** Digests of tokens found good, the oldest first. They only open this door: the token is verified again. */
  readonly #good = new Set<string>();

  constructor(private readonly perMinute: number) {
    this.#failures = new RateLimiterMemory({ points: perMinute, duration: MINUTE });
  }

  /** For how many milliseconds this address is turned away; 0 when it is heard. */
  async wait(address: string, token: string | undefined): Promise<number> {
    const failures = await this.#failures.get(address);
    if (!failures || failures.consumedPoints < this.perMinute) return 0;
    return token && this.#good.has(digestOf(token)) ? 0 : failures.msBeforeNext;
  }

  /** Notes a token that was refused. */
  async failed(address: string): Promise<void> {
    await this.#failures.penalty(address);
  }

  /** Notes a token that was found good. */
  succeeded(token: string): void {
    const digest = digestOf(token);
    this.#good.delete(digest);
    this.#good.add(digest);
    if (this.#good.size > GOOD_TOKENS_REMEMBERED) this.#good.delete(this.#good.values().next().value!);
  }
}
