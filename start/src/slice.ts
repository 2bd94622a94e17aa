import { byHand, claim, claimant, endClaimant } from './claims.js';
import { whenEnded } from './end-with-parent.js';
import { dataFolder, readEnvironment } from './folder.js';
import { programOf } from './processes.js';
import { publishedSupergraph } from './supergraph.js';

/**
 * `npm run slice -- services`: runs one process of the running graph by itself, in the foreground, as `npm start` had started
 * it; the gateway over the supergraph of now. The launcher's own one ends first and comes back afterwards; when the launcher
 * ends, this one does, too.
 */
try {
  const name = process.argv[3] ?? '';
  const folder = dataFolder(process.env);
  const environment = await readEnvironment(folder, name);
  const launcher = claimant(folder, 'launcher');
  if (launcher === undefined) throw new Error('The graph does not run here. Start it with `npm start`.');
  await endClaimant(folder, byHand(name));
  claim(folder, byHand(name));
  await endClaimant(folder, name);
  whenEnded(() => process.kill(process.pid, 'SIGTERM'), [launcher]);
  if (name === 'gateway') publishedSupergraph(folder);
  Object.assign(process.env, environment);
  await import(new URL(`../../${programOf(name)}`, import.meta.url).href);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
