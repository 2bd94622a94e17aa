import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long the event loop of this process was held at most while something ran, in milliseconds. */
export async function longestHold(run: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await run();
  // A hold is only seen by the timer that it kept waiting.
  await new Promise((resolve) => setTimeout(resolve, 2));
  delay.disable();
  return delay.max / 1e6;
}
