// npm run schema:check: fails on drift, composition errors, unexpected hints and changes that break the released schema.
import { examine } from './examine.mjs';
import { FOLDER } from './files.mjs';
import { buildSlices } from './slices.mjs';

const problems = await examine({ slices: await buildSlices(), folder: FOLDER });
for (const problem of problems) console.error(`schema: ${problem}`);
if (problems.length === 0)
  console.log('schema: as committed, composes, and breaks no client of the released one');
process.exitCode = problems.length > 0 ? 1 : 0;
