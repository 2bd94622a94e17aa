const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const round = (number) => Math.round(number * 100) / 100;

/** Medians over the rounds, and ratios to the first server at the same concurrency. */
export function summarise(measurements) {
  const groups = Map.groupBy
    ? Map.groupBy(measurements, ({ server, connections }) => `${connections} ${server}`)
    : groupBy(measurements, ({ server, connections }) => `${connections} ${server}`);
  const rows = [...groups.values()].map((rounds) => ({
    server: rounds[0].server,
    connections: rounds[0].connections,
    p50: round(median(rounds.map(({ p50 }) => p50))),
    p99: round(median(rounds.map(({ p99 }) => p99))),
    perSecond: round(median(rounds.map(({ perSecond }) => perSecond))),
    cpu: round(median(rounds.map(({ cpu }) => cpu))),
    failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
  }));
  return rows.map((row) => {
    const ours = rows.find(({ connections }) => connections === row.connections);
    return { ...row, throughputToOurs: round(row.perSecond / ours.perSecond) };
  });
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** The summary as a Markdown page. */
export function toMarkdown({ machine, settings, rows }) {
  const head = '| connections | server | p50 ms | p99 ms | requests/s | × ours | CPU ms/request | failed |';
  const line = '| --: | --- | --: | --: | --: | --: | --: | --: |';
  const body = rows.map(
    (row) =>
      `| ${row.connections} | ${row.server} | ${row.p50} | ${row.p99} | ${row.perSecond} | ${row.throughputToOurs} | ${row.cpu} | ${row.failed} |`,
  );
  return `# The flagship query

50 residents of a centre with bed, case manager, latest check, last three services and open referrals: all four owners.
Data: ${settings.size}. ${settings.rounds} interleaved rounds of ${settings.seconds} s; medians of the rounds. ${machine.cores} cores that
servers, subgraphs, PostgreSQL and load generator share; Node.js ${machine.node}. CPU is that of the named process alone.

${[head, line, ...body].join('\n')}
`;
}
