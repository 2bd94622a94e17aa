import { changesSince } from './breaking.mjs';
import { compose, differingLines } from './compose.mjs';
import { filesOf, RELEASED, readList, readOrNothing } from './files.mjs';
import { brokenOperations, storedOperations } from './operations.mjs';

const MOST_LINES = 40;

/**
 * Compares what the slices say now with what is committed, and with the schema that clients were promised.
 * @param {{ slices: { name: string, url: string, sdl: string }[], folder: string, operations?: { file: string, text: string }[] }} what
 * `operations` are those that have to go on to work: by default all that are stored
 * @returns {Promise<string[]>} problems, none when all is well
 */
export async function examine({ slices, folder, operations = storedOperations() }) {
  const { supergraph, problems } = compose(slices, readList(folder, 'accepted-hints.json'));
  problems.push(...driftOf({ slices, folder, supergraph }));
  if (supergraph)
    problems.push(...(await broken(folder, supergraph)), ...brokenOperations(operations, supergraph));
  return problems;
}

/**
 * What clients can use and nobody has promised yet: what is new, relaxed or described anew since the last release.
 * @returns {Promise<string[]>} such as `FIELD_ADDED Resident.absence`
 */
export async function notPromised({ slices, folder }) {
  const { supergraph } = compose(slices, readList(folder, 'accepted-hints.json'));
  const released = readOrNothing(`${folder}/${RELEASED}`);
  if (released === undefined || !supergraph) return [];
  return (await changesSince(released, supergraph)).filter(({ breaks }) => !breaks).map(({ what }) => what);
}

/** The committed files that are not what the slices say. */
export function driftOf({ slices, folder, supergraph }) {
  const problems = [];
  for (const [name, text] of filesOf(slices, supergraph)) {
    const committed = readOrNothing(`${folder}/${name}`);
    if (committed === undefined) problems.push(`${name} is missing; run npm run schema`);
    else if (committed !== text) problems.push(drift(name, committed, text));
  }
  return problems;
}

async function broken(folder, supergraph) {
  const released = readOrNothing(`${folder}/${RELEASED}`);
  if (released === undefined)
    return [`${RELEASED} is missing: nobody can tell what was promised to clients; take it from the history`];
  const breaks = (await changesSince(released, supergraph)).filter((change) => change.breaks);
  if (breaks.length === 0) return [];
  return [
    ...breaks.map(({ what, message }) => `breaks clients of the released schema: ${what}: ${message}`),
    'if that is meant, tell the clients why: npm run schema:release -- --reason "…"; then commit what it writes',
  ];
}

function drift(name, committed, text) {
  const lines = differingLines(committed.split('\n'), text.split('\n'));
  const shown = lines.slice(0, MOST_LINES).map((line) => `    ${line}`);
  const rest = lines.length > MOST_LINES ? [`    and ${lines.length - MOST_LINES} more`] : [];
  return [`${name} is not what the code says; run npm run schema`, ...shown, ...rest].join('\n');
}
