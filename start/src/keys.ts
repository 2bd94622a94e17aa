import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';

/** The gateway's key for actor tokens: new at every start, known to the slices as a JSON Web Key Set. */
export async function makeActorTokenKeys(): Promise<{ privateKey: JWK; publicKeys: JSONWebKeySet }> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const kid = new Date().toISOString();
  return {
    privateKey: { ...(await exportJWK(privateKey)), kid, alg: 'EdDSA' },
    publicKeys: { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' }] },
  };
}
