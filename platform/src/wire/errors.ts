import { GraphQLError } from 'graphql';
import { labels } from '../labels/labels.js';
import { describedList } from '../schema/value-list.js';

/** The closed set of codes a client can meet. It is part of the wire, like the actor's claims. */
export const ErrorCode = describedList(
  'ErrorCode',
  'Why something was refused or warned of.',
  labels.ErrorCode,
  {
    UNAUTHENTICATED: 'Sign in: there is no token, or it is not good.',
    FORBIDDEN: 'Not for this role, purpose or organisation.',
    NOT_FOUND: 'It is absent, or not for you.',
    BAD_USER_INPUT: 'What was sent cannot be read; `path` says where.',
    CONFLICT: 'It has changed since, or it is there already: read again, then decide.',
    CONSENT_REQUIRED: 'A consent of the person, or of whoever represents the person, would open it.',
    NOT_RESPONSIBLE: 'The SOP gives this function to another organisation.',
    SOP_NOT_IN_FORCE: 'No SOP is in force at the centre at that moment.',
    OUT_OF_SHIFT: 'The SOP gives this function to your organisation at another time of the day.',
    RULE_VIOLATION: 'A rule of the field speaks against it.',
    TOO_EXPENSIVE: 'The operation asks for more than one may.',
    RATE_LIMITED: 'Too much in a minute; later.',
    UPSTREAM_UNAVAILABLE: 'An owner cannot be reached: what is missing is unknown.',
    INTERNAL: 'Our own fault; report the request’s identifier.',
  },
);
export type ErrorCode = keyof typeof ErrorCode;

/** What explains a refusal to the one who meets it. It is part of the wire, in a GraphQL error's extensions. */
export type Explanation = {
  /** The rule that refuses, by its name. */
  rule?: string;
  /** The organisation that decides here. */
  owner?: string;
  /** What would open the way, e.g. a consent or a function that an agreement gives. */
  opens?: string;
  /** The clause of a written agreement that the refusal rests on. */
  clause?: string;
};

export interface RefusalDetails extends Explanation {
  /** Where in the input the reason lies: names and list indexes joined by dots, e.g. `entries.3.entryId`. */
  path?: string | undefined;
}

const EXPLANATIONS = ['rule', 'owner', 'opens', 'clause'] as const;
const LONGEST_EXPLANATION = 300;

/** The explanation among any object's properties: texts only, each cut to 300 characters, and nothing else. */
export function explanationOf(said: unknown): Explanation {
  const explanation: Explanation = {};
  if (typeof said !== 'object' || said === null) return explanation;
  for (const name of EXPLANATIONS) {
    const text = Object.hasOwn(said, name) ? (said as Explanation)[name] : undefined;
    if (typeof text === 'string') explanation[name] = text.slice(0, LONGEST_EXPLANATION);
  }
  return explanation;
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
    super(message, { extensions: { code, ...explanationOf(details) } });
    this.name = 'Refusal';
    this.code = code;
    this.inputPath = details.path;
    this.clause = details.clause;
    this.rule = details.rule;
    this.owner = details.owner;
    this.opens = details.opens;
  }
}

/** The refusal behind an error, however deep a library wrapped it: a statement that is not begun is refused inside of one. */
export function refusalIn(error: unknown): Refusal | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof Refusal) return at;
  return undefined;
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
/** What opens, beyond the role, whatever needs a permission. */
export const byPermission = (permission: string) =>
  `the permission ${permission}, which your organisation grants by name`;
/** What a sign-in must allow beyond the role, and does not. */
export const lacksPermission = (permission: string, of: Pick<RefusalDetails, 'rule' | 'owner'> = {}) =>
  new Refusal('FORBIDDEN', `Your sign-in lacks the permission ${permission}.`, {
    ...of,
    opens: `A sign-in with ${byPermission(permission)}.`,
  });

/** Whether a value is one of the closed codes. */
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(ErrorCode, value);
