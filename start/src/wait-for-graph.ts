import { setTimeout as pause } from 'node:timers/promises';
import { exampleQuery } from './banner.js';

/**
 * Waits until a question that touches all four slices is answered without an error.
 * @throws Error with the graph's last answer when that takes longer than 30 seconds
 */
export async function waitUntilGraphAnswers(url: string, token: string): Promise<void> {
  const until = performance.now() + 30_000;
  let last = 'no answer';
  while (performance.now() < until) {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'x-purpose': 'CARE',
      },
      body: JSON.stringify({ query: exampleQuery }),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    const answer = (await response?.json().catch(() => undefined)) as
      | { data?: object; errors?: unknown[] }
      | undefined;
    if (answer?.data && !answer.errors) return;
    last = JSON.stringify(answer?.errors ?? last);
    await pause(100);
  }
  throw new Error(`The graph does not answer: ${last.slice(0, 1000)}`);
}
