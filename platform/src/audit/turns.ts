import { Refusal } from '../wire/errors.js';

const TOO_MANY = 'The audit is being written by others at the moment. Nothing was done; try again.';

/** One after the other, in the order in which they came. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** @param patience for how many milliseconds one waits */
  constructor(private readonly patience: number) {}

  /**
   * Waits for a turn.
   * @returns what ends it, to be called in any case
   * @throws Refusal UPSTREAM_UNAVAILABLE when it does not come in time
   */
  async take(): Promise<() => void> {
    const before = this.#last;
    let pass = () => {};
    this.#last = new Promise((resolve) => {
      pass = resolve;
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Refusal('UPSTREAM_UNAVAILABLE', TOO_MANY)), this.patience);
    });
    try {
      await Promise.race([before, late]);
      return pass;
    } catch (refusal) {
      void before.then(pass);
      throw refusal;
    } finally {
      clearTimeout(timer);
    }
  }
}
