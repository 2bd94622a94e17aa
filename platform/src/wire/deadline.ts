/** The request header that says for how many milliseconds more the one who asks waits for the answer. */
export const DEADLINE_HEADER = 'x-deadline-milliseconds';

/** Taken when nobody says how long they wait; also the longest that anybody is believed. */
const LONGEST_MILLISECONDS = 10_000;

/**
 * When an answer is no longer waited for.
 * @returns the moment on the clock of `performance.now()`
 */
export function readDeadline(header: unknown): number {
  const told = typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) : LONGEST_MILLISECONDS;
  return performance.now() + Math.min(told, LONGEST_MILLISECONDS);
}
