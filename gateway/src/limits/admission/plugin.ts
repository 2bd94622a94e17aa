import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { Log } from '@mrrm/platform/log';
import { type Actor, SERVICE } from '@mrrm/platform/wire/actor';
import type { ErrorCode } from '@mrrm/platform/wire/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { GatewayContext } from '../../context.js';
import { sendError } from '../../http-error.js';
import type { Limits } from '../options.js';
import { type Full, Gate, type Priority } from './gate.js';
import { urgentFields } from './urgent-fields.js';

const SECONDS = '2';

const FULL: Record<Full | 'GONE', { status: number; code: ErrorCode; message: string }> = {
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
  // Nobody reads it any more.
  GONE: { status: 503, code: 'UPSTREAM_UNAVAILABLE', message: 'Nothing was done.' },
};

const personOf = ({ organisation, principal }: Actor) => JSON.stringify([organisation, principal]);

const ofReading = ({ purpose }: Actor): Priority => (purpose === 'STATISTICS' ? 'FIGURES' : 'READ');

export interface Admission {
  /** Refuses what has no chance to be let in, before anything of it is read but whether it can be a write. */
  door(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined>;
  plugin: ApolloServerPlugin<GatewayContext>;
}

/**
 * Lets operations into their execution few at a time, urgent ones first, once all that is cheap about them is checked. What a
 * slice asks in its own name belongs to an operation that is under way already, and never waits for it: two gates, or the
 * operations under way could all wait for questions that wait behind them.
 * @param supergraph the text of the supergraph in force, which says what is urgent
 */
export function admission(limits: Limits, supergraph: () => string, log: Log): Admission {
  const all = {
    underWay: limits.operationsUnderWay,
    underWayOfFigures: limits.operationsUnderWayOfFigures,
    waiting: limits.operationsWaiting,
    waitMilliseconds: limits.waitMilliseconds,
  };
  const people = new Gate({
    ...all,
    underWayOfOne: limits.operationsUnderWayOfOne,
    waitingOfOne: limits.operationsWaitingOfOne,
  });
  const slices = new Gate({ ...all, underWayOfOne: all.underWay, waitingOfOne: all.waiting });
  let urgent: { of: string; fields: ReadonlySet<string> } | undefined;
  const isUrgent = ({ selectionSet }: OperationDefinitionNode) => {
    const text = supergraph();
    if (urgent?.of !== text) urgent = { of: text, fields: urgentFields(text) };
    const { fields } = urgent;
    return selectionSet.selections.some((node) => node.kind === 'Field' && fields.has(node.name.value));
  };
  const priorityOf = (operation: OperationDefinitionNode, actor: Actor): Priority => {
    if (actor.role === SERVICE) return 'URGENT';
    if (operation.operation !== OperationTypeNode.MUTATION) return ofReading(actor);
    return isUrgent(operation) ? 'URGENT' : 'WRITE';
  };
  return {
    async door(request, reply) {
      const actor = request.actor!;
      if (actor.role === SERVICE) return undefined;
      const { query } = (request.body ?? {}) as { query?: unknown };
      const mayWrite = typeof query !== 'string' || query.includes('mutation');
      const full = people.refuses(personOf(actor), mayWrite ? 'URGENT' : ofReading(actor));
      if (!full) return undefined;
      const { status, code, message } = FULL[full];
      return sendError(request, reply.header('retry-after', SECONDS), status, code, message);
    },
    plugin: {
      async requestDidStart() {
        let leave: (() => void) | undefined;
        return {
          // Only once every check of the operation has passed: those run all at once, and one that is refused by another check
          // while it waits here would take a turn that nobody ends.
          async responseForOperation({ contextValue, operation }) {
            const { actor, gone } = contextValue;
            const gate = actor.role === SERVICE ? slices : people;
            const priority = priorityOf(operation, actor);
            const started = performance.now();
            const entered = await gate.enter(personOf(actor), priority, gone);
            if (typeof entered === 'function') {
              leave = entered;
              // What a slice asks is as urgent as the operation for which it has to ask.
              if (actor.role !== SERVICE && priority === 'URGENT')
                contextValue.actor = { ...actor, urgent: true };
              return null;
            }
            if (entered === 'GONE') {
              const milliseconds = Math.round(performance.now() - started);
              log.info({ requestId: actor.requestId, reason: 'CLIENT_GONE', milliseconds }, 'left the line');
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
    },
  };
}
