import { setTimeout as pause } from 'node:timers/promises';

// Written by hand: pm2 and forever are programs of their own that keep processes beyond the launcher's end, and a library that
// tries again (p-retry) knows attempts, not something that runs for hours and then ends.

/** Something that runs until it ends. */
export interface Part {
  ended: Promise<void>;
  stop(): Promise<void>;
}

const SHORTEST_MILLISECONDS = 250;
const LONGEST_MILLISECONDS = 15_000;
/** Whoever ran so long did not end because of how it was started. */
const WELL_MILLISECONDS = 30_000;

export interface Kept {
  /** How it is called when it is talked of: `The services process`. */
  title: string;
  start(): Promise<Part>;
  /** When it comes back, as half a sentence, while something else has to end before it may be started again. */
  comesBack?: () => string | undefined;
  /** Called when it was started again, to wait until it does its work. */
  works?: (part: Part) => Promise<void>;
  say(text: string): void;
  isStopping(): boolean;
}

/**
 * Starts something, and again whenever it ends by itself, after a pause that doubles from a quarter of a second to 15 seconds
 * while it keeps ending.
 * @returns how to stop it
 * @throws what the first start throws
 */
export async function keepRunning(kept: Kept): Promise<() => Promise<void>> {
  let part = await kept.start();
  let isOver = false;
  const isStopping = () => isOver || kept.isStopping();
  void (async () => {
    let wait = SHORTEST_MILLISECONDS;
    let since = performance.now();
    for (;;) {
      await part.ended;
      if (isStopping()) return;
      if (performance.now() - since > WELL_MILLISECONDS) wait = SHORTEST_MILLISECONDS;
      kept.say(
        `${kept.title} has ended; ${kept.comesBack?.() ?? `it is started again in ${wait / 1000} s`}.`,
      );
      const again = await startAgain();
      if (!again) return;
      part = again;
      // Stopped while it was being started: whoever stops it has only met the part before.
      if (isStopping()) return part.stop();
      since = performance.now();
      kept
        .works?.(part)
        .then(() => kept.say(`${kept.title} runs again.`))
        .catch((error: Error) => kept.say(error.message));
    }

    async function startAgain(): Promise<Part | undefined> {
      for (;;) {
        await pause(wait, undefined, { ref: false });
        wait = Math.min(wait * 2, LONGEST_MILLISECONDS);
        while (kept.comesBack?.() !== undefined && !isStopping())
          await pause(SHORTEST_MILLISECONDS, undefined, { ref: false });
        if (isStopping()) return undefined;
        try {
          return await kept.start();
        } catch (error) {
          kept.say(
            `${kept.title} cannot be started: ${(error as Error).message} The next try is in ${wait / 1000} s.`,
          );
        }
      }
    }
  })();
  return async () => {
    isOver = true;
    await part.stop();
  };
}
