import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../start/dist/folder.js';
import { TinyBenchmark } from '../support/benchmark.js';

interface Row {
  operation: string;
  server: string;
  kind: string;
  answers: number;
  failed: number;
  cpu: { total: number };
  auditBytes: number;
  sliceRequests: number;
}

/** What the tiny form measured: every operation at every server that is installed, each answer compared with ours before. */
let result: { rows: Row[]; servers: { key: string }[]; provenance: Record<string, unknown> };
let growth: { rows: { operation: string; residents: number; answers: number }[] };
/** The pages and curves that it wrote, by name. */
let written: Record<string, string>;
let ended: { code: number; told: string };
const benchmark = new TinyBenchmark();

beforeAll(async () => {
  ({ written, ...ended } = await benchmark.run('bench/run.mjs'));
  if (ended.code !== 0) return;
  result = JSON.parse(written['peers-tiny.json']!);
  growth = JSON.parse(written['growth.json']!);
}, 240_000);
afterAll(() => benchmark.stop());

it('the benchmark runs: all servers give the same answers to every operation, and none fails', () => {
  expect(ended.code, ended.told.slice(-3000)).toBe(0);
  expect(ended.told.split('\n').filter((line) => line.includes('FAILED'))).toEqual([]);
  expect(result.rows.filter(({ failed }) => failed > 0)).toEqual([]);
  expect(result.servers.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['ours', 'apollo', 'guarded-sql', 'bare-sql']),
  );
});

it('every operation is measured at ours and at a peer, with the cost of all processes', () => {
  const operations = [...new Set(result.rows.map(({ operation }) => operation))];
  expect(operations).toEqual([
    'flagship',
    'one resident',
    'night screen',
    'deep page',
    'centres',
    'presence batch',
    'presence',
    'referral',
    'series',
    'search by name',
  ]);
  for (const operation of operations) {
    const rows = result.rows.filter((row) => row.operation === operation && row.kind === 'distinct');
    expect(rows.map(({ server }) => server)).toEqual(expect.arrayContaining(['ours', 'apollo']));
    for (const row of rows) expect(row.answers).toBeGreaterThan(0);
  }
  expect(result.provenance).toMatchObject({ commit: expect.any(String), node: process.versions.node });
});

it.runIf(existsSync(join(ROOT, 'bench', 'node_modules', 'postgraphile')))(
  'a monolith over the same rows gives the same answers to the reads that it is asked, and keeps no audit',
  () => {
    const rows = result.rows.filter(({ server }) => server === 'postgraphile');
    expect(rows.map(({ operation }) => operation)).toEqual([
      'flagship',
      'one resident',
      'deep page',
      'centres',
    ]);
    expect(rows.map(({ auditBytes }) => auditBytes)).toEqual([0, 0, 0, 0]);
    expect(written['peers-tiny.md']).toContain('It keeps no audit');
  },
);

it('with more residents every read gives the same answer, and its work is written down', () => {
  const sizes = [...new Set(growth.rows.map(({ residents }) => residents))];
  expect(sizes).toEqual([sizes[0], sizes[0]! + 300]);
  for (const residents of sizes)
    expect(
      growth.rows.filter((row) => row.residents === residents).map(({ operation }) => operation),
    ).toEqual(['flagship', 'one resident', 'night screen', 'deep page', 'centres', 'series']);
  for (const { answers } of growth.rows) expect(answers).toBeGreaterThan(0);
  // What took no tick of the CPU's clock is on no logarithmic curve: of each operation there is one at least, that of its latency.
  expect(written['growth.svg']!.match(/<polyline/g)!.length).toBeGreaterThanOrEqual(6);
  expect(written['growth.md']).toContain('| flagship |');
});

it('an audited page costs audit behind a gateway and in guarded SQL, and none in bare SQL', () => {
  const of = (server: string) =>
    result.rows.find(
      (row) => row.operation === 'flagship' && row.kind === 'distinct' && row.server === server,
    )!;
  for (const server of ['ours', 'apollo', 'guarded-sql']) expect(of(server).auditBytes).toBeGreaterThan(1000);
  expect(of('bare-sql').auditBytes).toBe(0);
  expect(of('ours').sliceRequests).toBeGreaterThanOrEqual(4);
});
