/**
 * What one slice tells of itself, by name: its kind, and what it says. The page for operators lists the same.
 * No value of anybody is in a label: operations are fields of the schema, outcomes the closed list of codes.
 */
export const METRICS = {
  mrrm_slice_requests_total: {
    type: 'counter',
    help: 'Requests by the first root field that they ask for, and by the code of their first refusal, or OK.',
  },
  mrrm_slice_request_seconds: {
    type: 'histogram',
    help: 'How long requests took, from their first byte until their answer had left.',
  },
  mrrm_slice_connections_waiting: {
    type: 'gauge',
    help: 'Transactions that wait for a connection to the database at this moment, by lane.',
  },
  mrrm_slice_connection_wait_seconds_total: {
    type: 'counter',
    help: 'How long transactions have waited for a connection, all together, by lane.',
  },
  mrrm_slice_follower_behind_seconds: {
    type: 'gauge',
    help: "Since when what follows another owner's feed has not reached its end, or since the start.",
  },
  mrrm_slice_edition_stops: {
    type: 'gauge',
    help: 'An edition that is kept and lets no later one of its year be built, by year and number; the log says why, and what mends it.',
  },
  mrrm_slice_audit_position: {
    type: 'gauge',
    help: 'The number of the last event in the audit. It only grows; left out while the database is away.',
  },
  process_start_time_seconds: { type: 'gauge', help: 'When the process began, in seconds since 1970.' },
  process_cpu_seconds_total: { type: 'counter', help: 'CPU that the process has used.' },
  process_resident_memory_bytes: { type: 'gauge', help: 'Memory of the process.' },
} as const;
type Name = keyof typeof METRICS;
type Labels = Record<string, string>;

/** Upper bounds of durations that are counted apart, in seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What of a slice is looked at when it is asked. */
export interface Watched {
  /** Of each lane: transactions that wait for a connection, and for how long all have waited, in seconds. */
  waits: Record<string, { now: number; seconds: number }>;
  /** The number of the last event in the audit. */
  auditPosition(): Promise<number>;
  /** The names of what follows others' feeds. */
  followers: readonly string[];
  /** Kept editions of numbers that let no later one of their year be built. */
  stoppedEditions: readonly { year: number; edition: number }[];
}

/**
 * Counts what one slice does, and says it in the text form of Prometheus, version 0.0.4. It is no `prom-client`: that keeps one registry
 * for a process, in which tests run several slices, and of its kinds this needs two.
 */
export class Metrics {
  readonly #began = Date.now();
  readonly #answered = new Map<string, Map<string, number>>();
  readonly #took = new Map<string, { buckets: number[]; sum: number; count: number }>();
  readonly #reached = new Map<string, number>();

  /** A request was answered. @param operation its first root field @param outcome OK or a code @param seconds how long it took */
  answered(operation: string, outcome: string, seconds: number): void {
    let outcomes = this.#answered.get(operation);
    if (!outcomes) this.#answered.set(operation, (outcomes = new Map()));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    let took = this.#took.get(operation);
    if (!took) this.#took.set(operation, (took = { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 }));
    const bucket = BOUNDS.findIndex((bound) => seconds <= bound);
    if (bucket >= 0) took.buckets[bucket]! += 1;
    took.sum += seconds;
    took.count += 1;
  }

  /** What follows a feed has come to its end. */
  reachedEnd(follower: string): void {
    this.#reached.set(follower, Date.now());
  }

  /** All of it, as a scraper reads it. */
  async text({ waits, auditPosition, followers, stoppedEditions }: Watched): Promise<string> {
    const page = new Page();
    for (const [operation, outcomes] of this.#answered)
      for (const [outcome, count] of outcomes)
        page.add('mrrm_slice_requests_total', count, { operation, outcome });
    for (const [operation, { buckets, sum, count }] of this.#took) {
      let below = 0;
      for (const [index, bound] of BOUNDS.entries()) {
        below += buckets[index]!;
        page.add('mrrm_slice_request_seconds', below, { operation, le: String(bound) }, '_bucket');
      }
      page.add('mrrm_slice_request_seconds', count, { operation, le: '+Inf' }, '_bucket');
      page.add('mrrm_slice_request_seconds', sum, { operation }, '_sum');
      page.add('mrrm_slice_request_seconds', count, { operation }, '_count');
    }
    for (const [lane, { now, seconds }] of Object.entries(waits)) {
      page.add('mrrm_slice_connections_waiting', now, { lane: lane.toLowerCase() });
      page.add('mrrm_slice_connection_wait_seconds_total', seconds, { lane: lane.toLowerCase() });
    }
    for (const follower of followers) {
      const behind = (Date.now() - (this.#reached.get(follower) ?? this.#began)) / 1000;
      page.add('mrrm_slice_follower_behind_seconds', behind, { follower });
    }
    for (const { year, edition } of stoppedEditions)
      page.add('mrrm_slice_edition_stops', 1, { year: String(year), edition: String(edition) });
    const position = await auditPosition().catch(() => undefined);
    if (position !== undefined) page.add('mrrm_slice_audit_position', position);
    const { user, system } = process.cpuUsage();
    page.add('process_start_time_seconds', Date.now() / 1000 - process.uptime());
    page.add('process_cpu_seconds_total', (user + system) / 1e6);
    page.add('process_resident_memory_bytes', process.memoryUsage.rss());
    return page.text;
  }
}

/** Lines, those of one name together below its heading, as the form asks. */
class Page {
  readonly #lines = new Map<Name, string[]>();

  add(name: Name, value: number, labels: Labels = {}, suffix = ''): void {
    let lines = this.#lines.get(name);
    if (!lines) {
      const { type, help } = METRICS[name];
      lines = [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
      this.#lines.set(name, lines);
    }
    lines.push(`${name}${suffix}${labelled(labels)} ${value}`);
  }

  get text(): string {
    return `${[...this.#lines.values()].flat().join('\n')}\n`;
  }
}

const labelled = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return pairs.length > 0 ? `{${pairs.join()}}` : '';
};
