import { newIdentifier } from '@mrrm/platform/values/identifiers';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { CorrectedField } from '../../src/correction/values.js';
import { slice } from '../../src/slice.js';
import { register } from '../support/residents.js';

const HERE = newIdentifier();

let residents: OneSlice;
let app: Sql;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  app = postgres(residents.appUrl, { max: 1, onnotice: () => {} });
}, 60_000);
afterAll(async () => {
  await app?.end();
  await residents?.stop();
});

/** As a program would that forgets something, with all rights that a registrar has. */
const asProgram = <Result>(act: (sql: TransactionSql) => Promise<Result>) =>
  app.begin(async (sql) => {
    await sql`select set_config('app.role', 'REGISTRAR', true), set_config('app.organisation', 'STATE', true),
      set_config('app.centres', ${`{${HERE}}`}, true)`;
    return act(sql);
  });
const keep = (sql: TransactionSql, residentId: string, more: object = {}) =>
  sql`insert into residents.correction ${sql({
    ...{ id: newIdentifier(), resident_id: residentId, field: 'GIVEN_NAME', reason: 'Misheard' },
    ...{ old_value: 'Before', new_value: 'After', resident_version: 2 },
    ...{ corrected_at: '2024-05-01T00:00:00Z', ...more },
  })}`;
const rename = (sql: TransactionSql, id: string) =>
  sql`update residents.resident set given_name = 'After', version = version + 1 where id = ${id} returning id`;
const before = async () => {
  const id = await register(residents.owner, HERE, {
    ...{ given_name: 'Before', given_name_latin: 'Before', family_name_latin: 'Family' },
    latin_name_source: 'REGISTRAR',
    father_name: 'Omar',
  });
  await residents.owner`update residents.resident set other_names = '{Abu}', other_name_sources = '{RESIDENT}' where id = ${id}`;
  return id;
};

/** What changes without a correction: it has a history of its own, or counts and dates the row. */
const FREE = `household_id centre_id safe_zone_id case_manager_id case_state risk_level arrived_at departed_at
  departure_reason needs_assessed_at verification date_of_birth_is_estimate reach_zone reach_case_manager version created_at updated_at`.split(
  /\s+/,
);

it('every column of a resident but for the named ones is refused to change without a correction', async () => {
  const columns = await residents.owner<{ name: string; type: string }[]>`
    select column_name as name, udt_name as type from information_schema.columns
    where table_schema = 'residents' and table_name = 'resident' and column_name <> 'id'`;
  const OTHER: Record<string, string> = {
    ...{ text: `'ZZZ'`, date: `'2001-02-03'`, _text: `'{fr}'`, uuid: 'gen_random_uuid()' },
    ...{
      sex: `'FEMALE'`,
      family_situation: `'SEPARATED'`,
      date_of_birth_certainty: `'DECLARED'`,
      latin_name_source: `'DOCUMENT'`,
      name_order: `'FAMILY_FIRST'`,
      nationality_status: `'AT_RISK_OF_STATELESSNESS'`,
      language_levels: `'{ar BASIC NONE}'`,
      interpreter_need: `'NOT_NEEDED'`,
      family_situation_source: `'RELATIVE'`,
      other_name_sources: `'{DOCUMENT}'`,
    },
  };
  const kept: string[] = [];
  for (const { name, type } of columns) {
    if (FREE.includes(name)) continue;
    const id = await before();
    const value = OTHER[name] ?? OTHER[type];
    await expect([
      name,
      await asProgram((sql) =>
        sql.unsafe(
          `update residents.resident set ${name} = ${value}, version = version + 1 where id = '${id}'`,
        ),
      ).catch((error: { constraint_name: string }) => error.constraint_name),
    ]).toEqual([name, 'resident_change_is_kept']);
    kept.push(name.toUpperCase());
  }
  expect(kept).toEqual(expect.arrayContaining(Object.keys(CorrectedField)));
});

it('a change is taken with its correction, and a correction with its change', async () => {
  const [changed, forgotten, otherwise, imagined] = [
    await before(),
    await before(),
    await before(),
    await before(),
  ];
  await asProgram(async (sql) => {
    expect(await rename(sql, changed)).toHaveLength(1);
    await keep(sql, changed);
  });
  await expect(asProgram((sql) => rename(sql, forgotten))).rejects.toMatchObject({
    constraint_name: 'resident_change_is_kept',
  });
  // What is kept as the old value did not stand there.
  await expect(
    asProgram(async (sql) => {
      await rename(sql, otherwise);
      await keep(sql, otherwise, { old_value: 'Another' });
    }),
  ).rejects.toMatchObject({ constraint_name: 'resident_change_is_kept' });
  await expect(asProgram((sql) => keep(sql, imagined))).rejects.toMatchObject({
    constraint_name: 'correction_is_of_a_change',
  });
  const rows = await residents.owner`select given_name from residents.resident
    where id in ${residents.owner([changed, forgotten, otherwise, imagined])} order by given_name`;
  expect(rows.map(({ given_name }) => given_name)).toEqual(['After', 'Before', 'Before', 'Before']);
});

it('what was kept is neither changed nor taken away by the program', async () => {
  const id = await before();
  await asProgram(async (sql) => {
    await rename(sql, id);
    await keep(sql, id);
  });
  for (const statement of [
    "update residents.correction set reason = 'Another'",
    'delete from residents.correction',
  ])
    await expect(asProgram((sql) => sql.unsafe(statement))).rejects.toMatchObject({ code: '42501' });
  const [row] = await residents.owner`select reason from residents.correction where resident_id = ${id}`;
  expect(row).toEqual({ reason: 'Misheard' });
});

it('who maintains mends a row without one, and says so', async () => {
  const id = await before();
  await residents.owner`update residents.resident set given_name = 'By hand', version = version + 1 where id = ${id}`;
  const [row] =
    await residents.owner`select count(*)::int as rows from residents.correction where resident_id = ${id}`;
  expect(row).toEqual({ rows: 0 });
});

it('an estimate is an assessed date, whichever of the two a program says', async () => {
  const older = await register(residents.owner, HERE, { date_of_birth_is_estimate: true });
  const [row] =
    await residents.owner`select date_of_birth_certainty as certainty from residents.resident where id = ${older}`;
  expect(row).toEqual({ certainty: 'ASSESSED' });
  for (const more of [
    { date_of_birth_certainty: 'DECLARED', date_of_birth_is_estimate: true },
    { date_of_birth_certainty: 'ASSESSED' },
    { date_of_birth_certainty: 'DECLARED', date_of_birth: null },
  ])
    await expect(register(residents.owner, HERE, more)).rejects.toMatchObject({ code: '23514' });
});
