import { isOutOfReach } from './wire/out-of-reach.js';

/** Looks at one thing. @throws Error with one sentence that says what is wrong and what to do */
export type StartCheck = () => Promise<void>;

/** What has to be right before a slice serves anybody, however late its database can be asked. */
export class StartChecks {
  #passed = false;

  constructor(private readonly checks: StartCheck[]) {}

  /**
   * @returns false while the database cannot be asked; true from the first time on that everything was right
   * @throws Error of the first check that is not
   */
  async pass(): Promise<boolean> {
    if (this.#passed) return true;
    try {
      for (const check of this.checks) await check();
    } catch (error) {
      if (isOutOfReach(error)) return false;
      throw error;
    }
    this.#passed = true;
    return true;
  }
}
