import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Aborts when the one who asks closes the connection before the answer is sent: nobody waits for what is still being done. */
export function goneOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  // Each statement that runs listens.
  setMaxListeners(0, controller.signal);
  if (response.destroyed) controller.abort();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
