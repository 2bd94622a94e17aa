// npm run publish-schema -- residents: puts a slice's schema into the running graph; --back, --list and --begin beside it.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from '../../start/dist/folder.js';
import { Publications } from '../../start/dist/publications.js';
import { committedSchema } from '../../start/dist/supergraph.js';
import { FOLDER, RELEASED, readList, readOrNothing } from './files.mjs';
import { STORED, storedOperations } from './operations.mjs';
import { goBack, publish } from './publish.mjs';
import { buildSlice } from './slices.mjs';

const USAGE = `npm run publish-schema -- <slice>   puts the schema of a slice into force, as it is built here
  --sdl <file>           as a file says it: of a slice in another language
  --reason "…"           why clients are broken; what is stored as an operation is never broken
  --operations <folder>  more stored operations that have to go on to work; may stand there several times
  --check                says what would come of it, and changes nothing
npm run publish-schema -- --back        puts back into force what was before
npm run publish-schema -- --list        says what was published
npm run publish-schema -- --begin       begins a folder with the committed schema
  --to <folder>          whose file supergraph.graphql the gateway watches; by default that of npm start`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sdl: { type: 'string' },
    to: { type: 'string' },
    reason: { type: 'string' },
    operations: { type: 'string', multiple: true, default: [] },
    check: { type: 'boolean', default: false },
    back: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    begin: { type: 'boolean', default: false },
  },
});

const publications = new Publications(
  values.to ? resolve(values.to) : join(dataFolder(process.env), 'supergraph'),
);
// Whoever was killed between the two has published, and the gateway does not know.
if (existsSync(publications.file)) publications.settle();

try {
  process.exitCode = await run();
} catch (error) {
  console.error(`publish-schema: ${error.message}`);
  process.exitCode = 1;
}

async function run() {
  if (values.list) return list();
  if (values.begin) {
    const began = publications.begin(committedSchema());
    console.log(
      began ? 'The committed schema is in force.' : 'Nothing has changed: it began with this checkout.',
    );
    return 0;
  }
  const operations = storedOperations([...STORED, ...values.operations.map((folder) => resolve(folder))]);
  if (values.back) return told(goBack({ publications, operations }));
  const [slice, ...others] = positionals;
  if (!slice || others.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const sdl = values.sdl ? readFileSync(values.sdl, 'utf8') : (await buildSlice(slice)).sdl;
  const rules = {
    released: readOrNothing(`${FOLDER}/${RELEASED}`),
    operations,
    acceptedHints: readList(FOLDER, 'accepted-hints.json'),
    reason: values.reason?.replaceAll(/\s+/g, ' ').trim() || undefined,
  };
  return told(await publish({ publications, slice, sdl, rules, isTrial: values.check }));
}

/** @returns the exit code: 1 where nothing was changed because something speaks against it */
function told({ problems, changes, breaks = [], number }) {
  for (const change of changes) console.log(`  ${change}`);
  for (const problem of problems) console.error(`publish-schema: ${problem}`);
  for (const broken of breaks) console.error(`publish-schema: now ${broken}`);
  if (problems.length > 0) console.error('publish-schema: nothing was changed');
  else if (number !== undefined) console.log(`Publication ${number} is in force: ${publications.file}`);
  else
    console.log(
      values.check ? 'Nothing speaks against it. Nothing was changed.' : 'This is in force already.',
    );
  return problems.length > 0 ? 1 : 0;
}

function list() {
  for (const number of publications.numbers()) {
    const { at, kind, slice, reason } = publications.about(number);
    const what = { BEGINNING: 'the committed schema', SLICE: slice, BACK: 'back to what was before' }[kind];
    console.log([number, at, what, reason].filter(Boolean).join('  '));
  }
  return 0;
}
