import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { type CryptoKey, createLocalJWKSet, decodeJwt, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { ActorTokenIssuer } from './actor-token-issuers.js';
import { Refusal } from './errors.js';
import { SeenTokens } from './seen-tokens.js';

/** Who asks, for whom and why: as the gateway established it, the same for every slice that one request touches. */
export interface Actor {
  subject: string;
  organisation: string;
  role: string;
  /** The places whose rows the actor may see; empty means none, except for roles that a slice's policy names. */
  centres: string[];
  staffMember?: string | undefined;
  /** Narrows the places to these parts of them; empty or absent narrows nothing. */
  zones?: string[] | undefined;
  /** Narrows people to those whose case the actor manages. */
  ownCasesOnly?: boolean | undefined;
  /** What the actor may do beyond the role, such as `BREAK_GLASS`. */
  permissions?: string[] | undefined;
  /** The person for whom a program asks. */
  onBehalfOf?: string | undefined;
  purpose: string;
  client: string;
  requestId: string;
}

/** Longest life of an actor token, in seconds. */
export const ACTOR_TOKEN_SECONDS = 60;
/** Who signs actor tokens unless told: the gateway of this project. */
export const ACTOR_TOKEN_ISSUER = 'mrrm-gateway';
const CLOCK_TOLERANCE_SECONDS = 5;

/** Names under which a slice works on its own rows: no token gives them, whoever signed it. */
const RESERVED = ['SELF', 'STATISTICS', 'MAINTENANCE'];
const notReserved = (name: z.ZodString) => name.refine((word) => !RESERVED.includes(word));

const claims = z.object({
  sub: z.string().min(1).max(200),
  organisation: notReserved(z.string().min(1).max(40)),
  role: notReserved(z.string().min(1).max(60)),
  centres: z.array(z.uuid()).max(200),
  staff_member: z.uuid().optional(),
  zones: z.array(z.uuid()).max(200).optional(),
  own_cases_only: z.boolean().optional(),
  permissions: z.array(z.string().max(60)).max(20).optional(),
  on_behalf_of: z.string().max(200).optional(),
  purpose: z.string().min(1).max(60),
  client: z.string().max(200),
  request_id: z.string().min(1).max(100),
  digest: z.string(),
  jti: z.string().min(1).max(100),
  iat: z.number(),
  exp: z.number(),
});

const digestOf = (body: string | Uint8Array) => createHash('sha256').update(body).digest();

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
      organisation: actor.organisation,
      role: actor.role,
      centres: actor.centres,
      staff_member: actor.staffMember,
      zones: actor.zones,
      own_cases_only: actor.ownCasesOnly,
      permissions: actor.permissions,
      on_behalf_of: actor.onBehalfOf,
      purpose: actor.purpose,
      client: actor.client,
      request_id: actor.requestId,
      digest: digestOf(body).toString('base64url'),
    })
      .setProtectedHeader(header)
      .setIssuer(issuer)
      .setSubject(actor.subject)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${ACTOR_TOKEN_SECONDS}s`)
      .sign(key as CryptoKey);
}

export type ActorTokenVerifier = (token: string | undefined, body: Uint8Array) => Promise<Actor>;

/**
 * Makes the function with which a subgraph decides whom it serves. Every issuer has its own keys, chosen by `kid`: several
 * of them while a key is being changed.
 * A token is taken once. What was taken is remembered in this process alone: at another replica a stolen token could be
 * sent again, but only to this subgraph, with the very same body, and for the rest of its minute.
 * The function throws Refusal UNAUTHENTICATED, with one and the same message whatever is wrong.
 * @param seen the memory of tokens taken
 */
export function createActorTokenVerifier(
  audience: string,
  issuers: ActorTokenIssuer[],
  seen = new SeenTokens(),
): ActorTokenVerifier {
  const keySets = new Map(issuers.map(({ issuer, keys }) => [issuer, createLocalJWKSet({ keys })]));
  const options = {
    audience,
    algorithms: ['EdDSA'],
    typ: 'actor+jwt',
    maxTokenAge: ACTOR_TOKEN_SECONDS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ['exp', 'iat', 'jti', 'digest'],
  };
  return async (token, body) => {
    try {
      const issuer = decodeJwt(token ?? '').iss ?? '';
      const keySet = keySets.get(issuer);
      if (!keySet) throw new Error('issuer');
      const { payload } = await jwtVerify(token!, keySet, { ...options, issuer });
      const claim = claims.parse(payload);
      if (claim.exp - claim.iat > ACTOR_TOKEN_SECONDS) throw new Error('life');
      if (!timingSafeEqual(Buffer.from(claim.digest, 'base64url'), digestOf(body))) throw new Error('digest');
      // Last: a token that is refused for another reason must not use up the identifier of a good one.
      if (!seen.take(`${issuer} ${claim.jti}`, claim.exp + CLOCK_TOLERANCE_SECONDS)) throw new Error('seen');
      return {
        subject: claim.sub,
        organisation: claim.organisation,
        role: claim.role,
        centres: claim.centres,
        staffMember: claim.staff_member,
        zones: claim.zones,
        ownCasesOnly: claim.own_cases_only,
        permissions: claim.permissions,
        onBehalfOf: claim.on_behalf_of,
        purpose: claim.purpose,
        client: claim.client,
        requestId: claim.request_id,
      };
    } catch {
      throw new Refusal('UNAUTHENTICATED', 'A valid actor token for this exact request is needed.');
    }
  };
}
