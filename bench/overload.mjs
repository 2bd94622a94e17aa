// npm run bench:overload: more than can be answered, as test/load/overload.test.ts sends it, with the figures kept here.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = fileURLToPath(new URL('results/', import.meta.url));
const file = `${results}overload.json`;
/** What the same loads gave before there was an admission: shares of the capacity, and seconds until it was well again. */
const BEFORE = {
  'page of residents 2': '34 %',
  'page of residents 5': '30 %, well after up to 21 s',
  'presence 2': '34 %',
  'presence 5': '29 %',
};

mkdirSync(results, { recursive: true });
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'test/load/overload.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, LONG: '1', OVERLOAD_ROWS: file } },
);
if (status !== 0) process.exit(status ?? 1);

const rows = JSON.parse(readFileSync(file, 'utf8'));
const number = (value, digits = 1) => (value === null ? '' : value.toFixed(digits));
const head =
  '| load | × capacity | capacity/s | good/s | of capacity | refused/s | median ms | p99 ms | well again after s | load average | before |';
const line = '| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |';
const body = rows.map(
  (row) =>
    `| ${row.kind} | ${row.times} | ${number(row.capacity)} | ${number(row.goodPerSecond)} | ${number((100 * row.goodPerSecond) / row.capacity, 0)} % | ${number(row.refusedPerSecond)} | ${number(row.medianOfGood, 0)} | ${number(row.p99OfGood, 0)} | ${number(row.secondsUntilWell)} | ${number(row.loadAverage)} | ${BEFORE[`${row.kind} ${row.times}`] ?? ''} |`,
);
const page = `# More than can be answered

An open loop over the demo data: requests are sent when they are due, whatever became of the others. The capacity is measured just before
each load. ${availableParallelism()} cores that the graph, PostgreSQL and the load share; Node.js ${process.versions.node}. A load average far above the cores says that others
worked on the machine, too: then capacities move, and shares with them.

${[head, line, ...body].join('\n')}
`;
writeFileSync(`${results}overload.md`, page);
console.log(page);
