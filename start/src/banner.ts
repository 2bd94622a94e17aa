import type { PersonaToken } from './tokens.js';

const QUERY =
  '{ centreByCode(code: "RRC-SOFIA") { name capacity { nominal usable } residents(first: 3, filter: { present: true }) { nodes { fullName latestPresence { status checkedAt } placement { room { code } bed { code } } caseManager { fullName languages } services(first: 1) { nodes { offer { name } provider { fullName } } } } } } }';

/** A command line that asks all four slices and works as pasted. */
export const curlLine = (url: string, token: string) =>
  `curl -s ${url} -H 'content-type: application/json' -H 'authorization: Bearer ${token}' -H 'x-purpose: CARE' -d '${JSON.stringify({ query: QUERY })}'`;

export const exampleQuery = QUERY;

/** What `npm start` prints once the graph answers. */
export function banner(url: string, folder: string, tokens: PersonaToken[]): string {
  const people = tokens.map(
    ({ persona, token }) => `  ${persona.code} (${persona.title}, ${persona.organisation})\n  ${token}\n`,
  );
  const first = tokens[0]!;
  return `
MRRM Graph is ready.

  GraphQL   ${url}
  Explorer  ${url.replace('/graphql', '/explorer')}

Tokens of the personas, good for 8 hours (also in ${folder}/tokens/<persona>):

${people.join('\n')}
Try it, as ${first.persona.title}:

${curlLine(url, first.token)}

Ctrl-C stops everything.
`;
}
