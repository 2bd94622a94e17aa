import { createHash, createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';

const encoded = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** How long an actor token is good, in seconds: the longest that a slice takes. */
const SECONDS = 60;

/**
 * A key with which the suite signs, and what the slice under test has to be told of it.
 * @param {string} [issuer] the name under which the slice knows the key
 * @returns {{ issuer: string, privateJwk: object, publicJwk: object }} Ed25519, as JSON Web Keys with `kid`
 */
export function makeKey(issuer = 'contract') {
  const { privateKey } = generateKeyPairSync('ed25519');
  const kid = `contract-${randomUUID().slice(0, 8)}`;
  const { d, ...open } = privateKey.export({ format: 'jwk' });
  return { issuer, privateJwk: { ...open, d, kid }, publicJwk: { ...open, kid } };
}

/**
 * Makes the function that signs an actor token for one request body, as a router does (contract/README.md, "The token").
 * @param {{ issuer: string, privateJwk: object }} key
 * @param {string} audience the slice's name
 * @returns {(actor: object, body: string, other?: { claims?: object, header?: object, key?: object }) => string} `other` is what a forger changes
 */
export function tokenMinter(key, audience) {
  const own = createPrivateKey({ key: key.privateJwk, format: 'jwk' });
  return (actor, body, other = {}) => {
    const { issuer, privateJwk } = { ...key, ...other.key };
    const now = Math.floor(Date.now() / 1000);
    const header = { alg: 'EdDSA', kid: privateJwk.kid, typ: 'actor+jwt', ...other.header };
    const claims = {
      ...actor,
      digest: createHash('sha256').update(body).digest('base64url'),
      iss: issuer,
      aud: audience,
      jti: randomUUID(),
      iat: now,
      exp: now + SECONDS,
      ...other.claims,
    };
    const signed = `${encoded(header)}.${encoded(claims)}`;
    const signer = other.key?.privateJwk ? createPrivateKey({ key: privateJwk, format: 'jwk' }) : own;
    const signature = sign(null, Buffer.from(signed), signer);
    return `${signed}.${signature.toString('base64url')}`;
  };
}
