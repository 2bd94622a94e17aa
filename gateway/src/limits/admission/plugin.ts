import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { Actor } from '@mrrm/platform/actor';
import type { ErrorCode } from '@mrrm/platform/errors';
import { OperationTypeNode } from 'graphql';
import type { GatewayContext } from '../../context.js';
import type { Limits } from '../options.js';
import { type Full, Gate, type Priority } from './gate.js';

const SECONDS = '2';

const FULL: Record<Full, { status: number; code: ErrorCode; message: string }> = {
  PERSON: {
    status: 429,
    code: 'RATE_LIMITED',
    message: 'You ask for too much at once. Wait for your own answers, then ask again.',
  },
  ALL: {
    status: 503,
    code: 'UPSTREAM_UNAVAILABLE',
    message:
      'Too many people ask at this moment. Nothing was done; try again in a few seconds, a write with the same idempotency key.',
  },
};

const personOf = ({ organisation, principal }: Actor) => JSON.stringify([organisation, principal]);

const priorityOf = (operation: OperationTypeNode, { purpose }: Actor): Priority => {
  if (operation === OperationTypeNode.MUTATION) return 'WRITE';
  return purpose === 'STATISTICS' ? 'FIGURES' : 'READ';
};

/**
 * Lets operations into their execution few at a time, writes first, once all that is cheap about them is checked. What a slice
 * asks in its own name belongs to an operation that is under way already, and never waits for it: two gates, or the
 * operations under way could all wait for questions that wait behind them.
 */
export function admission(limits: Limits): ApolloServerPlugin<GatewayContext> {
  const all = {
    underWay: limits.operationsUnderWay,
    waiting: limits.operationsWaiting,
    waitMilliseconds: limits.waitMilliseconds,
  };
  const people = new Gate({
    ...all,
    underWayOfOne: limits.operationsUnderWayOfOne,
    waitingOfOne: limits.operationsWaitingOfOne,
  });
  const slices = new Gate({ ...all, underWayOfOne: all.underWay, waitingOfOne: all.waiting });
  return {
    async requestDidStart() {
      let leave: (() => void) | undefined;
      return {
        // Only once every check of the operation has passed: those run all at once, and one that is refused by another check
        // while it waits here would take a turn that nobody ends.
        async responseForOperation({ contextValue: { actor }, operation }) {
          const gate = actor.role === 'SERVICE' ? slices : people;
          const entered = await gate.enter(personOf(actor), priorityOf(operation.operation, actor));
          if (typeof entered === 'function') {
            leave = entered;
            return null;
          }
          const { status, code, message } = FULL[entered];
          const singleResult = { errors: [{ message, extensions: { code } }] };
          const headers = new HeaderMap([['retry-after', SECONDS]]);
          return { http: { status, headers }, body: { kind: 'single', singleResult } };
        },
        async willSendResponse() {
          leave?.();
        },
      };
    },
  };
}
