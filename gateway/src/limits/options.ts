import type { ApolloServerOptions } from '@apollo/server';
import { HTTP_LIMITS } from '@mrrm/platform/http-limits';
import type { ValidationRule } from 'graphql';
import type { GatewayContext } from '../context.js';
import { mostAliases } from './aliases.js';
import { deepest } from './depth.js';
import { mostDirectives } from './directives.js';
import { oneRootMutation } from './one-root-mutation.js';
import { mostRootFields } from './root-fields.js';

/** What one request may ask for, and how many requests there may be. */
export interface Limits {
  /** Levels of fields, fragments spread; introspection aside. */
  depth: number;
  aliases: number;
  /** Root fields of a query; a mutation has one. */
  rootFields: number;
  directives: number;
  /** Lexical tokens of the document. */
  tokens: number;
  /** Selections after all fragments are spread. */
  selections: number;
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

/** Unless told otherwise. */
export const DEFAULT_LIMITS: Limits = {
  depth: 12,
  aliases: 50,
  rootFields: 10,
  directives: 20,
  tokens: 1000,
  selections: 1000,
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
  operationsWaiting: 64,
  operationsWaitingOfOne: 16,
  waitMilliseconds: 1000,
  operationMilliseconds: 8000,
  requestsPerMinute: 600,
  // A slice asks the graph in its own name for everybody who writes there.
  requestsPerMinuteByRole: { SERVICE: 12_000 },
  failedSignInsPerMinute: 60,
};

const MOST_VALIDATION_ERRORS = 20;

/** The limits of a document, as Apollo Server takes them: it checks them once for each document, before any plan is made. */
export function documentLimits(limits: Limits) {
  return {
    // A small document of nested fragments once kept the validation busy for half a minute.
    maxRecursiveSelections: limits.selections,
    parseOptions: { maxTokens: limits.tokens },
    // Each error of the document counts the lines before its place.
    validationOptions: { maxErrors: MOST_VALIDATION_ERRORS, hideSuggestions: true },
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    validationRules: [
      oneRootMutation,
      deepest(limits.depth),
      mostAliases(limits.aliases),
      mostRootFields(limits.rootFields),
      mostDirectives(limits.directives),
    ] as ValidationRule[],
  } satisfies Partial<ApolloServerOptions<GatewayContext>>;
}
