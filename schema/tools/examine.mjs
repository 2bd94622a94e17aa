import { breakingChanges, supergraphAt } from './breaking.mjs';
import { compose, differingLines } from './compose.mjs';
import { filesOf, readList, readOrNothing } from './files.mjs';

const MOST_LINES = 40;

/**
 * Compares what the slices say now with what is committed.
 * @param {{ slices: { name: string, url: string, sdl: string }[], folder: string, base: string }} what
 * @returns {Promise<string[]>} problems, none when all is well
 */
export async function examine({ slices, folder, base }) {
  const { supergraph, problems } = compose(slices, readList(folder, 'accepted-hints.json'));
  for (const [name, text] of filesOf(slices, supergraph)) {
    const committed = readOrNothing(`${folder}/${name}`);
    if (committed === undefined) problems.push(`${name} is missing; run npm run schema`);
    else if (committed !== text) problems.push(drift(name, committed, text));
  }
  const before = supergraphAt(base, folder);
  if (before && supergraph)
    problems.push(...(await breakingChanges(before, supergraph, readList(folder, 'accepted-changes.json'))));
  return problems;
}

function drift(name, committed, text) {
  const lines = differingLines(committed.split('\n'), text.split('\n'));
  const shown = lines.slice(0, MOST_LINES).map((line) => `    ${line}`);
  const rest = lines.length > MOST_LINES ? [`    and ${lines.length - MOST_LINES} more`] : [];
  return [`${name} is not what the code says; run npm run schema`, ...shown, ...rest].join('\n');
}
