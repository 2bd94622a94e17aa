import { randomBytes } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ACTOR_TOKEN_ISSUER } from '@mrrm/platform/wire/actor';
import { exportJWK, generateKeyPair } from 'jose';
import { OWNERS } from './owners.js';

/** Secrets of the sign-in that are not for us to make: its certificate, its key, and whoever signed it. */
export const GIVEN_SECRETS = ['sign_in_certificate', 'sign_in_certificate_key', 'sign_in_authority'];

/** The name under which the slices know the sidecar's key (`ACTOR_TOKEN_ISSUER` of the sidecar). */
const SIDECAR_TOKEN_ISSUER = 'mrrm-sidecar';

/**
 * Makes the files of the secrets that `docker-compose.yml` names, as far as they can be made, in a folder that only its owner
 * may enter. Containers read them as other users, so the files themselves may be read. One that is there already stays.
 * @returns the names of those that were made
 */
export async function makeSecrets(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  const made: string[] = [];
  const put = async (name: string, value: string) => {
    const isNew = await writeFile(join(folder, name), value, { flag: 'wx', mode: 0o644 }).then(
      () => true,
      (error: { code?: string }) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (isNew) made.push(name);
  };
  for (const owner of OWNERS) {
    const [ownerPassword, appPassword] = [password(), password()];
    // A password and the address that holds it are made together, or neither is.
    await put(`${owner}_owner_password`, ownerPassword);
    if (made.at(-1) === `${owner}_owner_password`)
      await put(`${owner}_owner_url`, urlOf(owner, `${owner}_owner`, ownerPassword));
    await put(`${owner}_app_password`, appPassword);
    if (made.at(-1) === `${owner}_app_password`)
      await put(`${owner}_app_url`, urlOf(owner, `${owner}_app`, appPassword));
    for (const one of ['database_password', 'dump_password', 'client_secret'])
      await put(`${owner}_${one}`, password());
    const audit = await pair();
    await put(`${owner}_audit_key`, JSON.stringify(audit.privateKey));
    if (made.at(-1) === `${owner}_audit_key`)
      await put(`${owner}_audit_public_key`, JSON.stringify(audit.publicKey));
  }
  const kid = new Date().toISOString();
  const issuers = [];
  // Who signs for the slices: the gateway, and where another router is tried the sidecar before them.
  for (const [name, issuer] of [
    ['actor_token_key', ACTOR_TOKEN_ISSUER],
    ['sidecar_token_key', SIDECAR_TOKEN_ISSUER],
  ] as const) {
    const { privateKey, publicKey } = await pair();
    await put(name, JSON.stringify({ ...privateKey, kid, alg: 'EdDSA' }));
    if (made.at(-1) === name)
      issuers.push({ issuer, keys: [{ ...publicKey, kid, alg: 'EdDSA', use: 'sig' }] });
  }
  // Of keys that were there before the public half is where it was written then.
  if (issuers.length > 0) await put('actor_token_issuers', JSON.stringify(issuers));
  await put('router_key', password());
  for (const one of ['sign_in_database_password', 'sign_in_admin_password']) await put(one, password());
  return made;
}

const password = () => randomBytes(32).toString('base64url');

const urlOf = (owner: string, role: string, secret: string) =>
  `postgres://${role}:${secret}@${owner}-database:5432/mrrm_${owner}`;

async function pair() {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { privateKey: await exportJWK(privateKey), publicKey: await exportJWK(publicKey) };
}
