import { access } from 'node:fs/promises';
import { verifyAudit } from '@mrrm/platform/audit/verify';
import { loadOrCreateAuditKeys } from './audit-keys.js';
import { dataFolder, readEnvironment } from './folder.js';
import { OWNERS, type Owner } from './owners.js';

/**
 * `npm run audit [-- <owner>]`: walks the audit of every owner, or of one, while the databases run, and names the first
 * broken link. It ends with 1 when there is one.
 */
try {
  const folder = dataFolder(process.env);
  const keys = await loadOrCreateAuditKeys(folder);
  const wanted = process.argv[3];
  if (wanted && !OWNERS.includes(wanted as Owner)) throw new Error(`Owners are ${OWNERS.join(', ')}.`);
  for (const owner of OWNERS.filter((one) => !wanted || one === wanted)) {
    const environment = await readEnvironment(folder, owner);
    const { publicKey, witness } = keys[owner];
    const seen = await access(witness).then(
      () => true,
      () => false,
    );
    const url = environment[`DATABASE_URL_${owner.toUpperCase()}`]!;
    const verdict = await verifyAudit({ owner, url, publicKey, witness: seen ? witness : undefined });
    if (verdict.broken) {
      const { sequence, reason } = verdict.broken;
      console.error(`${owner}: broken at link ${sequence} after ${verdict.good} good ones: ${reason}.`);
      process.exitCode = 1;
    } else {
      console.log(`${owner}: ${verdict.good} links, whole and sealed.`);
    }
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
