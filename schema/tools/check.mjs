// npm run schema:check: fails on drift, composition errors, unexpected hints and changes that break the released schema.
import { examine, notPromised } from './examine.mjs';
import { FOLDER } from './files.mjs';
import { buildSlices } from './slices.mjs';

const slices = await buildSlices();
const problems = await examine({ slices, folder: FOLDER });
for (const problem of problems) console.error(`schema: ${problem}`);
if (problems.length === 0) {
  console.log('schema: as committed, composes, and breaks no client of the released one');
  const { length } = await notPromised({ slices, folder: FOLDER });
  if (length > 0)
    console.log(`schema: ${length} changes that break nobody are not promised yet: npm run schema:release`);
}
process.exitCode = problems.length > 0 ? 1 : 0;
