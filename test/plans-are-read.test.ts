import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { expect, inject, it } from 'vitest';
import { ROOT } from '../start/dist/folder.js';
import { isLong } from './support/run/long.js';

interface Plan {
  operation: string;
  owner: string;
  table: string;
  text: string;
  plan: string;
  calls: number;
  milliseconds: number;
}
const reader = new URL('../bench/plans/read.mjs', import.meta.url).href;

/** What `npm run bench:plans` keeps is cut out of what PostgreSQL itself says of a statement. */
it('a statement and its plan are read from what PostgreSQL logs, without guesses and without values', async () => {
  const { readPlans } = (await import(reader)) as {
    readPlans: (log: string, operation: string, times: number) => Plan[];
  };
  const said: string[] = [];
  const admin = postgres(inject('cluster').adminUrl, {
    max: 1,
    onnotice: ({ message }) => void said.push(String(message)),
  });
  try {
    await admin.unsafe(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on;
      set auto_explain.log_buffers = on; set auto_explain.log_timing = off; set auto_explain.log_parameter_max_length = 0;
      set auto_explain.log_level = notice`);
    for (const name of ['pg_proc', 'pg_class']) {
      const text = `select (select count(*) from "pg_catalog"."pg_class") as other from "pg_catalog"."pg_proc" where proname = $1`;
      await admin.unsafe(text, [name], { prepare: true });
    }
  } finally {
    await admin.end();
  }
  const line = (message: string, user: string) => JSON.stringify({ user, message });
  const log = [
    ...said.map((message) => line(message, 'residents_app')),
    ...said.map((message) => line(message, 'somebody')),
    '{"user": "residents_app", "message": "dura',
  ].join('\n');
  const [found, ...others] = readPlans(log, 'a page', 2).filter(({ text }) => text.includes('pg_proc'));
  expect(others).toEqual([]);
  expect(found).toMatchObject({ operation: 'a page', owner: 'residents', table: 'pg_class', calls: 1 });
  expect(found!.milliseconds).toBeGreaterThan(0);
  expect(found!.text).toMatch(/^select \(select count\(\*\) .* where proname = \$1$/);
  expect(found!.plan).toMatch(/actual rows=\d/);
  expect(found!.plan).toMatch(/Buffers: shared/);
  expect(found!.plan).not.toMatch(/cost=|'pg_proc'/);
});

it.runIf(isLong)(
  'the program keeps the twenty heaviest statements of what people ask, each with its plan and without a value',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mrrm-kept-plans-'));
    try {
      await promisify(execFile)(process.execPath, ['bench/plans/write.mjs'], {
        cwd: ROOT,
        env: { ...process.env, PLANS_FOLDER: folder, PLANS_SIZE: 'small', PLANS_TIMES: '2' },
      });
      const kept = readdirSync(folder).sort();
      expect(kept).toHaveLength(20);
      for (const [at, name] of kept.entries()) {
        expect(name).toMatch(new RegExp(`^${String(at + 1).padStart(2, '0')}-[a-z-]+-[a-z_]+\\.txt$`));
        const [head, text, plan] = readFileSync(join(folder, name), 'utf8').split('\n\n');
        expect(head).toMatch(/^.+: [\d.]+ times a request, [\d.]+ ms a request$/);
        expect(text).toMatch(/\$1/);
        expect(plan).toMatch(/actual rows=\d/);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  400_000,
);
