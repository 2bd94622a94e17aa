import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publishedSupergraph } from '../src/supergraph.js';

it('what a running gateway watches stays as it was when the committed supergraph changes, until the next start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-supergraph-'));
  const committed = join(folder, 'committed');
  cpSync(new URL('../../schema', import.meta.url), committed, { recursive: true });
  const watched = publishedSupergraph(folder, committed);
  const first = readFileSync(watched, 'utf8');
  const other = `${first}# another one\n`;
  writeFileSync(join(committed, 'supergraph.graphql'), other);
  expect(readFileSync(watched, 'utf8')).toBe(first);
  expect(publishedSupergraph(folder, committed)).toBe(watched);
  expect(readFileSync(watched, 'utf8')).toBe(other);
  rmSync(folder, { recursive: true });
});
