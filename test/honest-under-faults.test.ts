import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startGraph, type TestGraph } from './support/graph.js';

const READ = '{ centreByCode(code: "RRC-SOFIA") { name residents(first: 3) { nodes { id fullName } } } }';
/** Reads a table with which a presence check has nothing to do. */
const RISKS =
  '{ centreByCode(code: "RRC-SOFIA") { residents(first: 3) { nodes { vulnerabilities { kind } } } } }';
/** What a slice has for requests that are not urgent, by default. */
const CONNECTIONS = 10;
const CHECK = `mutation ($input: RecordPresenceInput!) {
  recordPresence(input: $input) { presence { id status } userErrors { code message } } }`;

let graph: TestGraph;
/** Somebody with every right over the databases. */
let administrator: Sql;
let residentId: string;

beforeAll(async () => {
  graph = await startGraph();
  administrator = postgres(inject('cluster').adminUrl, { max: 1, onnotice: () => {} });
  const [centre] = await graph.owners.facilities`select id from facilities.centre where code = 'RRC-SOFIA'`;
  [residentId] = (
    await graph.owners.residents`select id from residents.resident
      where departed_at is null and centre_id = ${centre!['id']} order by id limit 1`
  ).map(({ id }) => id as string) as [string];
});
afterAll(async () => {
  await administrator?.end();
  await graph?.stop();
});

const record = (idempotencyKey: string) =>
  graph.ask('state-centre-manager', CHECK, { input: { idempotencyKey, residentId, status: 'PRESENT' } });
const codes = ({ errors = [] }: { errors?: { extensions: { code: string } }[] }) => [
  ...new Set(errors.map(({ extensions }) => extensions.code)),
];
const ready = async (owner: 'residents' | 'facilities') =>
  (await fetch(graph.sliceUrl(owner).replace('/graphql', '/readyz'))).status;
const checks = async () =>
  Number((await graph.owners.residents`select count(*) from residents.presence`)[0]!['count']);

/** Does something while the residents' database lets nobody in. */
async function withoutDatabase(work: () => Promise<void>) {
  const name = new URL(graph.databases.residents.appUrl).pathname.slice(1);
  await administrator.unsafe(`alter database "${name}" connection limit 0`);
  await administrator`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ${name}`;
  try {
    await work();
  } finally {
    await administrator.unsafe(`alter database "${name}" connection limit -1`);
  }
}

describe('a slice without its database', () => {
  it('says that it cannot be reached, never that something went wrong, and is not ready', async () => {
    await withoutDatabase(async () => {
      const read = await graph.ask('state-case-manager', READ);
      expect(codes(read)).toEqual(['UPSTREAM_UNAVAILABLE']);
      expect(read.data.centreByCode.name).toBeTruthy();
      expect(codes(await record(randomUUID()))).toEqual(['UPSTREAM_UNAVAILABLE']);
      expect(await ready('residents')).toBe(503);
      expect(await ready('facilities')).toBe(200);
    });
  });

  it('does once what is asked again with the same key when the database is back', async () => {
    const key = randomUUID();
    await withoutDatabase(async () => void (await record(key)));
    const before = await checks();
    for (;;) {
      const { data } = await record(key);
      if (data?.recordPresence?.presence) break;
    }
    expect((await record(key)).data.recordPresence.userErrors).toEqual([]);
    expect(await checks()).toBe(before + 1);
    expect(await ready('residents')).toBe(200);
  });
});

describe('a slice all of whose readers wait', () => {
  it('does at once what is urgent, with all that it has to ask for it, and nothing else before its turn', async () => {
    const locked = await graph.owners.residents.reserve();
    await locked.unsafe('begin; lock table residents.vulnerability in access exclusive mode');
    const answered: string[] = [];
    const note = (what: string) => (answer: unknown) => {
      answered.push(what);
      return answer;
    };
    try {
      const readers = Array.from({ length: CONNECTIONS }, () =>
        graph.ask('state-case-manager', RISKS).then(note('reader')),
      );
      const waiting = async () =>
        (
          await graph.owners.residents`select from pg_locks join pg_stat_activity using (pid)
            where application_name = 'mrrm-residents' and datname = current_database() and not granted`
        ).length;
      await expect.poll(waiting, { timeout: 8000 }).toBe(CONNECTIONS);
      const other = graph.ask('state-case-manager', READ).then(note('other reader'));
      for (let check = 0; check < 3; check += 1) {
        const { data, errors } = await record(randomUUID());
        expect(errors).toBeUndefined();
        expect(data.recordPresence).toMatchObject({ presence: { status: 'PRESENT' }, userErrors: [] });
      }
      expect(answered).toEqual([]);
      await locked.unsafe('rollback');
      await Promise.all([...readers, other]);
      expect(answered).toHaveLength(CONNECTIONS + 1);
    } finally {
      await locked.unsafe('rollback');
      locked.release();
    }
  });
});

describe('a slice that cannot write its witness', () => {
  it('tells no read, never tells a write that is durable as failed, and is not ready', async () => {
    const { witness } = graph.auditKeys.residents;
    const key = randomUUID();
    renameSync(witness, `${witness}.kept`);
    mkdirSync(witness);
    try {
      const before = await checks();
      const written = await record(key);
      expect(codes(written)).toEqual(['UPSTREAM_UNAVAILABLE']);
      expect(written.errors![0]!.message).toContain('the same idempotency key');
      expect(await checks()).toBe(before + 1);
      const read = await graph.ask('state-case-manager', READ);
      expect(codes(read)).toEqual(['UPSTREAM_UNAVAILABLE']);
      expect(JSON.stringify(read.data)).not.toContain('fullName');
      expect(await ready('residents')).toBe(503);
    } finally {
      rmdirSync(witness);
      renameSync(`${witness}.kept`, witness);
    }
    expect(await ready('residents')).toBe(200);
    const before = await checks();
    expect((await record(key)).data.recordPresence.presence.status).toBe('PRESENT');
    expect(await checks()).toBe(before);
  });
});
