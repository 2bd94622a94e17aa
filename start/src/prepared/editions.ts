import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Databases } from '../databases.js';
import { OWNERS, type Owner } from '../owners.js';

/** The program by which a slice builds its editions by hand. */
const programOf = (owner: Owner) =>
  fileURLToPath(new URL(`../../../subgraphs/${owner}/dist/figures/build.js`, import.meta.url));

/** Those whose years take a second or a few. A year of residents takes a quarter of a minute or more: the slice builds it once it runs. */
const QUICK = OWNERS.filter((owner) => owner !== 'residents');

/**
 * Has slices build the numbers of closed periods, the latest year first, for as long as that may take. They go on with what is left: what is half built
 * is kept nowhere.
 */
export async function buildEditions(databases: Databases, milliseconds: number): Promise<void> {
  const running = QUICK.map((owner) =>
    spawn(process.execPath, [programOf(owner)], {
      env: { ...process.env, [`DATABASE_URL_${owner.toUpperCase()}`]: databases[owner].appUrl },
      stdio: 'ignore',
      timeout: milliseconds,
      killSignal: 'SIGKILL',
    }),
  );
  const end = () => running.forEach((one) => void one.kill('SIGKILL'));
  process.once('exit', end);
  await Promise.all(
    running.map((one) => new Promise((resolve) => one.once('exit', resolve).once('error', resolve))),
  );
  process.off('exit', end);
}
