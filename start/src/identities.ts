import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { personas, SIGN_INS } from '@mrrm/demo/personas';
import { type RunningIssuer, startIssuer } from '@mrrm/issuer/issuer';
import type { Organisation } from '@mrrm/issuer/organisation';
import { makeSigningKey } from '@mrrm/issuer/signing-key';
import type { JWK } from 'jose';
import { ORGANISATION_OF, OWNERS, type Owner } from './owners.js';
import { loadOrCreateSecrets } from './postgres/secrets.js';

const ORGANISATIONS = SIGN_INS.map((code) => ({ code, path: code.toLowerCase() }));

export interface Identities {
  issuer: RunningIssuer;
  /** For the gateway: whom to trust, and for whom each of them speaks. */
  issuers: { issuer: string; organisation: string }[];
  /** The secret of a slice's own identity. */
  secretOf(owner: Owner): string;
}

/** Starts the development sign-in of every organisation. Keys and secrets are kept, so that tokens outlive a restart. */
export async function startIdentities(folder: string, port: number): Promise<Identities> {
  const secrets = await loadOrCreateSecrets(folder, OWNERS.map(clientSecret));
  const keys = await loadOrCreateKeys(join(folder, 'signing-keys.json'));
  const organisations = ORGANISATIONS.map(
    ({ code, path }): Organisation => ({
      code,
      path,
      signingKey: keys[code]!,
      personas: personas.filter(({ organisation }) => organisation === code),
      clients: OWNERS.filter((owner) => ORGANISATION_OF[owner] === code).map((owner) => ({
        id: owner,
        secret: secrets[clientSecret(owner)]!,
      })),
    }),
  );
  const issuer = await startIssuer({ port, organisations });
  return {
    issuer,
    issuers: ORGANISATIONS.map(({ code }) => ({ issuer: issuer.issuerOf(code), organisation: code })),
    secretOf: (owner) => secrets[clientSecret(owner)]!,
  };
}

const clientSecret = (owner: Owner) => `${owner}_client`;

async function loadOrCreateKeys(file: string): Promise<Record<string, JWK>> {
  const kept = await readFile(file, 'utf8').catch(() => '{}');
  const keys = JSON.parse(kept) as Record<string, JWK>;
  const without = ORGANISATIONS.filter(({ code }) => !keys[code]);
  if (without.length === 0) return keys;
  for (const { code } of without) keys[code] = await makeSigningKey();
  await writeFile(`${file}.new`, JSON.stringify(keys), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return keys;
}
