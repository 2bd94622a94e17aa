import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareDatabases } from '../src/databases.js';
import { type Cluster, type ClusterOptions, startCluster } from '../src/postgres/cluster.js';
import { ensureDatabase } from '../src/postgres/databases.js';
import { markAsNotOnDisk } from '../src/postgres/initialise.js';
import { prepareData } from '../src/prepared/make.js';
import { labelOf, preparedFor } from '../src/prepared/prepared.js';

const folder = mkdtempSync(join(tmpdir(), 'prepared-'));
// Where the tests run as root, PostgreSQL's user has to pass it.
chmodSync(folder, 0o755);
const installation = join(folder, 'installation');
const until = new Date('2026-03-29T08:00:00Z');
const wanted = { size: 'small', until };
const A_DAY = 24 * 3_600_000;
const later = (milliseconds: number) => new Date(until.getTime() + milliseconds);
const clusters: Cluster[] = [];

beforeAll(async () => {
  await leaveHalfOfIt();
  await prepareData('small', until, installation);
}, 120_000);

/** As an installation leaves it that is killed while it loads. */
async function leaveHalfOfIt(): Promise<void> {
  const cluster = await startCluster({ folder: join(`${installation}.new`, 'postgres'), durable: false });
  await markAsNotOnDisk(cluster.home);
  await ensureDatabase(cluster.adminUrl, 'mrrm_residents');
  const sql = postgres(new URL('/mrrm_residents', cluster.adminUrl).href, { max: 1 });
  await sql`create schema residents`.finally(() => sql.end());
  await cluster.stop();
}

afterAll(async () => {
  for (const cluster of clusters) await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(name: string, prepared: ClusterOptions['prepared']): Promise<Cluster> {
  const cluster = await startCluster({ folder: join(folder, name), prepared });
  clusters.push(cluster);
  return cluster;
}

/** How many editions of numbers the staff's owner has. */
async function editionsIn({ adminUrl }: Cluster): Promise<number> {
  const sql = postgres(new URL('/mrrm_staff', adminUrl).href, { max: 1, onnotice: () => {} });
  const [row] = await sql<{ editions: number }[]>`
    select count(*)::int as editions from staff.statistics_edition`.finally(() => sql.end());
  return row!.editions;
}

/** Rows of a table that a load fills first and one that nothing fills but people who ask. */
async function rowsIn(name: string, cluster: Cluster): Promise<{ residents: number; events: number }> {
  await prepareDatabases(join(folder, name), cluster.adminUrl, {});
  // The superuser sees every row.
  const sql = postgres(new URL('/mrrm_residents', cluster.adminUrl).href, { max: 1, onnotice: () => {} });
  const [row] = await sql<{ residents: number; events: number }[]>`
    select (select count(*)::int from residents.resident) as residents,
      (select count(*)::int from residents.audit_event) as events`.finally(() => sql.end());
  return row!;
}

describe('data prepared by the installation', () => {
  it.each([
    ['another size', { ...wanted, size: 'demo' }],
    ['a moment before theirs', { ...wanted, until: later(-1) }],
    ['a moment more than a day later', { ...wanted, until: later(A_DAY + 1) }],
  ])('are none for a start that wants %s', async (_, other) => {
    expect(await preparedFor(other, installation)).toBeUndefined();
  });

  it.each([
    ['from other tables or generators', { key: '0123456789ab' }],
    ['on another processor', { architecture: 'pdp11' }],
  ])('are none when they were made %s', async (_, changed) => {
    const label = readFileSync(labelOf(installation), 'utf8');
    writeFileSync(labelOf(installation), JSON.stringify({ ...JSON.parse(label), ...changed }));
    const found = await preparedFor(wanted, installation);
    writeFileSync(labelOf(installation), label);
    expect(found).toBeUndefined();
    expect(await preparedFor(wanted, join(folder, 'nowhere'))).toBeUndefined();
  });

  it('are left by a PostgreSQL of another version, and by one that has data already', async () => {
    const prepared = (await preparedFor(wanted, installation))!;
    const first = await start('another', { ...prepared, version: '9.6' });
    await first.stop();
    const again = await start('another', prepared);
    expect([first.wasPrepared, again.wasPrepared]).toEqual([false, false]);
    expect(await rowsIn('another', again)).toEqual({ residents: 0, events: 0 });
    expect(await preparedFor(wanted, installation)).toEqual(prepared);
  });

  it('are taken by one start within a day, with the latest numbers of closed periods; another one, even at once, makes its own', async () => {
    const prepared = await preparedFor({ ...wanted, until: later(A_DAY) }, installation);
    const both = await Promise.all(['one', 'other'].map((name) => start(name, prepared)));
    expect(both.filter(({ wasPrepared }) => wasPrepared)).toHaveLength(1);
    const rows = await Promise.all(both.map((cluster, at) => rowsIn(['one', 'other'][at]!, cluster)));
    for (const [at, { wasPrepared }] of both.entries()) {
      expect(rows[at]!.residents > 0).toBe(wasPrepared);
      expect(rows[at]!.events).toBe(0);
      expect((await editionsIn(both[at]!)) > 0).toBe(wasPrepared);
    }
    await Promise.all(both.map(({ onDisk }) => onDisk));
    expect(await preparedFor(wanted, installation)).toBeUndefined();
  });
});
