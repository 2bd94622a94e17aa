import { decodeJwt, errors, jwtVerify } from 'jose';
import { claimsReader } from './claims.js';
import { issuerKeys } from './issuer-keys.js';
import { principalOf } from './principal.js';
import type { IdentityVerifier } from './verified-identity.js';

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

/**
 * Verifies access tokens (RFC 9068) of several organisations. The organisation comes from this list alone: whatever a
 * token says about it is not read.
 */
export function createIdentity(options: IdentityOptions): IdentityVerifier {
  const trusted = new Map(
    options.issuers.map((one) => [one.issuer, { ...one, keys: issuerKeys(one.issuer) }]),
  );
  const readClaims = claimsReader(options.ignoredClaims);
  return {
    async verify(token) {
      const issuer = decodeJwt(token).iss ?? '';
      const known = trusted.get(issuer);
      if (!known) throw new errors.JWTInvalid('The issuer is not trusted.');
      const { payload } = await jwtVerify(token, known.keys, {
        issuer,
        audience: options.audience,
        algorithms: ALGORITHMS,
        typ: 'at+jwt',
        requiredClaims: ['exp', 'iat', 'sub'],
        maxTokenAge: options.greatestAge ?? GREATEST_AGE_SECONDS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      const { subject, ...claims } = readClaims(payload);
      return { ...claims, principal: principalOf(known, subject), organisation: known.organisation };
    },
  };
}
