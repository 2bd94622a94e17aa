import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { type CryptoKey, createLocalJWKSet, decodeJwt, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { isIdentifier } from '../values/identifiers.js';
import type { ActorTokenIssuer } from './actor-token-issuers.js';
import { Refusal } from './errors.js';
import { SeenTokens } from './seen-tokens.js';
import { refusalOf, type TokenRefusal } from './token-refusals.js';

/** Whose rights somebody has, and how far they reach. */
export interface Reach {
  /**
   * The person, or a program that acts for nobody, as `ORGANISATION:subject`; as `ORGANISATION/name:subject` where an
   * organisation has several issuers. Rights, idempotency keys, emergencies, reviews and authorship hang on this alone.
   */
  principal: string;
  organisation: string;
  role: string;
  /** The places whose rows the actor may see; empty means none. */
  centres: string[];
  /** Every place, for roles that a slice's policy names; absent means no. */
  allCentres?: boolean | undefined;
  staffMember?: string | undefined;
  /** Narrows the places to these parts of them; an empty list narrows to nothing, absent narrows nothing. */
  zones?: string[] | undefined;
  /** Narrows people to those whose case the actor manages. */
  ownCasesOnly?: boolean | undefined;
  purpose: string;
  /** The program that acts for the person (RFC 8693, `act`), as their issuer names it. It gives no right and takes none. */
  program?: string | undefined;
}

/** The person for whom a service asks. */
export interface OnBehalf extends Reach {
  /** The answer serves a rule that must see everything: the person is named, but narrows nothing. */
  forRule?: boolean | undefined;
}

/** Who asks, for whom and why: as the gateway established it, the same for every slice that one request touches. */
export interface Actor extends Reach {
  /** What the actor may do beyond the role, such as `BREAK_GLASS`. */
  permissions?: string[] | undefined;
  /** The person for whom a service asks; absent when it asks for itself. */
  onBehalf?: OnBehalf | undefined;
  /** Whether it serves an operation that goes before all others. The gateway judges that by the schema; nobody else can say so. */
  urgent?: boolean | undefined;
  client: string;
  /** The gateway's own identifier of the request, the same in every slice and in what they ask each other for it. */
  requestId: string;
  /** The identifier that the client gave its request, a UUID. */
  correlation?: string | undefined;
  /** The name that the client gave its operation. */
  operation?: string | undefined;
}

/** Longest life of an actor token, in seconds. */
export const ACTOR_TOKEN_SECONDS = 60;
/** Who signs actor tokens by default: the gateway of this project. */
export const ACTOR_TOKEN_ISSUER = 'mrrm-gateway';
/** The role of a slice that asks the graph under its own identity. */
export const SERVICE = 'SERVICE';
const CLOCK_TOLERANCE_SECONDS = 5;

/** The code of an organisation: upper case, so that no two differ in case alone. */
export const ORGANISATION_CODE = /^[A-Z][A-Z0-9_-]{0,39}$/;
const ROLE_NAME = /^[A-Z][A-Z_]{0,59}$/;
/** Names under which a slice works on its own rows: no token gives them, whoever signed it. */
const RESERVED = ['SELF', 'STATISTICS', 'MAINTENANCE'];
const word = (form: RegExp) =>
  z
    .string()
    .regex(form)
    .refine((name) => !RESERVED.includes(name.toUpperCase()));

const reach = {
  organisation: word(ORGANISATION_CODE),
  role: word(ROLE_NAME),
  centres: z.array(z.uuid()).max(200),
  all_centres: z.literal(true).optional(),
  staff_member: z.uuid().optional(),
  zones: z.array(z.uuid()).max(200).optional(),
  own_cases_only: z.boolean().optional(),
  purpose: z.string().min(1).max(60),
  program: z.string().min(1).max(200).optional(),
};

const claims = z.strictObject({
  ...reach,
  iss: z.string(),
  sub: z.string().min(1).max(300),
  // One slice and no other: a list of audiences would be good at several.
  aud: z.string(),
  permissions: z.array(z.string().max(60)).max(20).optional(),
  on_behalf: z
    .strictObject({ ...reach, principal: z.string().min(1).max(300), for_rule: z.literal(true).optional() })
    .optional(),
  urgent: z.literal(true).optional(),
  client: z.string().max(200),
  request_id: z.string().min(1).max(100),
  correlation: z.string().refine(isIdentifier).optional(),
  operation: z.string().max(80).optional(),
  digest: z.string(),
  jti: z.string().min(1).max(100),
  iat: z.number(),
  exp: z.number(),
});

const digestOf = (body: string | Uint8Array) => createHash('sha256').update(body).digest();

const reachClaims = (of: Reach) => ({
  organisation: of.organisation,
  role: of.role,
  centres: of.centres,
  all_centres: of.allCentres || undefined,
  staff_member: of.staffMember,
  zones: of.zones,
  own_cases_only: of.ownCasesOnly,
  purpose: of.purpose,
  program: of.program,
});

export type ActorTokenMinter = (actor: Actor, audience: string, body: string | Uint8Array) => Promise<string>;

/**
 * Makes the function that signs an actor token for one subgraph and one exact request body.
 * @param issuer the name under which the subgraphs know the key
 */
export async function createActorTokenMinter(
  privateKey: JWK,
  issuer = ACTOR_TOKEN_ISSUER,
): Promise<ActorTokenMinter> {
  const key = await importJWK(privateKey, 'EdDSA');
  const header = { alg: 'EdDSA', kid: privateKey.kid, typ: 'actor+jwt' };
  return (actor, audience, body) =>
    new SignJWT({
      ...reachClaims(actor),
      permissions: actor.permissions,
      on_behalf: actor.onBehalf && {
        ...reachClaims(actor.onBehalf),
        principal: actor.onBehalf.principal,
        for_rule: actor.onBehalf.forRule || undefined,
      },
      urgent: actor.urgent || undefined,
      client: actor.client,
      request_id: actor.requestId,
      correlation: actor.correlation,
      operation: actor.operation,
      digest: digestOf(body).toString('base64url'),
    })
      .setProtectedHeader(header)
      .setIssuer(issuer)
      .setSubject(actor.principal)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${ACTOR_TOKEN_SECONDS}s`)
      .sign(key as CryptoKey);
}

type Claims = z.output<typeof claims>;

const readReach = (claim: z.output<z.ZodObject<typeof reach>>) => ({
  organisation: claim.organisation,
  role: claim.role,
  centres: claim.centres,
  allCentres: claim.all_centres,
  staffMember: claim.staff_member,
  zones: claim.zones,
  ownCasesOnly: claim.own_cases_only,
  purpose: claim.purpose,
  program: claim.program,
});

const toActor = (claim: Claims): Actor => ({
  ...readReach(claim),
  principal: claim.sub,
  permissions: claim.permissions,
  onBehalf: claim.on_behalf && {
    ...readReach(claim.on_behalf),
    principal: claim.on_behalf.principal,
    forRule: claim.on_behalf.for_rule,
  },
  urgent: claim.urgent,
  client: claim.client,
  requestId: claim.request_id,
  correlation: claim.correlation,
  operation: claim.operation,
});

/** Makes the function that reads the claims of a token that one of these issuers signed for one audience, not long ago. */
function claimsReader(issuers: ActorTokenIssuer[]) {
  const keySets = new Map(issuers.map(({ issuer, keys }) => [issuer, createLocalJWKSet({ keys })]));
  const options = {
    algorithms: ['EdDSA'],
    typ: 'actor+jwt',
    maxTokenAge: ACTOR_TOKEN_SECONDS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ['exp', 'iat', 'jti', 'digest'],
  };
  return async (token: string | undefined, audience: string): Promise<Claims> => {
    const issuer = decodeJwt(token ?? '').iss ?? '';
    const keySet = keySets.get(issuer);
    if (!keySet) throw new Error('issuer');
    const { payload } = await jwtVerify(token!, keySet, { ...options, issuer, audience });
    const claim = claims.parse(payload);
    if (claim.exp - claim.iat > ACTOR_TOKEN_SECONDS) throw new Error('life');
    return claim;
  };
}

export type ActorTokenVerifier = (token: string | undefined, body: Uint8Array) => Promise<Actor>;

/**
 * Makes the function with which a subgraph decides whom it serves. Every issuer has its own keys, chosen by `kid`: several
 * of them while a key is being changed.
 * A token is taken once. What was taken is remembered in this process alone: at another replica a stolen token could be
 * sent again, but only to this subgraph, with the very same body, and for the rest of its minute.
 * The function throws Refusal UNAUTHENTICATED, with one and the same message whatever is wrong.
 * @param seen the memory of tokens taken
 * @param onRefused told of each token that is refused
 */
export function createActorTokenVerifier(
  audience: string,
  issuers: ActorTokenIssuer[],
  seen = new SeenTokens(),
  onRefused: (refusal: TokenRefusal) => void = () => {},
): ActorTokenVerifier {
  const readClaims = claimsReader(issuers);
  return async (token, body) => {
    try {
      const claim = await readClaims(token, audience);
      if (!timingSafeEqual(Buffer.from(claim.digest, 'base64url'), digestOf(body))) throw new Error('digest');
      // Last: a token that is refused for another reason must not use up the identifier of a good one.
      if (!seen.take(`${claim.iss} ${claim.jti}`, claim.exp + CLOCK_TOLERANCE_SECONDS))
        throw new Error('seen');
      return toActor(claim);
    } catch (error) {
      onRefused(refusalOf(error, token));
      throw new Refusal('UNAUTHENTICATED', 'A valid actor token for this exact request is needed.');
    }
  };
}

/**
 * Makes the function that reads, out of the actor token with which a slice was asked, for whom it was asked. The token is
 * a proof here, not an entrance: the slice may show it as often as it asks, for as long as it is good.
 * The function throws an error when the token is not good for that audience.
 */
export function createActorTokenReader(
  issuers: ActorTokenIssuer[],
): (token: string, audience: string) => Promise<Actor> {
  const readClaims = claimsReader(issuers);
  return async (token, audience) => toActor(await readClaims(token, audience));
}
