import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '@mrrm/platform/database/migrate';
import postgres from 'postgres';
import { migrationsOf } from '../../start/dist/databases.js';
import type { Owner } from '../../start/dist/owners.js';
import { type Cluster, startCluster } from '../../start/dist/postgres/cluster.js';
import { ensureDatabase, ensureRole } from '../../start/dist/postgres/databases.js';
import { findHome } from '../../start/dist/postgres/home.js';
import { maintain, type TestDatabase } from './databases.js';

/** A server that is copied keeps its log for those who follow. */
const FOLLOWED = { wal_level: 'replica', max_wal_senders: 4, wal_keep_size: '256MB', max_wal_size: '512MB' };

/** An owner's database on a PostgreSQL of its own, and a server that follows it by streaming replication. */
export interface Followed extends TestDatabase {
  /** The primary as superuser, for what only an operator does. */
  primary: postgres.Sql;
  /** The replica as superuser. */
  replica: postgres.Sql;
  /** The app role's way into the replica. */
  replicaUrl: string;
  /** Ends the replica at once, as a crash does. */
  killReplica(): Promise<void>;
  /** Starts it again, at the same port. */
  restartReplica(): Promise<void>;
}

/** Starts both. The binaries of npm have no pg_basebackup: the primary's files are copied in backup mode, as it would do. */
export async function startFollowed(owner: Owner): Promise<Followed> {
  const [folder, beside] = [`${owner}-`, `${owner}-replica-`].map((name) =>
    mkdtempSync(join(tmpdir(), name)),
  );
  const first = await startCluster({ folder: folder!, durable: false, settings: FOLLOWED });
  appendFileSync(
    join(first.home, 'data', 'pg_hba.conf'),
    'host replication all 127.0.0.1/32 scram-sha-256\n',
  );
  const primary = postgres(first.adminUrl, { max: 1, onnotice: () => {} });
  await primary`select pg_reload_conf()`;
  const login = (name: string, password: string, port: number) =>
    `postgres://${name}:${password}@127.0.0.1:${port}/mrrm_${owner}`;
  for (const name of [`${owner}_owner`, `${owner}_app`, `${owner}_dump`])
    await ensureRole(first.adminUrl, { name, password: name });
  await ensureDatabase(first.adminUrl, `mrrm_${owner}`, `${owner}_owner`);
  const ownerUrl = login(`${owner}_owner`, `${owner}_owner`, first.port);
  await migrateDatabase({ ownerUrl, owner, folder: migrationsOf(owner), appRole: `${owner}_app` });
  const home = findHome(beside!);
  await primary`select pg_backup_start('replica', fast => true)`;
  execFileSync('cp', ['-a', join(first.home, 'data'), home.data]);
  const [{ labelfile }] = (await primary`select labelfile from pg_backup_stop()`) as unknown as [
    { labelfile: string },
  ];
  for (const name of ['postmaster.pid', 'postmaster.opts']) rmSync(join(home.data, name), { force: true });
  const { uid, gid } = statSync(home.data);
  writeFileSync(join(home.data, 'backup_label'), labelfile);
  writeFileSync(join(home.data, 'standby.signal'), '');
  for (const name of ['backup_label', 'standby.signal'])
    execFileSync('chown', [`${uid}:${gid}`, join(home.data, name)]);
  copyFileSync(join(first.home, 'superuser.json'), join(home.folder, 'superuser.json'));
  const { username, password } = new URL(first.adminUrl);
  const settings = {
    ...FOLLOWED,
    primary_conninfo: `host=127.0.0.1 port=${first.port} user=${username} password=${password}`,
    wal_receiver_status_interval: '100ms',
  };
  let second: Cluster = await startCluster({ folder: beside!, durable: false, settings });
  const { port } = second;
  const replica = postgres(second.adminUrl, { max: 1, onnotice: () => {}, database: `mrrm_${owner}` });
  const sql = maintain(ownerUrl);
  return {
    primary,
    replica,
    appUrl: login(`${owner}_app`, `${owner}_app`, first.port),
    replicaUrl: login(`${owner}_app`, `${owner}_app`, port),
    ownerUrl,
    owner: sql,
    async killReplica() {
      process.kill(second.pid, 'SIGQUIT');
      await second.ended;
      await second.stop();
    },
    async restartReplica() {
      second = await startCluster({ folder: beside!, port, durable: false, settings });
    },
    async stop() {
      for (const one of [sql, primary, replica]) await one.end({ timeout: 1 });
      await second.stop();
      await first.stop();
      for (const place of [first.home, home.folder, folder!, beside!])
        rmSync(place, { recursive: true, force: true });
    },
  };
}
