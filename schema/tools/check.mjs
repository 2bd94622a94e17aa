// npm run schema:check: fails on drift, composition errors, unexpected hints and breaking changes.
// SCHEMA_BASE names the commit whose clients must not break; by default the last one.
import { examine } from './examine.mjs';
import { FOLDER } from './files.mjs';
import { buildSlices } from './slices.mjs';

const base = process.env.SCHEMA_BASE ?? 'HEAD';
const problems = await examine({ slices: await buildSlices(), folder: FOLDER, base });
for (const problem of problems) console.error(`schema: ${problem}`);
if (problems.length === 0) console.log(`schema: as committed, composes, and breaks no client of ${base}`);
process.exitCode = problems.length > 0 ? 1 : 0;
