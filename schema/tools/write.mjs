// npm run schema: writes each slice's SDL and the supergraph that the gateway runs.
import { writeFileSync } from 'node:fs';
import { compose } from './compose.mjs';
import { FOLDER, filesOf, readList } from './files.mjs';
import { buildSlices } from './slices.mjs';

const slices = await buildSlices();
const { supergraph, problems } = compose(slices, readList(FOLDER, 'accepted-hints.json'));
for (const problem of problems) console.error(`schema: ${problem}`);
for (const [name, text] of filesOf(slices, supergraph)) writeFileSync(`${FOLDER}/${name}`, text);
if (!supergraph) console.error('schema: the supergraph is left as it was');
process.exitCode = problems.length > 0 ? 1 : 0;
