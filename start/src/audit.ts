import { recordRestore } from '@mrrm/platform/audit/record-restore';
import { reportOf } from '@mrrm/platform/audit/report';
import { verifyAudit } from '@mrrm/platform/audit/verify';
import { loadOrCreateAuditKeys } from './audit-keys.js';
import { dataFolder, readEnvironment } from './folder.js';
import { OWNERS, type Owner } from './owners.js';

const isOwner = (name: string | undefined): name is Owner => OWNERS.includes(name as Owner);

/**
 * `npm run audit [-- <owner>]`: walks the audit of every owner, or of one, while the databases run, and names the first
 * broken link of each. `npm run audit -- restored <owner> "<reason>"` first records that an earlier copy of the owner's database was
 * put back. It ends with 1 when a link is broken or an owner could not be asked.
 */
async function main() {
  const folder = dataFolder(process.env);
  const keys = await loadOrCreateAuditKeys(folder);
  const [first, ...more] = process.argv.slice(3);
  const isRecord = first === 'restored';
  const wanted = isRecord ? more[0] : first;
  if ((wanted && !isOwner(wanted)) || (isRecord && !(wanted && more[1])))
    throw new Error(`Owners are ${OWNERS.join(', ')}; restored <owner> "<which copy, why, who decided>".`);
  for (const owner of OWNERS.filter((one) => !wanted || one === wanted)) {
    try {
      const environment = await readEnvironment(folder, owner);
      const { publicKey, privateKey, witness } = keys[owner];
      const url = environment[`DATABASE_URL_${owner.toUpperCase()}`]!;
      if (isRecord) await recordRestore({ owner, url, publicKey, privateKey, witness, reason: more[1]! });
      const { lines, broken } = reportOf(owner, await verifyAudit({ owner, url, publicKey, witness }));
      (broken ? console.error : console.log)(lines.join('\n'));
      if (broken) process.exitCode = 1;
    } catch (error) {
      // What one owner cannot answer keeps nobody from the others.
      console.error(`${owner}: not checked: ${(error as Error).message}`);
      process.exitCode = 1;
    }
  }
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
