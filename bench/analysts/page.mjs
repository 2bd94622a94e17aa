import { provenanceText, table } from '../report/page.mjs';

const number = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
const percent = (share) => `${number(100 * share, 0)} %`;

/** The result of `npm run bench:analysts` as a Markdown page. */
export function pageOfAnalysts({ provenance, settings, building, neighbours, questions }) {
  const { alone, beside, analysts, kept } = neighbours;
  const care = (name, { perSecond, p50, p99 }) => [name, number(perSecond), number(p50, 0), number(p99, 0)];
  return `# Those who count, beside those who look after somebody

${provenanceText(provenance)}
Data of size \`${settings.size}\`. A page of 50 residents from all four owners (the flagship) is asked again and again, ${settings.connections} under way.

## ${analysts.many} analysts at once

Each asks for numbers of a closed year, looks at the answer for a second and asks something else; medians of ${settings.rounds} rounds of ${settings.seconds} s, with and without
them in turns. The page keeps **${percent(kept)}** of its pace.

${table(['a page of residents', 'a second', 'p50 ms', 'p99 ms'], [care('alone', alone), care(`beside ${analysts.many} analysts`, beside)])}

The analysts got ${analysts.answers} answers (p50 ${number(analysts.p50, 0)} ms, p99 ${number(analysts.p99, 0)} ms); ${analysts.refused} times one was told to come again in a moment. Pages that failed: ${alone.failed + beside.failed}.

## Building editions

${table(
  ['edition', 'months', 'seconds', 'largest MB'],
  building.editions.map(({ owner, year, months, seconds, megabytes }) => [
    `${owner} ${year}`,
    months,
    seconds,
    number(megabytes, 0),
  ]),
)}

Meanwhile, over ${building.beside.turns} turns, the page was answered ${number(building.beside.perSecond)} times a second (p50 ${number(building.beside.p50, 0)} ms), and ${number(building.alone.perSecond)} (p50 ${number(building.alone.p50, 0)} ms) before and after: ${percent(building.beside.perSecond / building.alone.perSecond)}. The program works at the lowest priority and with one connection.

## A question by itself

${table(
  ['question', 'numbers', 'p50 ms', 'p99 ms', 'PostgreSQL ms', 'by hand ms', '×'],
  questions.map((one) => [
    one.name,
    one.cells,
    number(one.p50, 0),
    number(one.p99, 0),
    number(one.statement, 2),
    number(one.byHand, 2),
    number(one.statement / one.byHand, 2),
  ]),
)}

One under way, ${settings.questions} times each, through the gateway with every guard. _PostgreSQL_ is what the slice's statements for it take there, _by hand_ the shortest SQL over the
same rows as superuser. Ours looks for the newest editions each time, and reads a table of an edition once.
`;
}
