import type { FastifyReply, FastifyRequest } from 'fastify';
import { MINUTE } from './minutes.js';

/** What is left of a share of a minute. */
export interface Share {
  /** What a whole minute has. */
  quota: number;
  left: number;
  /** Until there is a whole minute again, in milliseconds. */
  milliseconds: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What is left to the client and to the person after this request, as far as it was counted. */
    shares?: { requests?: Share; cost?: Share };
  }
}

/**
 * Says on an answer what is left of the minute, as draft-ietf-httpapi-ratelimit-headers-10 writes it: who is told in time
 * slows down before being refused.
 */
export async function tellShares({ shares }: FastifyRequest, reply: FastifyReply) {
  const known = Object.entries(shares ?? {}) as [string, Share][];
  if (known.length === 0) return;
  reply.headers({
    'ratelimit-policy': known.map(([name, { quota }]) => `"${name}";q=${quota};w=${MINUTE}`).join(', '),
    ratelimit: known
      .map(
        ([name, { left, milliseconds }]) =>
          `"${name}";r=${Math.max(0, left)};t=${Math.ceil(milliseconds / 1000)}`,
      )
      .join(', '),
  });
}
