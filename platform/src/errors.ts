import { GraphQLError } from 'graphql';
import { valueList } from './value-list.js';

/** The closed set of codes a client can meet. It is part of the wire, like the actor's claims. */
export const ErrorCode = valueList(
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'CONSENT_REQUIRED',
  'NOT_RESPONSIBLE',
  'SOP_NOT_IN_FORCE',
  'OUT_OF_SHIFT',
  'RULE_VIOLATION',
  'TOO_EXPENSIVE',
  'RATE_LIMITED',
  'UPSTREAM_UNAVAILABLE',
  'INTERNAL',
);
export type ErrorCode = keyof typeof ErrorCode;

export interface RefusalDetails {
  /** Where in the input the reason lies: names and list indexes joined by dots, e.g. `entries.3.residentId`. */
  path?: string | undefined;
  /** The clause of a written agreement that the refusal rests on. */
  clause?: string | undefined;
  /** The access rule that refused. */
  rule?: string | undefined;
  /** The organisation that decides. */
  owner?: string | undefined;
  /** What would open it, in one sentence. */
  opens?: string | undefined;
}

/** An expected "no": safe to show as it is. In a write it becomes a `userError`, in a read a GraphQL error. */
export class Refusal extends GraphQLError {
  readonly code: ErrorCode;
  readonly inputPath: string | undefined;
  readonly clause: string | undefined;
  readonly rule: string | undefined;
  readonly owner: string | undefined;
  readonly opens: string | undefined;

  constructor(code: ErrorCode, message: string, details: RefusalDetails = {}) {
    const { rule, owner, opens, clause } = details;
    super(message, {
      extensions: {
        code,
        ...(rule && { rule }),
        ...(owner && { owner }),
        ...(opens && { opens }),
        ...(clause && { clause }),
      },
    });
    this.name = 'Refusal';
    this.code = code;
    this.inputPath = details.path;
    this.clause = clause;
    this.rule = rule;
    this.owner = owner;
    this.opens = opens;
  }
}

/** Several refusals of one write, told at once. */
export class Refusals extends Error {
  constructor(readonly refusals: Refusal[]) {
    super(`${refusals.length} refusals`);
    this.name = 'Refusals';
  }
}

export const badInput = (message: string, path?: string) => new Refusal('BAD_USER_INPUT', message, { path });
export const notFound = (what: string, path?: string) =>
  new Refusal('NOT_FOUND', `There is no such ${what}.`, { path });
export const conflict = (message: string, path?: string) => new Refusal('CONFLICT', message, { path });
export const forbidden = (message: string, path?: string) => new Refusal('FORBIDDEN', message, { path });

/** Whether a value is one of the closed codes. */
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(ErrorCode, value);
