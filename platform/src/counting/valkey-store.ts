import { Valkey } from 'iovalkey';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { CountStore } from './count-store.js';

const RECONNECT_MILLISECONDS = 500;

/** Counts in a server that speaks the protocol of Valkey and Redis. What is over goes there by itself. */
export async function openValkeyStore(url: string): Promise<CountStore> {
  const client = new Valkey(url.replace(/^valkey/, 'redis'), {
    // What cannot be counted at once is counted alone.
    enableOfflineQueue: false,
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    connectTimeout: 2000,
    retryStrategy: () => RECONNECT_MILLISECONDS,
  });
  // Who counts is told by the answer; without a listener the process would end.
  client.on('error', () => undefined);
  // One that is away is tried again and again.
  await client.connect().catch(() => undefined);
  return {
    limiterOf: ({ name, points, seconds }) =>
      // Its script is understood by Valkey and by Redis; that of RateLimiterValkey by Valkey alone.
      new RateLimiterRedis({ storeClient: client, keyPrefix: `mrrm:${name}`, points, duration: seconds }),
    close: async () => client.disconnect(),
  };
}
