import type { ApolloServerOptions } from '@apollo/server';
import { DOCUMENT_LIMITS, type DocumentLimits, documentChecks } from '@mrrm/platform/document-limits/limits';
import { HTTP_LIMITS } from '@mrrm/platform/wire/http-limits';
import type { GatewayContext } from '../context.js';
import { oneRootMutation } from './one-root-mutation.js';

/** What one request may ask for, and how many requests there may be. */
export interface Limits extends DocumentLimits {
  /** Budget of one operation: objects it can touch in the worst case. */
  cost: number;
  /** Cost a minute of one person, whatever application and however many requests. */
  costPerMinute: number;
  /** The same by role, for roles that programs have. */
  costPerMinuteByRole: Record<string, number>;
  /** Size taken for a list that says nothing about its own. */
  assumedListSize: number;
  /** UTF-16 units of the document. */
  documentCharacters: number;
  /** Bytes of a request's body. */
  bodyBytes: number;
  /** From a request's first byte to its last, in milliseconds. */
  requestMilliseconds: number;
  /** Connections of clients at one time. */
  connections: number;
  /** Operations under way at once, how many of them may be one person's, and how many may wait, of all and of one. */
  operationsUnderWay: number;
  operationsUnderWayOfOne: number;
  /** How many of them may count for a report, of everybody. */
  operationsUnderWayOfFigures: number;
  operationsWaiting: number;
  operationsWaitingOfOne: number;
  /** How long a read waits for its turn, and how long an operation may take in all, in milliseconds. */
  waitMilliseconds: number;
  operationMilliseconds: number;
  /** Requests a minute of one client: an organisation's application in one person's hands. */
  requestsPerMinute: number;
  /** The same by role, for roles that programs have. */
  requestsPerMinuteByRole: Record<string, number>;
  /** Refused tokens a minute from one remote address. */
  failedSignInsPerMinute: number;
}

/** By default. */
export const DEFAULT_LIMITS: Limits = {
  ...DOCUMENT_LIMITS,
  cost: 20_000,
  // Ten of the dearest operations, or more screens a minute than anybody reads: see docs/partners.md.
  costPerMinute: 200_000,
  // A slice asks the graph in its own name for everybody who writes there.
  costPerMinuteByRole: { SERVICE: 4_000_000 },
  assumedListSize: 25,
  documentCharacters: 15_000,
  // A batch of 500 presence checks with room to spare.
  bodyBytes: 256 * 1024,
  ...HTTP_LIMITS,
  // Two cores answer some 13 night screens a second: more than this at once makes each slower, and none sooner.
  operationsUnderWay: 16,
  operationsUnderWayOfOne: 4,
  // Decision 0178: `npm run bench:analysts` says what a page of residents loses beside fifty analysts.
  operationsUnderWayOfFigures: 2,
  operationsWaiting: 64,
  operationsWaitingOfOne: 16,
  waitMilliseconds: 1000,
  operationMilliseconds: 8000,
  requestsPerMinute: 600,
  // A slice asks the graph in its own name for everybody who writes there.
  requestsPerMinuteByRole: { SERVICE: 12_000 },
  failedSignInsPerMinute: 60,
};

/** The limits of a document, as Apollo Server takes them: it checks them once for each document, before any plan is made. */
export function documentLimits(limits: Limits) {
  const { validationRules, ...checks } = documentChecks(limits);
  return {
    ...checks,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    validationRules: [oneRootMutation, ...validationRules],
  } satisfies Partial<ApolloServerOptions<GatewayContext>>;
}
