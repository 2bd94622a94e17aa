import type { Counts } from '@mrrm/platform/counting/counts';
import type { Actor } from '@mrrm/platform/wire/actor';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { sendError } from '../http-error.js';
import { minutesByRole } from './minutes.js';
import type { Limits } from './options.js';
import './shares.js';

const keyOf = ({ client, principal, program }: Actor) => JSON.stringify([principal, client, program ?? null]);

/**
 * Makes the hook that counts the requests of a client, that is an organisation's application in one person's hands, and
 * refuses those beyond a minute's share.
 */
export function requestRate(
  counts: Counts,
  {
    requestsPerMinute,
    requestsPerMinuteByRole,
  }: Pick<Limits, 'requestsPerMinute' | 'requestsPerMinuteByRole'>,
) {
  const minuteOf = minutesByRole(counts, 'requests', requestsPerMinute, requestsPerMinuteByRole);
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = request.actor!;
    const limiter = minuteOf(actor.role);
    const note = ({ remainingPoints, msBeforeNext }: RateLimiterRes) => {
      request.shares = {
        requests: { quota: limiter.points, left: remainingPoints, milliseconds: msBeforeNext },
      };
    };
    try {
      note(await limiter.consume(keyOf(actor)));
      return undefined;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      note(error);
      return sendTooMany(request, reply, error.msBeforeNext);
    }
  };
}

/** What `retry-after` says: whole seconds, one at least. */
export const retryAfter = (milliseconds: number): string =>
  String(Math.max(1, Math.ceil(milliseconds / 1000)));

/** Answers a request that came too soon, with the seconds after which another has a chance. */
export function sendTooMany(
  request: FastifyRequest,
  reply: FastifyReply,
  milliseconds: number,
  message = 'Too many requests: wait as long as retry-after says.',
) {
  reply.header('retry-after', retryAfter(milliseconds));
  return sendError(request, reply, 429, 'RATE_LIMITED', message);
}
