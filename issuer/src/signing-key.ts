import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** Makes a private ES256 key. Its `kid` is the time it was made. */
export async function makeSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: new Date().toISOString(), alg: 'ES256' };
}
