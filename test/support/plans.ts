import type { Slice } from '@mrrm/platform/slice';
import postgres from 'postgres';
import { inject } from 'vitest';
import { standBeforePostgres } from './before-postgres.js';
import { startDatabase } from './databases.js';
import { type OneSlice, startOneSlice } from './one-slice/slice.js';

/** What PostgreSQL did for one statement of a slice. */
export interface Ran {
  text: string;
  /** Pages that it looked at, from memory or not. */
  pages: number;
  /** Rows that it looked at, those that it left aside included. */
  rows: number;
}

export interface ExplainedSlice extends OneSlice {
  /** What ran since this was last asked, by text; of a text that ran more than once the dearest. */
  ran(): Map<string, Ran>;
}

interface Node {
  'Node Type': string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Node[];
}

/** Each statement is told to its client, as a notice. */
const SETTINGS = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
};

/** One slice alone, on a database of its own that tells what it did for each of the slice's statements. */
export async function startExplained<Loaders>(slice: Slice<Loaders>): Promise<ExplainedSlice> {
  const database = await startDatabase(slice.name);
  const admin = postgres(inject('cluster').adminUrl, { max: 1, onnotice: () => {} });
  const [role, name] = [`${slice.name}_app`, new URL(database.appUrl).pathname.slice(1)];
  for (const [setting, value] of Object.entries(SETTINGS))
    await admin.unsafe(`alter role "${role}" in database "${name}" set ${setting} = '${value}'`);
  await admin.end();
  let ran = new Map<string, Ran>();
  const note = (plan: unknown) => {
    const { 'Query Text': text, Plan: root } = plan as { 'Query Text': string; Plan: Node };
    const one = { text, pages: pagesOf(root), rows: rowsOf(root) };
    if ((ran.get(text)?.rows ?? -1) < one.rows) ran.set(text, one);
  };
  const between = await standBeforePostgres(database.appUrl, (client, upstream) => {
    const hear = planReader(note);
    client.pipe(upstream);
    upstream.on('data', (data: Buffer) => {
      hear(data);
      client.write(data);
    });
  });
  const address = { [`DATABASE_URL_${slice.name.toUpperCase()}`]: between.url };
  const running = await startOneSlice(slice, address, { database });
  return {
    ...running,
    ran() {
      const told = ran;
      ran = new Map();
      return told;
    },
    stop: async () => {
      await running.stop();
      await between.close();
      await database.stop();
    },
  };
}

const pagesOf = (node: Node) => (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0);

function rowsOf(node: Node): number {
  const below = (node.Plans ?? []).reduce((sum, inner) => sum + rowsOf(inner), 0);
  if (!/Scan/.test(node['Node Type']) || /Function|Subquery|CTE/.test(node['Node Type'])) return below;
  const each = [node['Actual Rows'], node['Rows Removed by Filter'], node['Rows Removed by Index Recheck']];
  return below + each.reduce<number>((sum, rows) => sum + (rows ?? 0), 0) * (node['Actual Loops'] ?? 0);
}

/** Reads plans out of the messages of a server: a letter, a length, and for a notice fields that end with a zero. */
function planReader(onPlan: (plan: unknown) => void): (data: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (data) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= 5) {
      const length = 1 + rest.readUInt32BE(1);
      if (rest.length < length) return;
      const message = rest.subarray(5, length);
      if (String.fromCharCode(rest[0]!) === 'N') {
        const said = message
          .toString('utf8')
          .split('\0')
          .find((field) => field.startsWith('Mduration'));
        const plan = said && /plan:\n([\s\S]*)$/.exec(said)?.[1];
        if (plan) onPlan(JSON.parse(plan));
      }
      rest = rest.subarray(length);
    }
  };
}

/**
 * Which statements look at more when there is more history: each text of the second round with what it took in both, where it took more than
 * half as much again, and more than a few pages or rows.
 */
export function grown(before: Map<string, Ran>, after: Map<string, Ran>): string[] {
  const more = (one: number, other: number, few: number) => other > one * 1.5 + few;
  return [...after.values()].flatMap(({ text, pages, rows }) => {
    const first = before.get(text);
    // A row that is written goes into every index of its table, and now and then splits a page there.
    const few = text.startsWith('insert') ? 300 : 60;
    if (!first || !(more(first.rows, rows, 30) || more(first.pages, pages, few))) return [];
    return [`rows ${first.rows} -> ${rows}, pages ${first.pages} -> ${pages}: ${text.replace(/\s+/g, ' ')}`];
  });
}
