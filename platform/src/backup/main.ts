import { z } from 'zod';
import { readConfig } from '../config.js';
import { backUp } from './back-up.js';
import { putBack } from './put-back.js';

const USAGE = `Usage: npm run backup -- <folder>    copies the database into a folder that is not there yet
       npm run put-back -- <folder>  puts such a copy into a migrated database that nobody has used`;

/** `node platform/dist/backup/main.js <owner> backup|put-back <folder>`. It ends with 1 and one sentence when it cannot. */
try {
  const [owner, what, folder, ...more] = process.argv.slice(2);
  if (!owner || !folder || more.length > 0) throw new Error(USAGE);
  const name = owner.toUpperCase();
  if (what === 'backup') {
    const url = `DUMP_DATABASE_URL_${name}`;
    const config = readConfig(z.object({ [url]: z.string().min(1), AUDIT_WITNESS: z.string().min(1) }));
    const { at, rows, audit } = await backUp(config[url]!, owner, folder, config['AUDIT_WITNESS']!);
    console.log(`${rows} rows as of ${at}, with the audit until ${audit.sequence}, are in ${folder}.`);
  } else if (what === 'put-back') {
    const url = `ADMIN_DATABASE_URL_${name}`;
    const config = readConfig(z.object({ [url]: z.string().min(1) }));
    const { at, rows, audit } = await putBack(config[url]!, owner, folder);
    console.log(`${rows} rows as of ${at}, with the audit until ${audit.sequence}, were put back.`);
  } else throw new Error(USAGE);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
