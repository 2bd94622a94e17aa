import type { Server } from 'node:http';

/** How long a client may take to send a request, and how many may be connected. */
export interface HttpLimits {
  /** From a request's first byte to its last, in milliseconds. */
  requestMilliseconds: number;
  /** Connections at one time; a further one is closed at once. */
  connections: number;
}

export const HTTP_LIMITS: HttpLimits = { requestMilliseconds: 10_000, connections: 2000 };

/** Node looks for requests that take too long only so often. */
const LOOKS_EVERY_MILLISECONDS = 2000;

/**
 * Fastify's settings for a server that no client can hold. Without them a request of which one byte comes every few seconds
 * keeps its connection for ever: fastify has no limit of its own, and Node looks at it every 30 seconds at most.
 */
export const boundedHttp = ({ requestMilliseconds }: HttpLimits) => ({
  requestTimeout: requestMilliseconds,
  forceCloseConnections: 'idle' as const,
  keepAliveTimeout: 65_000,
  http: {
    headersTimeout: requestMilliseconds,
    connectionsCheckingInterval: Math.min(LOOKS_EVERY_MILLISECONDS, requestMilliseconds),
  },
});

/** Closes connections beyond the limit as soon as they are made. */
export function limitConnections(server: Server, { connections }: HttpLimits): void {
  server.maxConnections = connections;
}
