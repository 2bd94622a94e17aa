import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GIVEN_SECRETS, makeSecrets } from './make-secrets.js';

/** `npm run secrets -- <folder>`: makes the secrets of `docker-compose.yml` that are not there yet, and names those that are yours to bring. */
try {
  const folder = resolve(process.argv[3] ?? 'secrets');
  const made = await makeSecrets(folder);
  console.log(
    `${made.length} made in ${folder}; what was there stays. Keep the audit keys as long as the audits.`,
  );
  const absent = GIVEN_SECRETS.filter((name) => !existsSync(join(folder, name)));
  if (absent.length > 0) console.log(`Yours to bring, as PEM: ${absent.join(', ')}.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
