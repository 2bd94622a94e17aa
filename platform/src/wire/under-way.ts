import type { FastifyReply, FastifyRequest } from 'fastify';

const TOO_MANY = 'Too many requests are under way here. Nothing was done; try again in a few seconds.';

/** Makes the hook that refuses at once what would be one request too many. */
export function underWay(most: number) {
  let count = 0;
  return async (_request: FastifyRequest, reply: FastifyReply) => {
    if (count >= most) {
      const errors = [{ message: TOO_MANY, extensions: { code: 'UPSTREAM_UNAVAILABLE' } }];
      return reply.code(503).header('connection', 'close').send({ errors });
    }
    count += 1;
    reply.raw.once('close', () => {
      count -= 1;
    });
    return undefined;
  };
}
