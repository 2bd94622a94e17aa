import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { turnOver } from '../src/turn-over.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'logs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a log goes on until it is long; then it is put aside, and the last three of those are kept', () => {
  const file = join(folder, 'gateway.log');
  turnOver(file, 4);
  writeFileSync(file, 'four');
  turnOver(file, 4);
  expect(readdirSync(folder)).toEqual(['gateway.log']);
  for (const one of ['first', 'second', 'third', 'fourth']) {
    writeFileSync(file, one);
    turnOver(file, 4);
  }
  expect(readdirSync(folder).sort()).toEqual(['gateway.log.1', 'gateway.log.2', 'gateway.log.3']);
  const kept = [1, 2, 3].map((age) => readFileSync(`${file}.${age}`, 'utf8'));
  expect(kept).toEqual(['fourth', 'third', 'second']);
});
