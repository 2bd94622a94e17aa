import { writeFileSync } from 'node:fs';
import { provenanceText, table } from '../report/page.mjs';
import { curvesOf } from './curve.mjs';

const number = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : '–');

/** The result of a growth as a Markdown page. @param rows one of each operation and size, sizes in their order */
export function pageOfGrowth({ provenance, settings, rows, history, seconds }) {
  const operations = [...new Set(rows.map(({ operation }) => operation))];
  const heads = [
    'read',
    'residents',
    'CPU ms',
    'of PostgreSQL',
    'p50 ms',
    'pages read',
    'rows',
    'requests',
    'CPU ×',
    'pages ×',
  ];
  const lines = operations.flatMap((operation) => {
    const own = rows.filter((row) => row.operation === operation);
    return own.map((row) => [
      row === own[0] ? operation : '',
      row.residents.toLocaleString('en'),
      number(row.cpu, 1),
      number(row.cpuOfPostgres, 1),
      number(row.p50, 1),
      number(row.buffers),
      number(row.rows),
      row.answers,
      number(row.cpu / own[0].cpu, 2),
      number(row.buffers / own[0].buffers, 2),
    ]);
  });
  const loads = history.map(
    ({ residents, seconds: took }) => `${residents.toLocaleString('en')} in ${took.toFixed(0)} s`,
  );
  return `# While the number of residents grows

${provenanceText(provenance)}
One request under way, at our gateway; medians of ${settings.rounds} turns of ${settings.seconds} s, and for what PostgreSQL reads of ${settings.counted} single requests. The run
took ${Math.round(seconds)} s; people were added: ${loads.join(', ')}.

![Curves](growth.svg)

${table(heads, lines)}

CPU is user and system time of gateway, slices and PostgreSQL, a request. _Pages read_ are PostgreSQL's buffers of 8 KB, found in memory
or not, _rows_ those that its statements gave to the slices: both are counts, which no other work on the machine moves. × is against the
fewest residents.

What grows are people who have left, with a stay, a placement, three presence checks, ten sessions and now and then a referral each,
before all others; who is present, premises, staff and agreements stay as they are, so every answer is the same at each size. A
page that grows by one or two pages read at each size does so by the depth of its indexes: a B-tree of a hundred times the rows is one
level deeper. What grows by more reads what it does not answer.
${saysOf(operations, rows)}
`;
}

/** The reads whose work grew, by the counts; said by the figures themselves, so that no later run contradicts a sentence. */
function saysOf(operations, rows) {
  const grown = operations.flatMap((operation) => {
    const own = rows.filter((row) => row.operation === operation);
    const times = own.at(-1).buffers / own[0].buffers;
    return times > GROWN ? [`${operation} (${times.toFixed(1)} ×)`] : [];
  });
  if (!rows.every(({ buffers }) => Number.isFinite(buffers))) return '';
  return grown.length > 0
    ? `\nMore than ${GROWN} times the pages with the most residents: ${grown.join(', ')}.`
    : `\nNo read takes more than ${GROWN} times the pages with the most residents that it takes with the fewest.`;
}
const GROWN = 1.5;

/** Writes the figures, the page and its curves into a folder. */
export function writeGrowth(folder, result) {
  writeFileSync(`${folder}/growth.json`, `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(`${folder}/growth.svg`, curvesOf(result.rows));
  writeFileSync(`${folder}/growth.md`, pageOfGrowth(result));
}
