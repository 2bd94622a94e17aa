import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startCluster } from '../src/postgres/cluster.js';

const folder = mkdtempSync(join(tmpdir(), 'on-disk-'));
// Where the tests run as root, PostgreSQL's user has to pass it.
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const mark = join(folder, 'data-not-on-disk');
const inData = join(folder, 'data', 'from-before');

it('data that a crash of the machine may have cut short are made anew, those that are on disk are kept', async () => {
  // As it is left when the machine ends before all of it is on disk.
  writeFileSync(mark, '');
  mkdirSync(join(folder, 'data'));
  writeFileSync(inData, '');
  const first = await startCluster({ folder });
  const wasThere = existsSync(inData);
  writeFileSync(inData, '');
  // Who stops at once waits as well.
  await first.stop();
  expect([wasThere, existsSync(mark), existsSync(inData)]).toEqual([false, false, true]);
  const second = await startCluster({ folder });
  await second.onDisk;
  await second.stop();
  expect(existsSync(inData)).toBe(true);
});
