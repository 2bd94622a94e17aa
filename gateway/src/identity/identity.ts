import { createHash } from 'node:crypto';
import { decodeJwt, errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { claimsReader } from './claims.js';
import { issuerKeys } from './issuer-keys.js';
import { principalOf } from './principal.js';
import type { IdentityVerifier, VerifiedIdentity } from './verified-identity.js';

/** A trusted issuer and the organisation whose people it signs in. */
export interface TrustedIssuer {
  issuer: string;
  organisation: string;
  /** What tells its people from those of the organisation's other issuers; one issuer of each may have none. */
  name?: string | undefined;
}

export interface IdentityOptions {
  issuers: TrustedIssuer[];
  /** What a token's `aud` must name. */
  audience: string;
  /** The greatest age of a token, in seconds; 12 hours by default. */
  greatestAge?: number | undefined;
  /** Claims of the organisations' providers that say nothing to this graph. */
  ignoredClaims?: string[] | undefined;
}

/** Signatures that only the issuer can make; no shared secret and no `none`. */
const ALGORITHMS = ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 5;
/** A working day with its handovers, in seconds. */
export const GREATEST_AGE_SECONDS = 12 * 3600;
/** A tenth of the ten minutes for which the keys of an issuer are kept anyway, so a withdrawn key is hardly good for longer. */
const REMEMBERED_SECONDS = 60;
/** More people than ask one gateway within a minute. */
const MOST_REMEMBERED = 10_000;

/**
 * Verifies access tokens (RFC 9068) of several organisations. The organisation comes from this list alone: whatever a
 * token says about it is not read. Who asks again with the same token within a minute is remembered, since a screen asks
 * several times and to verify takes about a millisecond; only what was good is, and never past the token's own end.
 */
export function createIdentity(options: IdentityOptions): IdentityVerifier {
  const trusted = new Map(
    options.issuers.map((one) => [one.issuer, { ...one, keys: issuerKeys(one.issuer) }]),
  );
  const readClaims = claimsReader(options.ignoredClaims);
  const greatestAge = options.greatestAge ?? GREATEST_AGE_SECONDS;
  const remembered = new LRUCache<string, VerifiedIdentity>({
    max: MOST_REMEMBERED,
    perf: { now: () => Date.now() },
    ttlResolution: 0,
  });
  return {
    async verify(token) {
      // The digest stands for the token: nobody's token lies in memory for longer than its request.
      const digest = createHash('sha256').update(token).digest('base64');
      return remembered.get(digest) ?? verifyAnew(token, digest);
    },
  };

  async function verifyAnew(token: string, digest: string): Promise<VerifiedIdentity> {
    const issuer = decodeJwt(token).iss ?? '';
    const known = trusted.get(issuer);
    if (!known) throw new errors.JWTInvalid('The issuer is not trusted.');
    const { payload } = await jwtVerify(token, known.keys, {
      issuer,
      audience: options.audience,
      algorithms: ALGORITHMS,
      typ: 'at+jwt',
      requiredClaims: ['exp', 'iat', 'sub'],
      maxTokenAge: greatestAge,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    const { subject, ...claims } = readClaims(payload);
    const identity = { ...claims, principal: principalOf(known, subject), organisation: known.organisation };
    const end = Math.min(payload.exp!, payload.iat! + greatestAge) + CLOCK_TOLERANCE_SECONDS;
    const ttl = Math.min(REMEMBERED_SECONDS * 1000, end * 1000 - Date.now());
    if (ttl > 0) remembered.set(digest, identity, { ttl });
    return identity;
  }
}
