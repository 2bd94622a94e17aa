/** What has to be stopped at the end, in the reverse order of its start. */
export class Stops {
  readonly #stops: (() => Promise<void>)[] = [];
  #running: Promise<void> | undefined;

  get isStopping(): boolean {
    return this.#running !== undefined;
  }

  /** Something that was started. When the end has already begun, it is stopped at once. */
  add(stop: () => Promise<void>): void {
    if (this.isStopping) void stop().catch(report);
    else this.#stops.push(stop);
  }

  /** Stops everything once, whatever fails on the way. */
  run(): Promise<void> {
    this.#running ??= this.#stopAll();
    return this.#running;
  }

  async #stopAll(): Promise<void> {
    while (this.#stops.length > 0) await this.#stops.pop()!().catch(report);
  }
}

const report = (error: unknown) => console.error((error as Error).message);
