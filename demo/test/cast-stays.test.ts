import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DatabaseSets, databaseSets } from '../../test/support/databases.js';
import type { Row } from '../src/bulk/table.js';
import { absenceOf, moveOf } from '../src/cast/days.js';
import { loadDemo } from '../src/load.js';
import { sofia } from '../src/seed/calendar.js';
import { topUpDemo } from '../src/top-up/top-up.js';

/** Somebody of the cast leaves and comes back, and somebody is transferred: before, and afterwards. */
const HOLDER = 8;
const { left, back } = absenceOf(HOLDER);
const before = new Date(sofia(left - 1, 12));
const after = new Date(sofia(back + 2, 12));

let sets: DatabaseSets;
let residents: Sql;
/** Every stay of everybody, without the identifiers that the database itself has given. */
let stays: Row[];
beforeAll(async () => {
  sets = databaseSets();
  const { urls, sql } = await sets.fresh();
  await loadDemo({ urls, size: 'small', until: before });
  await topUpDemo({ urls, until: after });
  residents = sql.residents;
  stays =
    await residents`select resident_id, centre_id, safe_zone_id, arrived_at, departed_at, departure_reason
    from residents.stay order by resident_id, arrived_at`;
}, 120_000);
afterAll(() => sets?.stop());

const bothOf = (endedAt: Date) => {
  const stay = stays.find(({ departed_at: at }) => Number(at) === +endedAt);
  return stays.filter((one) => one['resident_id'] === stay?.['resident_id']);
};

it('keeps both stays of who left and came back between two starts', () => {
  const leftAt = new Date(sofia(left, 23.25));
  expect(bothOf(leftAt)).toMatchObject([
    { departed_at: leftAt, departure_reason: 'LEFT_WITHOUT_NOTICE' },
    { arrived_at: new Date(sofia(back, 17.5)), departed_at: null },
  ]);
});

it('keeps both stays of who was transferred between two starts, the transfer, and who represents the child; what others were told there is over', async () => {
  const at = new Date(sofia(moveOf(HOLDER), 14.5));
  const both = bothOf(at);
  expect(both).toMatchObject([
    { departed_at: at, departure_reason: 'TRANSFERRED' },
    { arrived_at: at, departed_at: null },
  ]);
  const [{ centre_id: from }, { centre_id: to, resident_id: who }] = both as [Row, Row];
  expect(
    await residents`select state, from_centre_id, to_centre_id, departed_at from residents.transfer
      join residents.stay on stay.id = stay_id where transfer.resident_id = ${who as string}`,
  ).toMatchObject([{ state: 'COMPLETED', from_centre_id: from, to_centre_id: to, departed_at: at }]);
  expect(
    await residents`select ended_on from residents.representation where resident_id = ${who as string}`,
  ).toMatchObject([{ ended_on: null }]);
  expect(
    await residents`select from residents.consent where resident_id = ${who as string} and given_at < ${at}
      and (withdrawn_at is null or withdrawn_at > ${at})`,
  ).toHaveLength(0);
});
