// npm run schema:release -- --reason "…": promises the schema of now to clients, and tells them what changed and why.
import { parseArgs } from 'node:util';
import { FOLDER } from './files.mjs';
import { release } from './release.mjs';
import { buildSlices } from './slices.mjs';

const { values } = parseArgs({ options: { reason: { type: 'string' } } });
const day = new Date().toISOString().slice(0, 10);
const slices = await buildSlices();
const { problems, breaks, additions } = await release({ slices, folder: FOLDER, reason: values.reason, day });
for (const problem of problems) console.error(`schema: ${problem}`);
if (problems.length === 0)
  console.log(`schema: released; ${breaks} changes break clients, ${additions} others. Commit schema/.`);
process.exitCode = problems.length > 0 ? 1 : 0;
