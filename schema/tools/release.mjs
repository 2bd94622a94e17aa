import { mkdirSync, writeFileSync } from 'node:fs';
import { changesSince, releasedText } from './breaking.mjs';
import { compose } from './compose.mjs';
import { driftOf } from './examine.mjs';
import { CHANGELOG, RELEASED, readList, readOrNothing } from './files.mjs';

const TITLE = `# What changed for clients

Written by \`npm run schema:release\`: each release of the schema, the latest first, with what breaks a client and why, and
what is new. What stands in \`api.graphql\` and is newer than the latest entry is not promised yet.

`;

/**
 * Makes the schema of now the one that clients are promised, and writes down what changed. What breaks them needs a reason.
 * @param {{ slices: object[], folder: string, reason: string | undefined, day: string }} what
 * @returns {Promise<{ problems: string[], breaks: number, additions: number }>} nothing is written when there are problems
 */
export async function release({ slices, folder, reason, day }) {
  const { supergraph, problems } = compose(slices, readList(folder, 'accepted-hints.json'));
  problems.push(...driftOf({ slices, folder, supergraph }));
  if (problems.length > 0) return { problems, breaks: 0, additions: 0 };
  const before = readOrNothing(`${folder}/${RELEASED}`);
  const changes = before === undefined ? [] : await changesSince(before, supergraph);
  const breaking = changes.filter(({ breaks }) => breaks);
  const additions = changes.filter(({ breaks }) => !breaks);
  const because = reason?.replaceAll(/\s+/g, ' ').trim();
  if (breaking.length > 0 && !because)
    return {
      problems: [
        ...breaking.map(({ what, message }) => `breaks clients: ${what}: ${message}`),
        'say why, for those who have to change their programs: npm run schema:release -- --reason "…"',
      ],
      breaks: breaking.length,
      additions: additions.length,
    };
  if (before !== undefined && changes.length === 0) return { problems: [], breaks: 0, additions: 0 };
  mkdirSync(`${folder}/released`, { recursive: true });
  writeFileSync(`${folder}/${RELEASED}`, releasedText(supergraph));
  const [, earlier = ''] = /^(## [\s\S]*)/m.exec(readOrNothing(`${folder}/${CHANGELOG}`) ?? '') ?? [];
  const entry = entryOf({ day, because, breaking, additions, isFirst: before === undefined });
  writeFileSync(`${folder}/${CHANGELOG}`, `${TITLE}${entry}${earlier && `\n${earlier}`}`);
  return { problems: [], breaks: breaking.length, additions: additions.length };
}

function entryOf({ day, because, breaking, additions, isFirst }) {
  const listed = (title, changes) =>
    changes.length === 0
      ? []
      : ['', `### ${title}`, '', ...changes.map(({ what, message }) => `- \`${what}\`: ${message}`)];
  const said = because ?? (isFirst ? 'The first schema that clients are promised.' : 'Nothing breaks.');
  return `${[`## ${day}`, '', said, ...listed('Breaks', breaking), ...listed('Is new or relaxed', additions)].join('\n')}\n`;
}
