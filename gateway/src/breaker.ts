/** When a subgraph that hangs is asked no longer. */
export interface BreakerLimits {
  /** Operations that wait in vain, one after the other or at once, while nobody is answered; 0 for never. */
  operations: number;
  /** How long nothing is sent then, and again after each trial that fails, in milliseconds. */
  pauseMilliseconds: number;
}

export const BREAKER_LIMITS: BreakerLimits = { operations: 5, pauseMilliseconds: 1000 };

/** How a question may go to the subgraph: as usual; as the one that finds out whether it answers again; or not at all. */
export type Way = 'ASK' | 'TRY' | 'REFUSE';

/**
 * Stops asking a subgraph that answers nobody, so that it does not hold for a whole deadline each operation that asks it. Only
 * time counts: what is refused, reset or answered wrongly at once holds nobody, and is well at the first question after it ends.
 * And only time in which nobody was answered: a slice that answers others is slow for some, which is no reason to take it away
 * from all.
 *
 * Written by hand: with cockatiel whoever comes during the trial waits for its end, in the place that this is to keep free;
 * opossum takes a question whose client went away for a success, which would end the pause; both count failures, not time in vain.
 */
export class Breaker {
  /** The operations that waited in vain since the last answer; no more of them than it takes. */
  readonly #inVain = new Set<string>();
  #lastAnswer = Number.NEGATIVE_INFINITY;
  #nextTrial = Number.POSITIVE_INFINITY;
  #isTrying = false;

  /** @param onChange told when it opens, and when it closes */
  constructor(
    private readonly limits: BreakerLimits,
    private readonly onChange: (isOpen: boolean) => void,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  get isOpen(): boolean {
    return this.limits.operations > 0 && this.#inVain.size >= this.limits.operations;
  }

  /** How a question may go now. One that is to try says by `tried` when it has ended, however it did. */
  way(): Way {
    if (!this.isOpen) return 'ASK';
    if (this.#isTrying || this.clock() < this.#nextTrial) return 'REFUSE';
    this.#isTrying = true;
    return 'TRY';
  }

  /** The trial has ended. */
  tried(): void {
    this.#isTrying = false;
    this.#nextTrial = this.clock() + this.limits.pauseMilliseconds;
  }

  /** The subgraph has answered a question, whatever it said. */
  answered(): void {
    const wasOpen = this.isOpen;
    this.#lastAnswer = this.clock();
    this.#inVain.clear();
    if (wasOpen) this.onChange(false);
  }

  /**
   * A question has waited for long and got no answer.
   * @param since when it was sent, on the clock of `performance.now()`
   */
  waitedInVain(operation: string, since: number): void {
    if (this.isOpen || this.limits.operations === 0 || since < this.#lastAnswer) return;
    this.#inVain.add(operation);
    if (!this.isOpen) return;
    this.#nextTrial = this.clock() + this.limits.pauseMilliseconds;
    this.onChange(true);
  }
}
