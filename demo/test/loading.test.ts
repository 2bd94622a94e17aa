import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type DatabaseSets, databaseSets, type OwnersDatabases } from '../../test/support/databases.js';
import { setAside } from '../src/bulk/set-aside.js';
import { isLoaded, loadDemo } from '../src/load.js';
import { demoMoment } from '../src/moment.js';
import { centreByCode } from '../src/premises/centres.js';
import { topUpDemo } from '../src/top-up/top-up.js';
import { onDutyIn } from './support/on-duty.js';
import { rulesOf } from './support/rules.js';

const ROTA_FROM = new Date('2026-03-02T09:00:00Z');
let sets: DatabaseSets;
let first: OwnersDatabases;
let wasLoaded: boolean;
let counts: Record<string, number>;
const parts: number[] = [];

beforeAll(async () => {
  sets = databaseSets();
  first = await sets.fresh();
  wasLoaded = await isLoaded(first.urls);
  counts = await loadDemo({
    urls: first.urls,
    size: 'small',
    until: demoMoment,
    rotaFrom: ROTA_FROM,
    onProgress: (_what, part) => parts.push(part),
  });
});
afterAll(() => sets?.stop());

it('refuses databases that already have residents, and changes nothing', async () => {
  const load = loadDemo({ urls: first.urls, size: 'small', until: demoMoment });
  await expect(load).rejects.toThrow('only loaded into empty databases');
  const [row] = await first.sql.residents`select count(*)::int as count from residents.resident`;
  expect(row!['count']).toBe(300);
});

it('commits nothing anywhere when one owner cannot be filled', async () => {
  const { urls, sql } = await sets.fresh();
  await sql.services`alter table services.session add constraint closed check (false)`;
  await expect(loadDemo({ urls, size: 'small', until: demoMoment })).rejects.toThrow('closed');
  expect(await isLoaded(urls)).toBe(false);
  const [row] = await sql.facilities`select count(*)::int as count from facilities.centre`;
  expect(row!['count']).toBe(0);
});

it('waits for whoever reads its tables already, and holds none meanwhile: a slice that runs beside it ends nothing', async () => {
  const { urls, sql } = await sets.fresh();
  let loading: Promise<unknown> | undefined;
  await sql.facilities.begin(async (reader) => {
    await reader`select from facilities.bed`;
    loading = loadDemo({ urls, size: 'small', until: demoMoment });
    loading.catch(() => undefined);
    await vi.waitUntil(async () => {
      await reader`select pg_stat_clear_snapshot()`;
      const [row] = await reader`
        select exists (select from pg_locks where not granted)
          or exists (select from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and query ~* 'lock table|rollback to') as waits`;
      return row!['waits'];
    }, 20_000);
    await reader`select from facilities.centre`;
  });
  await loading;
  expect(await isLoaded(urls)).toBe(true);
});

it.each([
  ['a check of nobody', 'gen_random_uuid()', '23503'],
  ['the same check twice', 'resident_id', '23505'],
])(
  'refuses %s, though it came while indexes and references were set aside',
  async (_what, resident, code) => {
    const sql = first.sql.residents;
    const rulesBefore = await rulesOf(sql, 'residents');
    const load = sql.begin(async (transaction) => {
      const putBack = await setAside(transaction, ['residents.presence']);
      expect(await rulesOf(transaction, 'residents')).not.toEqual(rulesBefore);
      await transaction.unsafe(`
      insert into residents.presence (id, resident_id, centre_id, checked_at, status, checked_by_id)
      select gen_random_uuid(), ${resident}, centre_id, checked_at, status, checked_by_id
      from residents.presence limit 1`);
      await putBack();
    });
    await expect(load).rejects.toMatchObject({ code });
    expect(await rulesOf(sql, 'residents')).toEqual(rulesBefore);
  },
);

it('plans the night after the load, too: no zone of Sofia is without IOM or State staff', async () => {
  const night = new Date('2026-03-02T19:30:00Z');
  const duty = await onDutyIn(first.sql.staff, centreByCode('RRC-SOFIA').id, night);
  const zones = new Set(duty.map(({ zone }) => zone).filter((zone) => zone !== null));
  expect(zones.size).toBe(2);
  expect(duty.some(({ subject }) => subject.startsWith('IOM:'))).toBe(true);
  expect(duty.some(({ subject }) => subject.startsWith('STATE:'))).toBe(true);
});

it('says whether data is loaded, and reports its progress up to the end', async () => {
  expect(wasLoaded).toBe(false);
  expect(await isLoaded(first.urls)).toBe(true);
  expect(counts['residents.resident']).toBe(300);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts).toEqual([...parts].sort((one, other) => one - other));
  expect(parts.at(-1)).toBe(1);
});

it('makes the same rows again from the same seed, and other people from another', async () => {
  const load = async (seed: number | undefined) => {
    const { urls, sql } = await sets.fresh();
    await loadDemo({ urls, size: 'small', until: demoMoment, rotaFrom: ROTA_FROM, seed });
    return digests(sql);
  };
  const again = await load(undefined);
  expect(again).toEqual(await digests(first.sql));
  const other = await load(7);
  expect(other['residents.resident']).not.toBe(again['residents.resident']);
  expect(other['staff.staff_member']).toBe(again['staff.staff_member']);
  expect(other['facilities.bed']).toBe(again['facilities.bed']);
});

async function digests(sql: OwnersDatabases['sql']): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [owner, one] of Object.entries(sql)) {
    // What is told of changes holds the transactions of its database.
    const tables = await one`select table_name as name from information_schema.tables
      where table_schema = ${owner} and table_name not in ('idempotency', 'change', 'feed_generation')`;
    for (const { name } of tables) {
      const table = `${owner}.${name}`;
      // The database itself begins each stay and membership, under an identifier of that moment.
      const given = ['residents.stay', 'residents.household_membership'].includes(table) ? 'id' : '';
      // When a row was written is not part of what is generated for premises and staff.
      const [row] = await one`select md5(string_agg(text, '|' order by text)) as digest
        from (select (to_jsonb(t) - 'created_at' - 'updated_at' - ${given}::text)::text as text from ${one(table)} as t) as rows`;
      found[table] = row!['digest'];
    }
  }
  return found;
}

it('adds nothing later to databases with days around another moment, nor to those that were filled otherwise', async () => {
  const until = new Date('2026-04-01T09:00:00Z');
  expect(await topUpDemo({ urls: first.urls, until })).toBeUndefined();
  const { urls, sql } = await sets.fresh();
  expect(await topUpDemo({ urls, until })).toBeUndefined();
  const [row] = await sql.residents`select count(*)::int as count from residents.resident`;
  expect(row!['count']).toBe(0);
});
