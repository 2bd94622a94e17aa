import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ROOT } from '../../start/dist/folder.js';
import { type CopiedDatabases, copyDatabases } from '../support/databases.js';

interface Result {
  building: { editions: { owner: string; months: number; megabytes: number }[]; failed: number };
  neighbours: {
    alone: { failed: number };
    beside: { failed: number };
    analysts: { answers: number; faults: string[] };
  };
  questions: { name: string; cells: number; p50: number }[];
}

let copied: CopiedDatabases;
let child: ChildProcessByStdio<null, Readable, Readable> | undefined;
let ended: { code: number; told: string };
let result: Result;
let page: string;

beforeAll(async () => {
  copied = await copyDatabases();
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-analysts-results-'));
  child = spawn(process.execPath, ['bench/analysts.mjs', '--tiny'], {
    cwd: ROOT,
    env: {
      ...process.env,
      BENCH_RESULTS: folder,
      BENCH_DATABASES: JSON.stringify({
        databases: copied.databases,
        adminUrl: inject('cluster').adminUrl,
      }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      told += text;
    });
  const [code] = await once(child, 'close');
  ended = { code, told };
  if (code !== 0) return;
  result = JSON.parse(readFileSync(join(folder, 'analysts.json'), 'utf8'));
  page = readFileSync(join(folder, 'analysts.md'), 'utf8');
}, 240_000);
afterAll(async () => {
  child?.kill('SIGTERM');
  await copied?.drop();
});

it('the benchmark of those who count runs: editions are built while people are asked for, and nothing fails', () => {
  expect(ended.code, ended.told.slice(-3000)).toBe(0);
  const { building, neighbours } = result;
  expect(building.editions.map(({ owner, months }) => [owner, months])).toEqual([
    ['residents', 12],
    ['services', 12],
  ]);
  for (const { megabytes } of building.editions) expect(megabytes).toBeGreaterThan(10);
  expect([building.failed, neighbours.alone.failed, neighbours.beside.failed]).toEqual([0, 0, 0]);
  expect(neighbours.analysts.faults).toEqual([]);
  expect(neighbours.analysts.answers).toBeGreaterThan(0);
});

it('every question gives as many numbers as SQL by hand, and stands in the page', () => {
  expect(result.questions.length).toBe(5);
  for (const { name, cells } of result.questions) {
    expect(cells).toBeGreaterThan(0);
    expect(page).toContain(`| ${name} |`);
  }
});
