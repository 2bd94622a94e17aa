import { Database } from '@mrrm/platform/database/database';
import { buildEdition } from '@mrrm/platform/statistics/edition';
import { buildInBackground } from '@mrrm/platform/statistics/in-background';
import { newestEditions, nextDue, tablesOf } from '@mrrm/platform/statistics/kept';
import { makeEdition } from '@mrrm/platform/statistics/make';
import { reportOn } from '@mrrm/platform/statistics/report';
import { dayAt } from '@mrrm/platform/values/day';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { clerk } from '@mrrm/platform/writing/chore';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { collect } from '../../../../test/support/statements/collect.js';
import { countedStays } from '../../src/figures/repository/counted-stays.js';
import { residentMeasures } from '../../src/figures/rules/measures.js';
import { recordsOf } from '../../src/figures/rules/records.js';
import { counted } from '../../src/figures/statistics.js';
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
      where edition.year = 2023 and edition.months = 12 and figure.measure <> 'STANDARDS_AT_END'`;

  it('holds no small number, nor takes one, and says what opens what it withholds', async () => {
    const request = database.request(clerk('residents'));
    await makeEdition(request, counted, { year: 2023, months: 12 });
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

  it('is due once a month is over and its records have come in, the latest year first, and no longer once it is there', async () => {
    const due = async (...except: number[]) => {
      const request = database.request(clerk('residents'));
      return nextDue(await request.read(), counted, '2024-03-08', except).finally(() => request.close());
    };
    expect(await due()).toEqual({ year: 2024, months: 2 });
    // 2023 is there already.
    expect(await due(2024)).toEqual({ year: 2022, months: 12 });
    // Two programs find it due at the same time.
    const both = [database, database].map((one) => one.request(clerk('residents')));
    await Promise.all(both.map((request) => makeEdition(request, counted, { year: 2022, months: 12 })));
    await Promise.all(both.map((request) => request.close()));
    const numbers = await residents.owner`select number from residents.statistics_edition where year = 2022`;
    expect(numbers.map(({ number }) => number)).toEqual([1]);
    expect(await due(2024)).toBeUndefined();
  });
});

const told = ({ key, value, withheld }: { key: string; value: number | null; withheld: string | null }) => ({
  key,
  value,
  withheld,
});

describe('a table of an edition', () => {
  it('is read once by a process, whatever of it is asked for', async () => {
    const sent: string[] = [];
    const own = new Database({
      ...{ url: residents.appUrl, applicationName: 'tables', maximumConnections: 1 },
      onStatement: (text) => void sent.push(text),
    });
    const request = own.request(clerk('residents'));
    const query = await request.read();
    const edition = (await newestEditions(query, counted)).find(({ year }) => year === 2023)!.id;
    const table = { measure: 'EXITS', dimensions: 'CENTRE' };
    const months = (await tablesOf(query, counted, table, [edition])).get(edition)!;
    const whole = (await tablesOf(query, counted, table, [edition])).get(edition)!;
    await request.close();
    await own.close();
    for (const part of ['M01', 'M02']) expect(months.has(`EXITS|${part}|${HERE}|*|*|*|*`)).toBe(true);
    expect(whole.get(`EXITS|YEAR|${HERE}|*|*|*|*`)).toMatchObject({ editionId: edition });
    expect([...whole.keys()].filter((key) => !key.startsWith('EXITS|'))).toEqual([]);
    expect(sent.filter((text) => text.includes('statistics_figure'))).toHaveLength(1);
  });
});

describe('whoever asks for numbers', () => {
  const analyst = (centres: string[] = []) => ({
    ...{ principal: 'IOM:analyst', organisation: 'IOM', role: 'ANALYST', purpose: 'STATISTICS', centres },
  });
  const CELLS =
    'cells { period begins ends value rounded withheld categories { dimension category word { label(locale: BG) } } centre { id } opens { period categories { dimension category } } before { period value withheld change } } openPeriods editions { year months number }';
  const ask = async (words: string, actor: object = analyst()) => {
    const answer = await residents.ask(actor, `{ residentStatistics(${words}) { ${CELLS} } }`);
    return {
      table: answer.data?.residentStatistics,
      codes: answer.errors?.map((one) => one.extensions.code),
    };
  };

  it.each([
    ['measure: ARRIVALS', 'no period'],
    ['measure: ARRIVALS, period: "2023", relative: LAST_YEAR', 'two periods'],
    ['measure: ARRIVALS, period: "2023-13"', 'no month'],
    ['measure: ARRIVALS, period: "2023-01", each: QUARTER', 'parts that are longer'],
    ['measure: ARRIVALS, period: "2023", by: [SEX, SEX]', 'a dimension twice'],
    ['measure: ARRIVALS, period: "2023", by: DEPARTURE_REASON', 'a dimension that the measure has not'],
    ['measure: ARRIVALS, period: "2023", each: MONTH, by: [SEX, AGE_BAND]', 'more than a month has'],
    ['measure: ARRIVALS, period: "2023", by: [SEX, AGE_BAND, NATIONALITY]', 'more than a year has'],
    ['measure: ARRIVALS, period: "2023", where: { dimension: SEX, category: "BOYS" }', 'no category'],
    ['measure: ARRIVALS, period: "2023", where: { dimension: CENTRE, category: "here" }', 'no identifier'],
  ])('is refused %s: %s', async (words) => {
    expect(await ask(words)).toEqual({ table: null, codes: ['BAD_USER_INPUT'] });
  });

  it('is told what an edition has, why not, what opens it, and how it was before', async () => {
    const { table, codes } = await ask(
      `measure: ARRIVALS, period: "2023", by: NATIONALITY, where: { dimension: CENTRE, category: "${THERE}" }`,
    );
    expect(codes).toBeUndefined();
    const syrian = table.cells.find((one: Cell) => one.categories.some(({ category }) => category === 'SYR'));
    expect(syrian).toMatchObject({ value: null, rounded: null, centre: { id: THERE } });
    expect(syrian.withheld).toMatch(/^(SMALL|COMPLEMENT)$/);
    expect(syrian.categories[1]).toEqual({
      dimension: 'NATIONALITY',
      category: 'SYR',
      word: { label: 'Сирия' },
    });
    const opened = await ask(
      `measure: ARRIVALS, period: "${syrian.opens.period}", where: [${syrian.opens.categories.map(
        (one: object) =>
          JSON.stringify(one)
            .replace(/"(\w+)":/g, '$1:')
            .replace(/dimension:"(\w+)"/, 'dimension:$1'),
      )}]`,
    );
    expect(opened.table.cells).toMatchObject([{ withheld: null }]);
    const months = await ask('measure: ACCOMMODATED, period: "2023-Q1", each: MONTH');
    expect(months.table.cells.map((one: Cell) => [one.period, one.begins, one.ends, one.value])).toEqual([
      ['2023-01', '2023-01-01', '2023-01-31', 50],
      ['2023-02', '2023-02-01', '2023-02-28', 44],
      ['2023-03', '2023-03-01', '2023-03-31', 30],
    ]);
    expect(months.table.cells[1]).toMatchObject({
      rounded: 45,
      before: { period: '2023-01', value: 50, change: -6 },
    });
    expect(months.table.editions).toEqual([{ year: 2023, months: 12, number: 1 }]);
  });

  it('learns which periods have no number, and never that it is none', async () => {
    const { table } = await ask('measure: ARRIVALS, period: "2031", each: QUARTER');
    expect(table).toMatchObject({ cells: [], openPeriods: ['2031-Q1', '2031-Q2', '2031-Q3', '2031-Q4'] });
    const early = await ask('measure: ARRIVALS, period: "0024-05"');
    expect(early.table).toMatchObject({ cells: [], openPeriods: ['0024-05'] });
    const last = await ask('measure: ARRIVALS, relative: LAST_4_QUARTERS');
    expect(last.table.cells.map((one: Cell) => one.period)).toEqual([
      '2023-Q1',
      '2023-Q2',
      '2023-Q3',
      '2023-Q4',
    ]);
  });

  it('sees the numbers of the own places alone, and no total over others', async () => {
    const here = await ask('measure: STOCK, period: "2023", by: CENTRE', analyst([HERE]));
    expect(here.table.cells.map((one: Cell) => one.centre?.id)).toEqual([HERE]);
    const there = await ask(
      `measure: STOCK, period: "2023", where: { dimension: CENTRE, category: "${THERE}" }`,
      analyst([HERE]),
    );
    const absent = await ask(
      `measure: STOCK, period: "2023", where: { dimension: CENTRE, category: "${newIdentifier()}" }`,
      analyst([HERE]),
    );
    expect(there).toEqual(absent);
    expect(there.table.cells).toEqual([]);
    expect((await ask('measure: STOCK, period: "2023"', analyst([HERE]))).codes).toEqual(['BAD_USER_INPUT']);
  });

  it.each(['CASE_MANAGER', 'REGISTRAR'])('is not %s', async (role) => {
    const actor = { ...analyst(), role, purpose: 'COORDINATION', centres: [HERE] };
    expect((await ask('measure: STOCK, period: "2023", by: CENTRE', actor)).codes).toEqual(['FORBIDDEN']);
  });

  it('can build a form from the catalogue', async () => {
    const { data } = await residents.ask(
      analyst(),
      '{ residentStatisticsCatalogue { least dimensionsOfYear daysToClose editions { year months } measures { kind measure { value meaning } dimensions { isPlace dimension { value } categories { value label } } } } }',
    );
    const catalogue = data.residentStatisticsCatalogue;
    expect(catalogue).toMatchObject({ least: 11, dimensionsOfYear: 2, daysToClose: 7 });
    expect(catalogue.editions).toContainEqual({ year: 2023, months: 12 });
    // Every category that an edition has stands in it, and none that it has not.
    const declared = residentMeasures([]).filter(({ hidden }) => !hidden);
    for (const { name, kind, dimensions } of declared) {
      const one = catalogue.measures.find(
        ({ measure }: { measure: { value: string } }) => measure.value === name,
      );
      expect(one).toMatchObject({
        kind,
        dimensions: dimensions.map((of) => ({ dimension: { value: of.name } })),
      });
      for (const [at, { categories }] of dimensions.entries())
        expect(one.dimensions[at].categories.map(({ value }: { value: string }) => value)).toEqual(
          categories,
        );
    }
  });
});

describe('editions that are due', () => {
  it('are built in a thread beside the slice, over a way in of its own, until none is', async () => {
    const program = new URL('../../dist/figures/build.js', import.meta.url);
    const environment = { ...process.env, DATABASE_URL_RESIDENTS: residents.appUrl, LOG_LEVEL: 'silent' };
    const background = buildInBackground({
      ...{ counted, program, owner: 'residents', database, environment, log: { warn: () => {} } },
      everyMilliseconds: 10,
    });
    const isDue = async () => {
      const request = database.request(clerk('residents'));
      return nextDue(await request.read(), counted, dayAt(new Date(), 'Europe/Sofia')).finally(() =>
        request.close(),
      );
    };
    try {
      await expect.poll(isDue, { timeout: 60_000 }).toBeUndefined();
    } finally {
      await background.stop();
    }
    const [told] = await residents.owner`select array_agg(distinct year order by year) as years
      from residents.statistics_edition`;
    expect(told!['years'].slice(0, 3)).toEqual([2022, 2023, 2024]);
  }, 70_000);
});

describe('an edition after four came to light', () => {
  it('stays as the one before told it, and the check of the owner finds nothing', async () => {
    for (let one = 0; one < 4; one += 1)
      await register(residents.owner, HERE, { arrived_at: '2023-01-15T10:00:00Z' });
    const request = database.request(clerk('residents'));
    await makeEdition(request, counted, { year: 2023, months: 12 });
    await request.close();
    const told =
      await residents.owner`select edition.number, figure.value from residents.statistics_figure as figure
      join residents.statistics_edition as edition on edition.id = figure.edition_id
      where edition.year = 2023 and figure.key = 'ARRIVALS|YEAR|*|*|*|*' order by edition.number`;
    expect(told.map(({ value }) => value)).toEqual([47, 47]);
    const reading = database.request(clerk('residents'));
    const { lines, isSafe } = await reportOn(await reading.read(), counted, 2023).finally(() =>
      reading.close(),
    );
    expect({ isSafe, first: lines[0] }).toMatchObject({
      isSafe: true,
      first: expect.stringContaining('2 editions'),
    });
  });
});

interface Cell {
  period: string;
  begins: string;
  ends: string;
  value: number | null;
  categories: { category: string }[];
  centre: { id: string } | null;
}
