import { createPublicKey } from 'node:crypto';
import type { JWK } from 'jose';
import { z } from 'zod';
import { readConfig, readDatabaseUrl } from '../config.js';
import { recordRestore } from './record-restore.js';
import { reportOf } from './report.js';
import { verifyAudit } from './verify.js';

const USAGE = 'Usage: node platform/dist/audit/main.js <owner> [restored "<which copy, why, who decided>"]';

const key = z.string().transform((text) => JSON.parse(text) as JWK);
const configSchema = z.object({
  AUDIT_PRIVATE_JWK: key.optional(),
  /** For whoever checks and is not to seal. */
  AUDIT_PUBLIC_JWK: key.optional(),
  AUDIT_WITNESS: z.string().min(1),
});

/**
 * Checks the audit of one owner, or records that an earlier copy of its database was put back, with the environment of that
 * owner's slice. It ends with 1 when a link is broken or nothing could be done.
 */
try {
  const [owner, command, reason] = process.argv.slice(2);
  if (!owner || (command && (command !== 'restored' || !reason))) throw new Error(USAGE);
  const url = readDatabaseUrl(owner);
  const config = readConfig(configSchema);
  const { AUDIT_PRIVATE_JWK: privateKey, AUDIT_WITNESS: witness } = config;
  const publicKey = config.AUDIT_PUBLIC_JWK ?? (privateKey && publicHalf(privateKey));
  if (!publicKey) throw new Error('Set AUDIT_PUBLIC_JWK, or AUDIT_PRIVATE_JWK.');
  if (command) {
    if (!privateKey) throw new Error('Set AUDIT_PRIVATE_JWK: the record is sealed.');
    await recordRestore({ owner, url, privateKey, publicKey, witness, reason: reason! });
  }
  const { lines, broken } = reportOf(owner, await verifyAudit({ owner, url, publicKey, witness }));
  console.log(lines.join('\n'));
  if (broken) process.exitCode = 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function publicHalf(privateKey: JWK): JWK {
  return createPublicKey({ key: privateKey as never, format: 'jwk' }).export({ format: 'jwk' }) as JWK;
}
