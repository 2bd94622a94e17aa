import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DatabaseSets, databaseSets } from '../../test/support/databases.js';
import { absenceOf } from '../src/cast/days.js';
import { loadDemo } from '../src/load.js';
import { sofia } from '../src/seed/calendar.js';
import { topUpDemo } from '../src/top-up/top-up.js';

/** Somebody of the cast leaves and comes back: before, and afterwards. */
const HOLDER = 8;
const { left, back } = absenceOf(HOLDER);
const before = new Date(sofia(left - 1, 12));
const after = new Date(sofia(back + 2, 12));

let sets: DatabaseSets;
beforeAll(() => {
  sets = databaseSets();
});
afterAll(() => sets?.stop());

/** The stays of a history that was loaded at one moment and topped up at another. */
async function told(first: Date, until: Date) {
  const { urls, sql } = await sets.fresh();
  await loadDemo({ urls, size: 'small', until: first });
  await topUpDemo({ urls, until });
  return staysIn(sql.residents);
}

/** Every stay of everybody, without the identifiers that the database itself has given. */
const staysIn = async (sql: Sql) =>
  (
    await sql`select resident_id, centre_id, safe_zone_id, arrived_at, departed_at, departure_reason
      from residents.stay order by resident_id, arrived_at`
  ).map((row) => ({ ...row }));

it('keeps both stays of who left and came back between two starts', async () => {
  const stays = await told(before, after);
  const leftAt = new Date(sofia(left, 23.25));
  const [stay] = stays.filter(({ departed_at: at }: Record<string, Date>) => Number(at) === +leftAt);
  expect(stay).toMatchObject({ departure_reason: 'LEFT_WITHOUT_NOTICE' });
  const both = stays.filter((one: Record<string, unknown>) => one['resident_id'] === stay!['resident_id']);
  expect(both).toMatchObject([
    { departed_at: leftAt },
    { arrived_at: new Date(sofia(back, 17.5)), departed_at: null },
  ]);
});
