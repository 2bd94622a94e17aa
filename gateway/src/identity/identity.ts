import { decodeJwt, errors, jwtVerify } from 'jose';
import type { IdentityVerifier } from '../authentication.js';
import { readClaims } from './claims.js';
import { issuerKeys } from './issuer-keys.js';

export interface IdentityOptions {
  /** The trusted issuers and the organisation whose people each of them signs in. */
  issuers: { issuer: string; organisation: string }[];
  /** What a token's `aud` must name. */
  audience: string;
}

/** Signatures that only the issuer can make; no shared secret and no `none`. */
const ALGORITHMS = ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 5;

/**
 * Verifies access tokens of several organisations. The organisation comes from this list alone: whatever a token says
 * about it is not read.
 */
export function createIdentity({ issuers, audience }: IdentityOptions): IdentityVerifier {
  const trusted = new Map(
    issuers.map(({ issuer, organisation }) => [issuer, { organisation, keys: issuerKeys(issuer) }]),
  );
  return {
    async verify(token) {
      const issuer = decodeJwt(token).iss ?? '';
      const known = trusted.get(issuer);
      if (!known) throw new errors.JWTInvalid('The issuer is not trusted.');
      const { payload } = await jwtVerify(token, known.keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      return { ...readClaims(payload), organisation: known.organisation };
    },
  };
}
