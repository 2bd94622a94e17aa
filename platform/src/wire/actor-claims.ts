import { isIdentifier } from '../values/identifiers.js';
import type { ActorTokenIssuer } from './actor-token-issuers.js';
import { tokenKeys, tokenOpener } from './signed-token.js';
import { TokenFault } from './token-refusals.js';

/** The type that the header of an actor token names: no other token of a trusted issuer is taken for one. */
export const ACTOR_TOKEN_TYPE = 'actor+jwt';
/** Longest life of an actor token, in seconds. */
export const ACTOR_TOKEN_SECONDS = 60;
/** By how much the clocks of who signs and who reads may differ. */
export const CLOCK_TOLERANCE_SECONDS = 5;
/** For how long after it was signed somebody may take one for good, the clocks counted in, in seconds. */
export const LONGEST_GOOD_SECONDS = ACTOR_TOKEN_SECONDS + 2 * CLOCK_TOLERANCE_SECONDS;

/** The code of an organisation: upper case, so that no two differ in case alone. */
export const ORGANISATION_CODE = /^[A-Z][A-Z0-9_-]{0,39}$/;
const ROLE_NAME = /^[A-Z][A-Z_]{0,59}$/;
/** Names under which a slice works on its own rows: no token gives them, whoever signed it. */
const RESERVED = ['SELF', 'STATISTICS', 'MAINTENANCE'];

/** Whose rights somebody has, as a token says it. */
export interface ReachClaims {
  organisation: string;
  role: string;
  centres: string[];
  all_centres?: true;
  staff_member?: string;
  zones?: string[];
  own_cases_only?: boolean;
  purpose: string;
  program?: string;
}

/** What an actor token says. */
export interface ActorClaims extends ReachClaims {
  iss: string;
  sub: string;
  aud: string;
  permissions?: string[];
  on_behalf?: ReachClaims & { principal: string; for_rule?: true };
  urgent?: true;
  client: string;
  request_id: string;
  correlation?: string;
  operation?: string;
  /** SHA-256 of the body that it was signed for, in base64url. */
  digest: string;
  jti: string;
  /** In seconds since 1970, as `exp`. */
  iat: number;
  exp: number;
}

type Form = (value: unknown) => boolean;

const isText: Form = (value) => typeof value === 'string';
const text =
  (least: number, most: number): Form =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most;
const word =
  (form: RegExp): Form =>
  (value) =>
    typeof value === 'string' && form.test(value) && !RESERVED.includes(value);
const list =
  (most: number, item: Form): Form =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every((one) => item(one));
const optional =
  (form: Form): Form =>
  (value) =>
    value === undefined || form(value);
const isTrue: Form = (value) => value === true;
/** JSON has numbers that are none: `1e999` is read as infinity. */
const isNumber: Form = (value) => Number.isFinite(value);

/** An object with these fields and no other: a narrowing that is misspelt would otherwise be an actor without it. */
function exactly(fields: Record<string, Form>): Form {
  const forms = Object.entries(fields);
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).every((name) => Object.hasOwn(fields, name)) &&
    forms.every(([name, form]) => form((value as Record<string, unknown>)[name]));
}

const reach: Record<keyof ReachClaims, Form> = {
  organisation: word(ORGANISATION_CODE),
  role: word(ROLE_NAME),
  centres: list(200, isIdentifier),
  all_centres: optional(isTrue),
  staff_member: optional(isIdentifier),
  zones: optional(list(200, isIdentifier)),
  own_cases_only: optional((value) => typeof value === 'boolean'),
  purpose: text(1, 60),
  program: optional(text(1, 200)),
};

const claims: Record<keyof ActorClaims, Form> = {
  ...reach,
  iss: isText,
  sub: text(1, 300),
  // One slice and no other: a list of audiences would be good at several.
  aud: isText,
  permissions: optional(list(20, text(0, 60))),
  on_behalf: optional(exactly({ ...reach, principal: text(1, 300), for_rule: optional(isTrue) })),
  urgent: optional(isTrue),
  client: text(0, 200),
  request_id: text(1, 100),
  correlation: optional(isIdentifier),
  operation: optional(text(0, 80)),
  digest: isText,
  jti: text(1, 100),
  iat: isNumber,
  exp: isNumber,
};
/**
 * Whether claims are those of an actor, each in its form and none unknown. By hand instead of by a schema library, since it is
 * asked of each question to each slice; a property test holds it against zod.
 */
const areActors = exactly(claims) as (payload: unknown) => payload is ActorClaims;

/**
 * Makes the function that reads the claims of an actor token that one of these issuers signed for one audience, not long ago.
 * @returns a function of the token, the audience and the moment in seconds since 1970; it throws TokenFault
 */
export function actorClaimsReader(issuers: ActorTokenIssuer[]) {
  const open = tokenOpener(
    new Map(issuers.map(({ issuer, keys }) => [issuer, tokenKeys(keys)])),
    ACTOR_TOKEN_TYPE,
  );
  return (token: string, audience: string, now = Math.floor(Date.now() / 1000)): ActorClaims => {
    const payload = open(token);
    if (payload['aud'] !== audience) throw new TokenFault('AUDIENCE');
    checkTimes(payload, now);
    if (!areActors(payload) || payload.exp - payload.iat > ACTOR_TOKEN_SECONDS)
      throw new TokenFault('CLAIMS');
    return payload;
  };
}

/** Times are looked at only once the signature is good: a stranger cannot make a slice believe that its clock is off. */
function checkTimes({ iat, exp }: Record<string, unknown>, now: number): void {
  if (typeof iat !== 'number' || typeof exp !== 'number') throw new TokenFault('CLAIMS');
  const age = now - iat;
  const isGood =
    age >= -CLOCK_TOLERANCE_SECONDS &&
    age <= ACTOR_TOKEN_SECONDS + CLOCK_TOLERANCE_SECONDS &&
    exp > now - CLOCK_TOLERANCE_SECONDS;
  if (!isGood) throw new TokenFault('CLOCK', Math.round(Date.now() / 1000 - iat));
}
