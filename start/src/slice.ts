import { dataFolder, readEnvironment } from './folder.js';
import { programOf } from './processes.js';

/** `npm run slice -- services`: runs one process of the graph again by itself, in the foreground, as `npm start` had started it. */
try {
  const name = process.argv[3] ?? '';
  const environment = await readEnvironment(dataFolder(process.env), name);
  Object.assign(process.env, environment);
  await import(new URL(`../../${programOf(name)}`, import.meta.url).href);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
