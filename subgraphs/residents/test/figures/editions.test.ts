import { Database } from '@mrrm/platform/database/database';
import { buildEdition } from '@mrrm/platform/statistics/edition';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { clerk } from '@mrrm/platform/writing/verification';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { collect } from '../../../../test/support/statements/collect.js';
import { countedStays } from '../../src/figures/repository/counted-stays.js';
import { makeEdition, nextDue } from '../../src/figures/repository/edition.js';
import { recordsOf, residentMeasures } from '../../src/figures/rules/measures.js';
import { slice } from '../../src/slice.js';
import { register } from '../support/residents.js';

const [HERE, THERE] = [newIdentifier(), newIdentifier()];
const LIMITS = { small: 10, dimensions: { MONTH: 1, QUARTER: 1, YEAR: 2 }, empties: 0 };

let residents: OneSlice;
let database: Database;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  database = new Database({
    ...{ url: residents.appUrl, applicationName: 'editions', maximumConnections: 1 },
    onStatement: (text) => collect('residents', text),
  });
  const came = async (
    count: number,
    centre: string,
    arrived_at: string,
    more: Record<string, string> = {},
  ) => {
    for (let one = 0; one < count; one += 1) await register(residents.owner, centre, { arrived_at, ...more });
  };
  const left = (departed_at: string) => ({ departed_at, departure_reason: 'LEFT_WITHOUT_NOTICE' });
  await came(20, HERE, '2022-11-05T10:00:00Z', left('2023-01-20T10:00:00Z'));
  await came(30, HERE, '2023-01-10T10:00:00Z');
  await came(14, THERE, '2023-02-10T10:00:00Z', { nationality: 'AFG', ...left('2023-03-01T10:00:00Z') });
  await came(3, THERE, '2023-02-10T10:00:00Z', left('2023-02-10T18:00:00Z'));
}, 60_000);
afterAll(async () => {
  await database?.close();
  await residents?.stop();
});

async function build() {
  const request = database.request(clerk('residents'));
  const stays = await countedStays(await request.read(), 2023).finally(() => request.close());
  const { figures } = await buildEdition(
    residentMeasures([HERE, THERE]),
    stays.flatMap((stay) => recordsOf(stay, 2023)),
    LIMITS,
    12,
  );
  return new Map(figures.map((one) => [one.key, one]));
}

describe('an edition of what residents did in a year', () => {
  it('withholds three, and what tells of them', async () => {
    const figures = await build();
    const reasons = ['AFG', 'SYR'].map((code) => figures.get(`ARRIVALS|YEAR|${THERE}|*|*|${code}`)!);
    expect(reasons.map(({ value, withheld }) => [value, withheld === null])).toEqual([
      [null, false],
      [null, false],
    ]);
  });

  it('counts as plain SQL does where it tells', async () => {
    const figures = await build();
    const [row] = await residents.owner`select
      count(*) filter (where arrived_at >= '2023-01-01')::int as arrivals,
      count(*) filter (where departed_at < '2024-01-01')::int as exits,
      count(*) filter (where departed_at is null)::int as stock,
      count(distinct resident_id) filter (where departed_at is null or departed_at::date > arrived_at::date)::int as accommodated
      from residents.stay`;
    const value = (measure: string) =>
      figures.get(`${measure}|YEAR|*|*|*|*${measure === 'EXITS' ? '|*' : ''}`)!.value;
    expect({
      arrivals: value('ARRIVALS'),
      exits: value('EXITS'),
      stock: value('STOCK'),
      accommodated: value('ACCOMMODATED'),
    }).toEqual(row);
    // Fourteen left on the first of March: the last night was one of February.
    expect(figures.get('ACCOMMODATED|M03|*|*|*|*')!.value).toBe(30);
  });
});

describe('an edition that is kept', () => {
  const kept = () =>
    residents.owner`select edition.number, figure.key, figure.value, figure.withheld, figure.dimensions, figure.opened_by
      from residents.statistics_figure as figure join residents.statistics_edition as edition on edition.id = figure.edition_id
      where edition.year = 2023 and edition.months = 12`;

  it('holds no small number, nor takes one, and says what opens what it withholds', async () => {
    const request = database.request(clerk('residents'));
    await makeEdition(request, { year: 2023, months: 12 });
    await request.close();
    const figures = await kept();
    const built = await build();
    expect(figures.length).toBe(built.size);
    for (const { key, value, withheld } of figures)
      expect({ key, value, withheld }).toMatchObject(told(built.get(key)!));
    expect(figures.find(({ key }) => key === `STOCK|YEAR|${HERE}|*|*|*`)!['dimensions']).toBe('CENTRE');
    const another = database.request(clerk('residents'));
    const small = another.write((query) =>
      query.execute(sql`insert into residents.statistics_figure (edition_id, key, measure, part, dimensions, value)
        select id, 'small', 'STOCK', 'YEAR', '', 3 from residents.statistics_edition limit 1`),
    );
    await expect(small).rejects.toMatchObject({
      cause: { constraint_name: 'statistics_figure_of_few_is_withheld' },
    });
    await another.close();
  });

  it('is due once a month is over and its records have come in, the earliest year first, and no longer once it is there', async () => {
    const due = async () => {
      const request = database.request(clerk('residents'));
      return nextDue(await request.read()).finally(() => request.close());
    };
    expect(await due()).toEqual({ year: 2022, months: 12 });
    const request = database.request(clerk('residents'));
    await makeEdition(request, { year: 2022, months: 12 });
    await request.close();
    // 2023 is there already.
    expect((await due())?.year).toBe(2024);
  });
});

const told = ({ key, value, withheld }: { key: string; value: number | null; withheld: string | null }) => ({
  key,
  value,
  withheld,
});
