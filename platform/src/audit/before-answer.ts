import type { GraphQLFormattedError } from 'graphql';
import type { Request } from '../context.js';
import type { Log } from '../log.js';
import { findWhom } from './whom.js';

const DONE_BUT_NOT_TOLD =
  'What came of this write cannot be told at the moment. It may have been done: ask again with the same idempotency key.';
const NOT_KEPT = 'The audit cannot be written at the moment, so nothing is answered. Try again later.';

/**
 * Ends a request: its read transaction is closed, and what it read is kept before the answer leaves. The end of the transaction is
 * not waited for: it has nothing to say, and the connection is given back whoever waits.
 * @returns what is told instead of the whole answer, when it could not be kept
 */
export async function keepBeforeAnswer(
  context: Request,
  isWrite: boolean,
  log: Log,
): Promise<GraphQLFormattedError | undefined> {
  const { database, trail, audit } = context;
  await findWhom(context);
  void database.end();
  const events = trail.take();
  if (events.length === 0) return undefined;
  try {
    await audit.append(events);
    return undefined;
  } catch (error) {
    log.error({ error: (error as Error).name }, 'the audit could not be written');
    // What a write did is durable with an event of its own: only what it reads back could not be kept.
    const message = isWrite ? DONE_BUT_NOT_TOLD : NOT_KEPT;
    return { message, extensions: { code: 'UPSTREAM_UNAVAILABLE' } };
  }
}
