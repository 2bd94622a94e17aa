import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './folder.js';
import { prepareData } from './prepared/make.js';
import { preparedFor } from './prepared/prepared.js';

/**
 * The end of an installation: makes the synthetic data that a first `npm start` takes over. Only a convenience: where it cannot be
 * done, the first start makes them. Whoever installs for something else says MRRM_DEMO=none; CI and production say so anyhow.
 */
const { CI, NODE_ENV, MRRM_DEMO } = process.env;
const isFirst = !existsSync(join(dataFolder(process.env), 'postgres'));
const isWanted = isFirst && !CI && NODE_ENV !== 'production' && (MRRM_DEMO || 'demo') === 'demo';

// Then what runs for it ends as well.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

const size = 'demo';
const until = new Date();
if (isWanted && !(await preparedFor({ size, until })))
  await prepareData(size, until).catch((error: Error) =>
    console.error(`The data of the first start are not prepared, it will make them itself: ${error.message}`),
  );
