/**
 * A point at which several pieces of work wait for each other: nobody goes on before all have arrived,
 * and when one fails, all fail.
 */
export class Together {
  #missing: number;
  #open!: () => void;
  #fail!: (reason: unknown) => void;
  readonly #all = new Promise<void>((resolve, reject) => {
    this.#open = resolve;
    this.#fail = reject;
  });

  constructor(pieces: number) {
    this.#missing = pieces;
    this.#all.catch(() => {});
  }

  /** Says that one piece is done. @returns once all are done @throws what another piece failed with */
  arrive(): Promise<void> {
    this.#missing -= 1;
    if (this.#missing === 0) this.#open();
    return this.#all;
  }

  /** Says that one piece failed: those who wait fail too. */
  fail(reason: unknown): void {
    this.#fail(reason);
  }
}
