import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadDemo } from '../demo/dist/load.js';
import { demoMoment } from '../demo/dist/moment.js';
import { readExamples } from '../gateway/dist/explorer/examples.js';
import { prepareDatabases } from '../start/dist/databases.js';
import { OWNERS, type Owner } from '../start/dist/owners.js';
import { type Cluster, startCluster } from '../start/dist/postgres/cluster.js';
import { keptRows } from './support/audit-events.js';
import { startGraph, type TestGraph } from './support/graph.js';

const MEASURED = 5;

let graph: TestGraph;
let cluster: Cluster;
let admin: Sql;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-plans-'));
  // As an operator's server plans: what holds here is what the program asks for.
  const settings = {
    plan_cache_mode: 'auto',
    shared_preload_libraries: 'pg_stat_statements',
    'pg_stat_statements.track_planning': 'on',
  };
  cluster = await startCluster({ folder: join(folder, 'postgres'), durable: false, settings });
  const databases = await prepareDatabases(folder, cluster.adminUrl, {});
  const urls = Object.fromEntries(OWNERS.map((owner) => [owner, databases[owner].ownerUrl]));
  await loadDemo({ urls: urls as Record<Owner, string>, size: 'small', until: demoMoment });
  admin = postgres(cluster.adminUrl, { max: 1, onnotice: () => {} });
  await admin`create extension pg_stat_statements`;
  const drop = async () => {
    await admin.end();
    await cluster.stop();
    for (const place of [cluster.home, folder]) rmSync(place, { recursive: true, force: true });
  };
  // One connection learns a statement once; with ten, each of them does.
  graph = await startGraph({ databases: { databases, drop }, slices: { DATABASE_CONNECTIONS: '1' } });
});
afterAll(() => graph.stop());

/** What the slices read since the figures began: how often, and how often planned. What the audit writes is not of a read. */
const statements = () => admin<{ query: string; calls: number; plans: number }[]>`
  select s.query, sum(s.calls)::int as calls, sum(s.plans)::int as plans
  from pg_stat_statements s join pg_roles r on r.oid = s.userid
  where r.rolname like '%\\_app' and s.query ~* '^\\s*(select|with)' and s.query !~ 'pg_backend_pid|audit_'
  group by s.query`;

it('plans no statement of a page of residents or of a night screen again once a connection knows it', async () => {
  const examples = readExamples().filter(({ file }) => /^0[12]-/.test(file));
  const round = async () => {
    for (const { query, variables } of examples) {
      const { errors } = await graph.ask('iom-night-social-worker', query, JSON.parse(variables));
      expect(errors).toBeUndefined();
    }
  };
  await round();
  await admin`select pg_stat_statements_reset()`;
  for (let time = 0; time < MEASURED; time += 1) await round();

  const sent = await statements();
  const ofPeople = sent.filter(({ query }) => /from "residents"\."resident"/.test(query));
  expect(ofPeople.reduce((sum, { calls }) => sum + calls, 0)).toBeGreaterThan(MEASURED);
  // What is read now and then alone, such as an agreement that a slice has forgotten, may come for the first time.
  expect(sent.filter(({ plans }) => plans > 1)).toEqual([]);
});

it('starts at most fifteen parts of rules where a statement reads residents, or what is theirs', async () => {
  const app = postgres(graph.databases.residents.appUrl, { max: 1, onnotice: () => {} });
  try {
    for (const table of ['resident', 'presence', 'stay', 'vulnerability']) {
      const plan = await app.unsafe(`explain select * from residents.${table}`);
      const parts = plan.filter((line) => /^\s*InitPlan \d+$/.test(line['QUERY PLAN']));
      expect([table, parts.length > 0, parts.length <= 15]).toEqual([table, true, true]);
    }
  } finally {
    await app.end();
  }
});

it('keeps a page of residents from all four owners in less than 8 KB of WAL, each identifier once, under one seal an owner', async () => {
  const { query } = readExamples().find(({ file }) => file === '02-residents-of-a-centre.graphql')!;
  const end = async () => {
    const [row] = await admin`select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes`;
    return Number(row!['bytes']);
  };
  const bytes: number[] = [];
  for (let time = 0; time < MEASURED; time += 1) {
    const before = await end();
    const { data } = await graph.ask('iom-night-social-worker', query, { centre: 'RRC-SOFIA', first: 50 });
    expect(data.centreByCode.residents.nodes.length).toBeGreaterThan(30);
    bytes.push((await end()) - before);
  }
  // The least of them: a chore of a slice, or the first change of a page after a checkpoint, may come in between.
  console.log(`WAL of a page of residents: ${bytes.join(', ')} bytes`);
  expect(Math.min(...bytes)).toBeLessThan(8192);
  for (const owner of ['residents', 'services', 'facilities'] as const) {
    const [last] = (await keptRows(graph.owners[owner], owner)).slice(-1);
    const named = [...last!.people, ...last!.others];
    expect(last!.people.length).toBeGreaterThan(30);
    expect(new Set(named).size).toBe(named.length);
    expect(`${last!.event} ${last!.reads}`.split(last!.people[0]!)).toHaveLength(1);
  }
});
