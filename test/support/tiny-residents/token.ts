import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import type { Break } from './breaks.js';

/** Who asks, as a token says it. */
export interface Actor {
  sub: string;
  organisation: string;
  role: string;
  purpose: string;
  centres: string[];
  all_centres?: boolean;
  client: string;
  request_id: string;
  operation?: string;
}

const CLAIMS = new Set(
  `sub organisation role purpose centres all_centres client request_id operation digest iss aud jti iat exp
   permissions staff_member zones own_cases_only program on_behalf urgent correlation`.split(/\s+/),
);
const [LONGEST_SECONDS, TOLERANCE_SECONDS] = [60, 5];

/** Makes the function that reads who asks out of a token for one body. It gives nothing for a token that is not good. */
export function tokenReader(
  issuer: { issuer: string; keys: (JsonWebKey & { kid: string })[] },
  audience: string,
  is: (name: Break) => boolean,
) {
  const keys = new Map(issuer.keys.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]));
  const seen = new Set<string>();
  return (token: string | undefined, body: string): Actor | undefined => {
    const [head = '', payload = '', signature = ''] = (token ?? '').split('.');
    const { kid, typ, alg } = objectIn(head);
    const claims = objectIn(payload);
    const key = keys.get(kid) ?? (is('looks for no signature') ? null : undefined);
    if (key === undefined || alg !== 'EdDSA') return undefined;
    const isSigned =
      key && verify(null, Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'));
    const now = Date.now() / 1000;
    const isGood =
      (isSigned || is('looks for no signature')) &&
      (typ === 'actor+jwt' || is('takes tokens of any type')) &&
      (claims['iss'] === issuer.issuer || is('takes tokens of any issuer')) &&
      (claims['aud'] === audience || is('takes tokens of other slices')) &&
      (claims['exp'] > now - TOLERANCE_SECONDS || is('takes tokens that have expired')) &&
      (claims['exp'] - claims['iat'] <= LONGEST_SECONDS || is('takes tokens for an hour')) &&
      (claims['digest'] === createHash('sha256').update(body).digest('base64url') ||
        is('looks at no digest')) &&
      (Object.keys(claims).every((name) => CLAIMS.has(name)) || is('takes claims that it does not know')) &&
      (!seen.has(claims['jti']) || is('takes a token twice'));
    if (!isGood) return undefined;
    seen.add(claims['jti']);
    return claims as unknown as Actor;
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a stranger sent it; each claim is compared.
function objectIn(part: string): Record<string, any> {
  try {
    return Object(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    return {};
  }
}
