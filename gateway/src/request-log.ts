import type { ApolloServerPlugin } from '@apollo/server';
import type { Log } from '@mrrm/platform/log';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayContext, Outcome } from './context.js';

const LONGEST_NAME = 80;

declare module 'fastify' {
  interface FastifyRequest {
    outcome?: Outcome;
  }
}

/** Makes the hook that writes one line per request: who, which operation, how long, how it ended. Never what was asked. */
export function requestLog(log: Log) {
  return async ({ id, actor, outcome }: FastifyRequest, reply: FastifyReply) => {
    log.info(
      {
        requestId: id,
        client: actor?.client,
        organisation: actor?.organisation,
        role: actor?.role,
        purpose: actor?.purpose,
        operation: outcome?.operationName,
        milliseconds: Math.round(reply.elapsedTime),
        status: reply.statusCode,
        errorCodes: outcome?.errorCodes.length ? outcome.errorCodes : undefined,
      },
      'request',
    );
  };
}

/** Notes for the request log what Apollo Server knows: the name in the document and the distinct error codes. */
export const noteOutcome: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, operationName, response }) {
        if (operationName) contextValue.outcome.operationName = operationName.slice(0, LONGEST_NAME);
        if (response.body.kind !== 'single') return;
        const { errors = [] } = response.body.singleResult;
        contextValue.outcome.errorCodes = [
          ...new Set(errors.map(({ extensions }) => String(extensions?.['code']))),
        ];
      },
    };
  },
};

/**
 * Takes out what Apollo Gateway adds to a response. Its `valueCompletion` tells that an entity exists in one subgraph
 * and not in the other: that would tell a hidden row from an absent one.
 */
export const dropExtensions: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        if (response.body.kind === 'single') delete response.body.singleResult.extensions;
      },
    };
  },
};
