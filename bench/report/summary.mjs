/** The middle of numbers; NaN of nothing. */
export const median = (numbers) => {
  const sorted = numbers.filter((one) => !Number.isNaN(one)).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/** Medians over the rounds of each operation, kind, concurrency and server, in the order in which they were measured. */
export function summarise(measurements) {
  const groups = new Map();
  for (const one of measurements) {
    const key = `${one.operation} ${one.kind} ${one.connections ?? ''} ${one.server}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rows = [...groups.values()].map((rounds) => {
    const middle = (of) => median(rounds.map(of));
    const { operation, kind, connections, server, atOnce } = rounds[0];
    return {
      operation,
      kind,
      connections,
      atOnce,
      server,
      rounds: rounds.length,
      perSecond: middle((one) => one.perSecond),
      least: Math.min(...rounds.map((one) => one.perSecond)),
      most: Math.max(...rounds.map((one) => one.perSecond)),
      p50: middle((one) => one.p50),
      p99: middle((one) => one.p99),
      slowest: middle((one) => one.slowest ?? Number.NaN),
      cpu: Object.fromEntries(
        ['server', 'slices', 'postgres', 'total'].map((part) => [part, middle((one) => one.cpu[part])]),
      ),
      sliceRequests: middle((one) => sum(Object.values(one.sliceRequests))),
      walBytes: middle((one) => one.walBytes),
      auditBytes: middle((one) => one.auditBytes),
      plansPerCall: middle((one) => one.plansPerCall ?? Number.NaN),
      answers: sum(rounds.map((one) => one.answers)),
      failed: sum(rounds.map((one) => one.failed)),
    };
  });
  return rows.map((row) => {
    const ours = rows.find(
      (one) =>
        one.server === 'ours' &&
        one.operation === row.operation &&
        one.kind === row.kind &&
        one.connections === row.connections,
    );
    return { ...row, oursAgainstIt: ours ? ours.perSecond / row.perSecond : Number.NaN };
  });
}
