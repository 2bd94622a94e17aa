/** Rows between two lines of progress. */
const STEP = 5000;

/** Says on standard error how far the work has come. */
export class Progress {
  #told = '';
  #last = 0;

  constructor(private readonly write: (line: string) => void) {}

  /** @param of how many there are, where that is known */
  tell(what: string, count: number, of?: number): void {
    const isNew = what !== this.#told;
    this.#told = what;
    if (!isNew && count - this.#last < STEP && count !== of) return;
    this.#last = count;
    this.write(`${what}: ${count}${of === undefined ? '' : ` of ${of}`} rows`);
  }
}
