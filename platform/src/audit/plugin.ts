import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../context.js';
import type { Log } from '../log.js';

const NOT_KEPT = 'The audit cannot be written at the moment, so nothing is answered. Try again later.';

/**
 * Ends a request: its read transaction is closed, and what it read is kept before the answer leaves.
 * What cannot be kept is not told: the answer is replaced as a whole.
 */
export const auditPlugin = (log: Log): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue, operationName }) {
        contextValue.trail.operation = operationName ?? '';
      },
      async willSendResponse({ contextValue, response }) {
        await contextValue.database.close();
        const events = contextValue.trail.take();
        if (events.length === 0) return;
        try {
          await contextValue.audit.append(events);
        } catch (error) {
          log.error({ error: (error as Error).name }, 'the audit could not be written');
          const refused = { message: NOT_KEPT, extensions: { code: 'UPSTREAM_UNAVAILABLE' } };
          response.body = { kind: 'single', singleResult: { errors: [refused] } };
        }
      },
    };
  },
});
