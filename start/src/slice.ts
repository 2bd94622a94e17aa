import { dataFolder, readEnvironment } from './folder.js';
import { programOf } from './processes.js';
import { copySupergraph } from './supergraph.js';

/** `npm run slice -- services`: runs one process of the graph again by itself, in the foreground, as `npm start` had started it; the gateway over the supergraph of now. */
try {
  const name = process.argv[3] ?? '';
  const folder = dataFolder(process.env);
  const environment = await readEnvironment(folder, name);
  if (name === 'gateway') await copySupergraph(folder);
  Object.assign(process.env, environment);
  await import(new URL(`../../${programOf(name)}`, import.meta.url).href);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
