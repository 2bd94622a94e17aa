import { hash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { JWK } from 'jose';
import {
  ACTOR_TOKEN_SECONDS,
  ACTOR_TOKEN_TYPE,
  type ActorClaims,
  actorClaimsReader,
  CLOCK_TOLERANCE_SECONDS,
  type ReachClaims,
} from './actor-claims.js';
import type { ActorTokenIssuer } from './actor-token-issuers.js';
import { Refusal } from './errors.js';
import { SeenTokens, type TokenMemory } from './seen-tokens.js';
import { tokenSigner } from './signed-token.js';
import { refusalOf, TokenFault, type TokenRefusal } from './token-refusals.js';

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

/** Who signs actor tokens by default: the gateway of this project. */
export const ACTOR_TOKEN_ISSUER = 'mrrm-gateway';
/** The role of a slice that asks the graph under its own identity. */
export const SERVICE = 'SERVICE';

/** SHA-256 of a body, in base64url. */
const digestOf = (body: string | Uint8Array) => hash('sha256', body, 'base64url');

function isDigestOf(body: Uint8Array, digest: string): boolean {
  const [said, found] = [Buffer.from(digest), Buffer.from(digestOf(body))];
  return said.length === found.length && timingSafeEqual(said, found);
}

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

export type ActorTokenMinter = (actor: Actor, audience: string, body: string | Uint8Array) => string;

/**
 * Makes the function that signs an actor token for one subgraph and one exact request body.
 * @param privateKey an Ed25519 key with `kid`
 * @param issuer the name under which the subgraphs know the key
 */
export function createActorTokenMinter(privateKey: JWK, issuer = ACTOR_TOKEN_ISSUER): ActorTokenMinter {
  const sign = tokenSigner(privateKey, ACTOR_TOKEN_TYPE);
  return (actor, audience, body) => {
    const iat = Math.floor(Date.now() / 1000);
    return sign({
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
      digest: digestOf(body),
      iss: issuer,
      sub: actor.principal,
      aud: audience,
      jti: randomUUID(),
      iat,
      exp: iat + ACTOR_TOKEN_SECONDS,
    });
  };
}

const readReach = (claim: ReachClaims) => ({
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

const toActor = (claim: ActorClaims): Actor => ({
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

export type ActorTokenVerifier = (token: string | undefined, body: Uint8Array) => Promise<Actor>;

/**
 * Makes the function with which a subgraph decides whom it serves. Every issuer has its own keys, chosen by `kid`: several
 * of them while a key is being changed.
 * A token is taken once, as far as the memory reaches: when that is this process alone, a stolen token could be sent to another replica
 * again, but only of this subgraph, with the very same body, and for the rest of its minute.
 * The function throws Refusal UNAUTHENTICATED, with one and the same message whatever is wrong.
 * @param seen the memory of tokens taken
 * @param onRefused told of each token that is refused
 */
export function createActorTokenVerifier(
  audience: string,
  issuers: ActorTokenIssuer[],
  seen: TokenMemory = new SeenTokens(),
  onRefused: (refusal: TokenRefusal) => void = () => {},
): ActorTokenVerifier {
  const readClaims = actorClaimsReader(issuers);
  return async (token, body) => {
    try {
      if (!token) throw new TokenFault('NO_TOKEN');
      const claim = readClaims(token, audience);
      if (!isDigestOf(body, claim.digest)) throw new TokenFault('DIGEST');
      // Last: a token that is refused for another reason must not use up the identifier of a good one.
      const { iss, jti, exp } = claim;
      if (!(await seen.take(`${iss} ${jti}`, exp + CLOCK_TOLERANCE_SECONDS))) throw new TokenFault('SEEN');
      return toActor(claim);
    } catch (error) {
      onRefused(refusalOf(error));
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
  const readClaims = actorClaimsReader(issuers);
  return async (token, audience) => toActor(readClaims(token, audience));
}
