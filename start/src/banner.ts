import { join } from 'node:path';
import { asWord, pathFrom } from './paths.js';

const COLUMNS = 80;
/** So many lines the personas may take: with what stands around them twenty in all. */
const LINES_OF_PERSONAS = 8;
const GAP = 3;
const INDENT = '    ';

/** One question that touches all four slices: before it is answered without an error, nothing is called ready. */
export const exampleQuery =
  '{ centreByCode(code: "RRC-SOFIA") { name capacity { nominal usable } residents(first: 3, filter: { present: true }) { nodes { fullName latestPresence { status checkedAt } placement { room { code } bed { code } } caseManager { fullName languages } services(first: 1) { nodes { offer { name } provider { fullName } } } } } } }';

/** What is printed as an example to paste: people, and yet so short that no line is broken on a terminal. */
const PASTED = '{centres{nodes{name residents(first:2){nodes{fullName}}}}}';

export interface BannerFacts {
  url: string;
  /** Where tokens are kept. */
  folder: string;
  /** Where whoever reads this stands: paths below are said from there. */
  standing: string;
  /** Codes of the personas; the first one is the example's. */
  personas: string[];
  hours: number;
  seconds: number;
}

/** Lines that ask the graph as a persona and work as pasted. */
export const curlLines = (url: string, token: string) =>
  [
    `curl -s ${url} -H 'content-type: application/json' \\`,
    `  -H "authorization: Bearer $(cat ${asWord(token)})" \\`,
    `  -H 'x-purpose: CARE' \\`,
    `  -d '{"query":"${PASTED}"}'`,
  ].join('\n');

/** Names in columns, from top to bottom, as many columns as fit. */
function inColumns(names: string[]): string[] {
  const width = Math.max(...names.map((name) => name.length)) + GAP;
  const columns = Math.max(1, Math.floor((COLUMNS - INDENT.length + GAP) / width));
  const most = columns * LINES_OF_PERSONAS;
  const shown =
    names.length > most ? [...names.slice(0, most - 1), `and ${names.length - most + 1} more there`] : names;
  const height = Math.ceil(shown.length / columns);
  const lines = Array.from({ length: height }, (_, line) =>
    shown.filter((__, index) => index % height === line).map((name) => name.padEnd(width)),
  );
  return lines.map((line) => `${INDENT}${line.join('')}`.trimEnd());
}

/** What `npm start` prints once the graph answers. */
export function banner({ url, folder, standing, personas, hours, seconds }: BannerFacts): string {
  const tokens = pathFrom(standing, join(folder, 'tokens'));
  return [
    `MRRM Graph is ready after ${seconds.toFixed(1)} s. Ctrl-C stops everything.`,
    `  Explorer  ${url.replace('/graphql', '/explorer')}   in a browser`,
    `  GraphQL   ${url}`,
    `  Tokens    ${tokens}/<name>, good for ${hours} hours, of these people:`,
    ...inColumns(personas),
    '',
    curlLines(url, join(tokens, personas[0]!)),
  ].join('\n');
}
