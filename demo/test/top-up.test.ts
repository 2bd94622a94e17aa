import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DatabaseSets, databaseSets, type OwnersDatabases } from '../../test/support/databases.js';
import { readMark } from '../src/bulk/mark.js';
import type { Row } from '../src/bulk/table.js';
import { loadDemo } from '../src/load.js';
import { OWNERS, type Owner, tablesOf } from '../src/owners.js';
import type { Resident } from '../src/population/resident.js';
import { topUpDemo } from '../src/top-up/top-up.js';
import { DEFAULT_SEED, makeWorld } from '../src/world.js';

/** The evening before a night on which the clocks change, and a forenoon two weeks later. */
const LOADED = new Date('2026-03-28T19:40:00Z');
const TOPPED_UP = new Date('2026-04-11T07:10:00Z');
const AN_HOUR = 3_600_000;
/** What a load of that forenoon would have made. */
const WORLD = makeWorld({ size: 'small', seed: DEFAULT_SEED, until: TOPPED_UP });

let sets: DatabaseSets;
let untouched: OwnersDatabases;
let touched: OwnersDatabases;
beforeAll(async () => {
  sets = databaseSets();
  untouched = await sets.fresh();
  await loadDemo({ urls: untouched.urls, size: 'small', until: LOADED });
  touched = await sets.fresh(untouched);
});
afterAll(() => sets?.stop());

/** The database itself gives stays their identifiers. */
const keyOf = (table: string, row: Row) =>
  table === 'residents.stay' ? `${row['resident_id']} ${plain(row['arrived_at'])}` : String(row['id']);

/** Rows by identifier, as the database has them. */
async function kept(sql: OwnersDatabases['sql'], table: string): Promise<Map<string, Row>> {
  const owner = table.split('.')[0] as Owner;
  const rows = await sql[owner]`select to_jsonb(one) as row from ${sql[owner](table)} as one`;
  return new Map(rows.map(({ row }) => [keyOf(table, row), row]));
}

/** A cell in the form in which both sides can be compared. */
const plain = (cell: unknown) =>
  typeof cell === 'string' && /^\d{4}-\d\d-\d\dT/.test(cell) ? new Date(cell).toISOString() : cell;

/** Rows that a load of that forenoon would have written and that are not like that in the databases. */
async function missing(sql: OwnersDatabases['sql']): Promise<string[]> {
  const wrong: string[] = [];
  for (const owner of OWNERS)
    for (const table of tablesOf(owner, WORLD).filter(({ goesOn }) => goesOn)) {
      const rows = await kept(sql, table.name);
      for (const row of table.rows()) {
        const found = rows.get(keyOf(table.name, row));
        const other = Object.keys(row).find(
          (column) => !isGiven(table.name, column) && !same(found?.[column], row[column]),
        );
        if (other) wrong.push(`${table.name} ${row['id']}: ${other} ${found?.[other]} ${row[other]}`);
      }
    }
  return wrong;
}

const isGiven = (table: string, column: string) => table === 'residents.stay' && column === 'id';

const same = (one: unknown, other: unknown) =>
  one === other || JSON.stringify(plain(one)) === JSON.stringify(plain(other)) || Number(one) === other;

describe('nobody has written', () => {
  it('a history that was topped up is that of a load, though two starts did it at once and one was cut short', async () => {
    const { urls, sql } = untouched;
    const limit = `started_at < '${LOADED.toISOString()}'`;
    await sql.services.unsafe(
      `alter table services.session add constraint closed check (${limit}) not valid`,
    );
    await expect(topUpDemo({ urls, until: TOPPED_UP })).rejects.toThrow('closed');
    const until = async (owner: Owner) => (await readMark(sql[owner], owner))!.until;
    expect([await until('residents'), await until('services')]).toEqual([
      TOPPED_UP.toISOString(),
      LOADED.toISOString(),
    ]);
    await sql.services`alter table services.session drop constraint closed`;
    const both = await Promise.all([1, 2].map(() => topUpDemo({ urls, until: TOPPED_UP })));
    expect(both.filter((one) => one === undefined)).toHaveLength(1);
    expect(await missing(sql)).toEqual([]);
  });

  it('a second time, or for a moment before, adds nothing', async () => {
    for (const until of [TOPPED_UP, LOADED])
      expect(await topUpDemo({ urls: untouched.urls, until })).toBeUndefined();
  });

  it('what may wait is added the next time, and not a moment of it is lost', async () => {
    const { urls, sql } = untouched;
    const until = new Date(+TOPPED_UP + AN_HOUR);
    expect(await topUpDemo({ urls, until, mayWait: AN_HOUR })).toBeUndefined();
    expect(await readMark(sql.residents, 'residents')).toMatchObject({ until: TOPPED_UP.toISOString() });
    const later = new Date(+until + 1);
    expect(await topUpDemo({ urls, until: later, mayWait: AN_HOUR })).toMatchObject({ from: TOPPED_UP });
  });
});

describe('people have written', () => {
  const world = WORLD.onward!;
  const thereAt = (moment: Date) =>
    world.residents.filter(
      ({ arrivedAt, leavesAt }) => arrivedAt < +moment - AN_HOUR * 30 && leavesAt > +moment,
    );
  const later = (hours: number) => new Date(+LOADED + hours * AN_HOUR);
  const [departed, renamed, moved] = thereAt(LOADED).filter(
    ({ leavesAt }) => leavesAt > +TOPPED_UP + AN_HOUR,
  ) as [Resident, Resident, Resident];
  const leaving = thereAt(LOADED).find(({ leavesAt }) => leavesAt < +TOPPED_UP - AN_HOUR)!;
  /** The first bed given after the load that was free until then. */
  const { placement: given } = world.placements.find(
    ({ placement }) =>
      placement.startsAt > +later(24) &&
      world.placements.every(
        ({ placement: other }) =>
          other.bed !== placement.bed ||
          other.startsAt >= placement.startsAt ||
          (other.endsAt ?? Infinity) < +LOADED,
      ),
  )!;
  const NOBODY_OF_OURS = '01890000-0000-7000-8000-00000000000a';
  let sql: OwnersDatabases['sql'];

  beforeAll(async () => {
    sql = touched.sql;
    const at = later(1);
    await sql.residents`update residents.resident set departed_at = ${at}, departure_reason = 'OTHER',
      version = version + 1, updated_at = ${at} where id = ${departed.id}`;
    await sql.residents`update residents.resident set given_name = 'Otherwise',
      version = version + 1, updated_at = ${at} where id in (${renamed.id}, ${leaving.id})`;
    const place = (id: string, bed: string, resident: string) => sql.facilities`
      insert into facilities.placement (id, bed_id, resident_id, starts_at) values (${id}, ${bed}, ${resident}, ${at})`;
    await place('01890000-0000-7000-8000-00000000000b', given.bed.id, NOBODY_OF_OURS);
    await sql.facilities`update facilities.placement set ends_at = ${at}, end_reason = 'MOVED',
      version = version + 1, updated_at = ${at} where resident_id = ${moved.id} and ends_at is null`;
    const [free] = await sql.facilities`select id from facilities.bed where not exists (
      select from facilities.placement where bed_id = bed.id and ends_at is null) order by id desc limit 1`;
    await place('01890000-0000-7000-8000-00000000000c', free!['id'], moved.id);
    await topUpDemo({ urls: touched.urls, until: TOPPED_UP });
  });

  const countAfter = async (resident: Resident, moment: Date) => {
    const id = resident.id;
    const [checks] = await sql.residents`select count(*)::int as count from residents.presence
      where resident_id = ${id} and checked_at > ${moment}`;
    const [food] = await sql.residents`select count(*)::int as count from residents.basic_assistance
      where resident_id = ${id} and provided_at > ${moment}`;
    const [beds] = await sql.facilities`select count(*)::int as count from facilities.placement
      where resident_id = ${id} and starts_at > ${moment}`;
    const [sessions] = await sql.services`select count(*)::int as count from services.session
      where resident_id = ${id} and started_at > ${moment}`;
    return {
      checks: checks!['count'],
      food: food!['count'],
      beds: beds!['count'],
      sessions: sessions!['count'],
    };
  };

  it('who was departed by hand stays departed: no check, no food, no session, no bed comes after it', async () => {
    expect(await countAfter(departed, later(1))).toEqual({ checks: 0, food: 0, beds: 0, sessions: 0 });
    const [row] =
      await sql.residents`select departure_reason as why, version from residents.resident where id = ${departed.id}`;
    expect(row).toEqual({ why: 'OTHER', version: 2 });
  });

  it('whose record somebody corrected keeps the correction, and is counted on; nothing ends that stay but people', async () => {
    const rows =
      await sql.residents`select given_name as name, departed_at as departed from residents.resident
      where id in (${renamed.id}, ${leaving.id})`;
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toEqual({ name: 'Otherwise', departed: null });
    expect((await countAfter(renamed, later(1))).checks).toBeGreaterThanOrEqual(13);
  });

  it('a bed that somebody gave is not given again: another one is, or none', async () => {
    const inIt = await sql.facilities`select resident_id as id from facilities.placement
      where bed_id = ${given.bed.id} and ends_at is null`;
    expect(inIt.map(({ id }) => id)).toEqual([NOBODY_OF_OURS]);
    const [other] = await sql.facilities`select bed_id from facilities.placement
      where resident_id = ${given.resident.id} and starts_at = ${new Date(given.startsAt)}`;
    expect(other!['bed_id']).not.toBe(given.bed.id);
  });

  it('who was moved stays where people moved them', async () => {
    const rows =
      await sql.facilities`select id from facilities.placement where resident_id = ${moved.id} and ends_at is null`;
    expect(rows.map(({ id }) => id)).toEqual(['01890000-0000-7000-8000-00000000000c']);
  });

  it('everybody else goes on: who should have left has left, and who came is there', async () => {
    const told = new Set([departed, renamed, moved, leaving].map(({ id }) => id));
    const rows = await kept(sql, 'residents.resident');
    const others = world.residents.filter(({ id, leavesAt }) => !told.has(id) && leavesAt > +LOADED);
    expect(others.some(({ departedAt }) => departedAt !== null)).toBe(true);
    for (const { id, departedAt } of others)
      expect([id, plain(rows.get(id)?.['departed_at'])]).toEqual([
        id,
        departedAt === null ? null : new Date(departedAt).toISOString(),
      ]);
  });
});
