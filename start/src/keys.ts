import { ACTOR_TOKEN_ISSUER } from '@mrrm/platform/wire/actor';
import type { ActorTokenIssuer } from '@mrrm/platform/wire/actor-token-issuers';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

export interface ActorTokenKeys {
  privateKey: JWK;
  /** What the slices trust: the gateway's name with the public half. */
  issuers: ActorTokenIssuer[];
}

/** The gateway's key for actor tokens: new at every start. */
export async function makeActorTokenKeys(): Promise<ActorTokenKeys> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const kid = new Date().toISOString();
  const key = { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' };
  return {
    privateKey: { ...(await exportJWK(privateKey)), kid, alg: 'EdDSA' },
    issuers: [{ issuer: ACTOR_TOKEN_ISSUER, keys: [key] }],
  };
}
