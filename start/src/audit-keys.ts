import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { OWNERS, type Owner } from './owners.js';

/** What one owner needs to seal its audit and to check it. */
export interface AuditKeys {
  privateKey: JWK;
  publicKey: JWK;
  /** The file that notes, outside of the database, how far the chain has come. */
  witness: string;
}

/**
 * The keys that seal the owners' audits. They are kept: a chain is checked with the key that sealed it. The witnesses
 * lie in a folder of their own: who holds a key should not hold what tells of a chain that was rebuilt with it.
 */
export async function loadOrCreateAuditKeys(folder: string): Promise<Record<Owner, AuditKeys>> {
  for (const part of ['audit', 'witness']) await mkdir(join(folder, part), { recursive: true, mode: 0o700 });
  const entries = await Promise.all(
    OWNERS.map(async (owner) => [owner, await keysOf(folder, owner)] as const),
  );
  return Object.fromEntries(entries) as Record<Owner, AuditKeys>;
}

async function keysOf(folder: string, owner: Owner): Promise<AuditKeys> {
  const file = join(folder, 'audit', `${owner}.key.json`);
  const witness = join(folder, 'witness', `${owner}.jsonl`);
  // It lay beside the key before; what it has seen is kept.
  await rename(join(folder, 'audit', `${owner}.witness.jsonl`), witness).catch(() => undefined);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return { ...(JSON.parse(kept) as Pick<AuditKeys, 'privateKey' | 'publicKey'>), witness };
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const keys = { privateKey: await exportJWK(pair.privateKey), publicKey: await exportJWK(pair.publicKey) };
  await writeFile(`${file}.new`, JSON.stringify(keys), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return { ...keys, witness };
}
