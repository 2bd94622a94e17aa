const number = (value, digits = 1) =>
  value === undefined || value === null || Number.isNaN(value) ? '–' : value.toFixed(digits);
/** A Markdown table. */
export const table = (heads, lines) =>
  [
    `| ${heads.join(' | ')} |`,
    `| ${heads.map((_, at) => (at === 0 ? '---' : '--:')).join(' | ')} |`,
    ...lines.map((line) => `| ${line.join(' | ')} |`),
  ].join('\n');

const KINDS = {
  distinct: 'distinct requests of several people',
  identical: 'the same request of one person again and again',
  open: 'at a fixed rate, whatever becomes of the others',
  burst: 'all at once, once',
};

/** Where a result comes from, in two lines. */
export const provenanceText = (provenance) =>
  `${provenance.date.slice(0, 16).replace('T', ' ')} UTC, commit ${provenance.commit}. Node.js ${provenance.node}, PostgreSQL ${provenance.postgresql}, ${provenance.cores} cores (${provenance.cpu}) with
${provenance.memoryGigabytes} GB, shared by servers, slices, PostgreSQL and the load; load average before: ${provenance.loadBefore}.`;

/** The result as a Markdown page. */
export function pageOf({
  provenance,
  settings,
  form,
  operations,
  servers,
  rows,
  memory,
  leftOut,
  seconds,
  until,
}) {
  const nameOf = (key) => servers.find((one) => one.key === key).name;
  const parts = operations.map(({ name, title }) => {
    const own = rows.filter((row) => row.operation === name);
    const groups = [...new Set(own.map(({ kind, connections }) => `${kind} ${connections ?? ''}`))];
    const tables = groups.map((group) => {
      const some = own.filter(({ kind, connections }) => `${kind} ${connections ?? ''}` === group);
      const [{ kind, connections, atOnce }] = some;
      const how = connections ? `${connections} under way, ` : atOnce ? `${atOnce} ` : '';
      return `**${how}${KINDS[kind]}**\n\n${tableOf(kind, some, nameOf)}`;
    });
    return `## ${title}\n\n${tables.join('\n\n')}`;
  });
  return `# Measured against peers

${provenanceText(provenance)}
Form "${form}": data of size \`${settings.size}\`${until ? `, history until ${until.slice(0, 10)}` : ''}; medians of ${settings.rounds} interleaved rounds of ${settings.seconds} s. The run took ${Math.round(seconds)} s.
${leftOut.length > 0 ? `\nNot installed, so not measured: ${leftOut.join(', ')}.\n` : ''}
"ours against it" above 1: ours answers more requests a second. CPU is user and system time of all processes but the load, in
milliseconds a request. Slice requests are what the slices were asked for one request of a client. An answer with errors is a failure.
${servers.flatMap(({ remark }) => (remark ? [`\n${remark}\n`] : [])).join('')}
${parts.join('\n\n')}

## Memory after the run

${table(
  ['process', 'MB'],
  memory.map(({ name, megabytes }) => [name, number(megabytes, 0)]),
)}
`;
}

function tableOf(kind, rows, nameOf) {
  if (kind === 'burst' || kind === 'open')
    return table(
      ['server', 'p50 ms', 'p99 ms', ...(kind === 'burst' ? ['last after ms'] : []), 'answers', 'failed'],
      rows.map((row) => [
        nameOf(row.server),
        number(row.p50, 0),
        number(row.p99, 0),
        ...(kind === 'burst' ? [number(row.slowest, 0)] : []),
        row.answers,
        row.failed,
      ]),
    );
  return table(
    [
      'server',
      'requests/s',
      'least–most',
      'ours against it',
      'p50 ms',
      'p99 ms',
      'CPU server',
      'slices',
      'PostgreSQL',
      'total',
      'slice requests',
      'WAL KB',
      'audit KB',
      'plans/calls',
      'failed',
    ],
    rows.map((row) => [
      nameOf(row.server),
      number(row.perSecond),
      `${number(row.least)}–${number(row.most)}`,
      number(row.oursAgainstIt, 2),
      number(row.p50, row.p50 < 10 ? 1 : 0),
      number(row.p99, 0),
      number(row.cpu.server),
      number(row.cpu.slices),
      number(row.cpu.postgres),
      number(row.cpu.total),
      number(row.sliceRequests),
      number(row.walBytes / 1024),
      number(row.auditBytes / 1024),
      number(row.plansPerCall, 2),
      row.failed,
    ]),
  );
}
