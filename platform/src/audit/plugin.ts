import type { ApolloServerPlugin } from '@apollo/server';
import type { Request } from '../context.js';
import type { Log } from '../log.js';
import { findWhom } from './whom.js';

const DONE_BUT_NOT_TOLD =
  'What came of this write cannot be told at the moment. It may have been done: ask again with the same idempotency key.';
const NOT_KEPT = 'The audit cannot be written at the moment, so nothing is answered. Try again later.';

/**
 * Ends a request: its read transaction is closed, and what it read is kept before the answer leaves.
 * What cannot be kept is not told: the answer is replaced as a whole.
 */
export const auditPlugin = (log: Log): ApolloServerPlugin<Request> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, operation, response }) {
        await contextValue.database.close();
        await findWhom(contextValue);
        const events = contextValue.trail.take();
        if (events.length === 0) return;
        try {
          await contextValue.audit.append(events);
        } catch (error) {
          log.error({ error: (error as Error).name }, 'the audit could not be written');
          // What a write did is durable with an event of its own: only what it reads back could not be kept.
          const message = operation?.operation === 'mutation' ? DONE_BUT_NOT_TOLD : NOT_KEPT;
          const refused = { message, extensions: { code: 'UPSTREAM_UNAVAILABLE' } };
          response.body = { kind: 'single', singleResult: { errors: [refused] } };
        }
      },
    };
  },
});
