import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copySupergraph } from '../src/supergraph.js';

it('what a running gateway watches stays as it was when the committed supergraph changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-supergraph-'));
  const committed = join(folder, 'committed.graphql');
  writeFileSync(committed, 'first');
  const watched = await copySupergraph(folder, committed);
  writeFileSync(committed, 'second');
  expect(readFileSync(watched, 'utf8')).toBe('first');
  expect(await copySupergraph(folder, committed)).toBe(watched);
  expect(readFileSync(watched, 'utf8')).toBe('second');
  rmSync(folder, { recursive: true });
});
