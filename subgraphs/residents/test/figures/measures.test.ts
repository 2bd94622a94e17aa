import { Database } from '@mrrm/platform/database/database';
import { makeEdition } from '@mrrm/platform/statistics/make';
import { reportOn } from '@mrrm/platform/statistics/report';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { clerk } from '@mrrm/platform/writing/chore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { collect } from '../../../../test/support/statements/collect.js';
import { countedEvents } from '../../src/figures/repository/counted-events.js';
import { countedStays } from '../../src/figures/repository/counted-stays.js';
import { counted } from '../../src/figures/statistics.js';
import { slice } from '../../src/slice.js';
import { allow, register } from '../support/residents.js';

/** What was done for residents of two centres in 2023, each measure compared with plain SQL over the raw rows. */
const [HERE, THERE] = [newIdentifier(), newIdentifier()];
/** Safe zones: two here; there one, and one in which few are. */
const [LARGE, SMALLER, BESIDE, FEW] = [newIdentifier(), newIdentifier(), newIdentifier(), newIdentifier()];
let residents: OneSlice;
let database: Database;
const people: string[] = [];

async function add(table: string, rows: Record<string, unknown>[]) {
  for (const row of rows)
    await residents.owner`insert into ${residents.owner(`residents.${table}`)} ${residents.owner({ id: newIdentifier(), ...row })}`;
}
const care = (resident_id: string, provided_at: string, more: object = {}) => ({
  ...{ resident_id, centre_id: HERE, kind: 'BASIC_MEDICAL_CARE', item: 'Examination', provided_at, ...more },
});

beforeAll(async () => {
  residents = await startOneSlice(slice);
  database = new Database({
    ...{ url: residents.appUrl, applicationName: 'measures', maximumConnections: 1 },
    onStatement: (text) => collect('residents', text),
  });
  const left = (departed_at: string) => ({ departed_at, departure_reason: 'LEFT_WITHOUT_NOTICE' });
  type Zones = readonly (readonly [zone: string, many: number])[];
  const come = async (many: number, centre: string, arrived_at: string, more: object, zones: Zones = []) => {
    const ofEach = zones.flatMap(([zone, some]) => Array.from({ length: some }, () => zone));
    for (let one = 0; one < many; one += 1)
      people.push(
        await register(residents.owner, centre, { arrived_at, safe_zone_id: ofEach[one] ?? null, ...more }),
      );
  };
  await come(40, HERE, '2023-01-10T10:00:00Z', left('2023-01-15T10:00:00Z'), [[LARGE, 25]]);
  const afghans = { nationality: 'AFG', ...left('2023-03-20T10:00:00Z') };
  await come(40, HERE, '2023-01-31T22:30:00Z', afghans, [[SMALLER, 16]]);
  await come(30, THERE, '2022-12-20T10:00:00Z', { date_of_birth: '2005-01-06' }, [
    [BESIDE, 14],
    [FEW, 7],
  ]);
  await come(15, THERE, '2023-02-10T10:00:00Z', left('2023-02-10T18:00:00Z'));
  const [first, second, third] = [people.slice(0, 40), people.slice(40, 80), people.slice(80, 110)];
  await add('basic_assistance', [
    ...first
      .slice(0, 15)
      .flatMap((one) => [care(one, '2023-01-11T10:00:00Z'), care(one, '2023-01-12T10:00:00Z')]),
    ...second.slice(0, 20).map((one) => care(one, '2023-02-05T10:00:00Z')),
    // No care of the year, by a record that was wrong, before the year, or of another kind.
    ...third.slice(0, 12).map((one) => care(one, '2022-12-31T10:00:00Z')),
    ...first
      .slice(20, 34)
      .map((one) => care(one, '2023-01-12T10:00:00Z', { voided_at: '2023-01-13Z', voiding_reason: 'Twice' })),
    ...first.slice(20, 34).map((one) => care(one, '2023-01-12T10:00:00Z', { kind: 'FOOD', item: 'Meal' })),
  ]);
  const step = (resident_id: string, taken_at: string, kind = 'SCREENED') => ({
    ...{ resident_id, taken_at, kind, case_state: 'NEW', statement: 'Seen' },
  });
  await add('case_step', [
    ...first.slice(0, 25).map((one) => step(one, '2023-01-11T10:00:00Z')),
    ...first.slice(25).map((one) => step(one, '2023-01-11T10:00:01Z')),
    ...second.slice(0, 12).map((one) => step(one, '2023-02-01T10:00:00Z', 'ASSESSED')),
  ]);
  const representatives = Array.from({ length: 12 }, () => newIdentifier());
  for (const one of representatives)
    await residents.owner`insert into residents.legal_representative (id, full_name, bureau) values (${one}, 'Somebody', 'Bureau')`;
  await add('representation', [
    ...first.slice(0, 14).map((resident_id, at) => ({
      resident_id,
      legal_representative_id: representatives[at % 3]!,
      appointed_on: '2023-01-12',
    })),
    ...second.slice(0, 24).map((resident_id, at) => ({
      resident_id,
      legal_representative_id: representatives[at % 12]!,
      appointed_on: at < 12 ? '2023-02-06' : '2023-03-10',
      ended_on: at === 5 ? '2023-04-30' : null,
    })),
  ]);
  for (const one of second.slice(0, 13))
    await allow(residents.owner, one, {
      given_at: '2023-02-02T00:00:00Z',
      withdrawn_at: '2023-03-01T10:00:00Z',
    });
  await allow(residents.owner, second[0]!, {
    given_at: '2023-02-02T00:00:00Z',
    withdrawn_at: '2023-03-02T10:00:00Z',
  });
  const missed = (resident_id: string, since: string, more: object = {}) => ({
    resident_id,
    centre_id: HERE,
    since,
    ...more,
  });
  const over = { closed_at: '2023-03-02Z', outcome: 'NOT_FOUND', closing_reason: 'Over' };
  await add('missing_episode', [
    ...second.slice(0, 12).map((one) => missed(one, '2023-03-01T20:00:00Z', over)),
    ...second.slice(0, 8).map((one) => missed(one, '2023-03-10T20:00:00Z')),
    ...second.slice(20, 34).map((one) =>
      missed(one, '2023-03-01T20:00:00Z', {
        closed_at: '2023-03-02Z',
        outcome: 'WAS_NOT_MISSING',
        closing_reason: 'Wrong',
      }),
    ),
    ...second
      .slice(0, 11)
      .map((one) => missed(one, '2023-02-20T20:00:00Z', { ...over, closed_at: '2023-02-21Z' })),
    // Who came of age on 6 January is no child any more.
    ...third.slice(0, 3).map((one) => ({ ...missed(one, '2023-02-01T20:00:00Z'), centre_id: THERE })),
  ]);
}, 60_000);
afterAll(async () => {
  await database?.close();
  await residents?.stop();
});

const analyst = { organisation: 'IOM', role: 'ANALYST', purpose: 'STATISTICS', centres: [] };
const ask = async (words: string) => {
  const { data, errors } = await residents.ask(
    analyst,
    `{ residentStatistics(${words}) { openPeriods cells { value withheld categories { category } } } }`,
  );
  expect(errors).toBeUndefined();
  return data.residentStatistics as {
    openPeriods: string[];
    cells: { value: number | null; withheld: string | null; categories: { category: string }[] }[];
  };
};
const year = async (measure: string, more = '') =>
  (await ask(`measure: ${measure}, period: "2023"${more}`)).cells.map(
    ({ value, withheld }) => value ?? withheld,
  );
const byWord = async (measure: string, by: string) =>
  Object.fromEntries(
    (await ask(`measure: ${measure}, period: "2023", by: ${by}`)).cells.map(
      ({ categories, value, withheld }) => [categories[0]!.category, value ?? withheld],
    ),
  );
/** One number of plain SQL. */
const plain = async (select: string) => {
  const [row] = await residents.owner.unsafe(`select (${select})::int as number`);
  return row!['number'];
};
const make = async (of: typeof counted) => {
  const request = database.request(clerk('residents'));
  await makeEdition(request, of, { year: 2023, months: 12 }).finally(() => request.close());
};

describe('an edition from before a measure was counted', () => {
  it('says that it has no number of it, never that it is none; the next one tells it, and takes nothing back', async () => {
    await make({
      ...counted,
      measures: (places) =>
        counted
          .measures(places)
          .filter(({ name }) => ['BEFORE', 'ARRIVALS', 'EXITS', 'STOCK', 'ACCOMMODATED'].includes(name)),
      async count(query, of) {
        const { places, records } = await counted.count(query, of);
        return {
          places: places.filter((one) => [HERE, THERE].includes(one)),
          records: records.filter(({ measure }) =>
            ['BEFORE', 'ARRIVALS', 'EXITS', 'ACCOMMODATED'].includes(measure),
          ),
        };
      },
    });
    for (const measure of ['MEDICALLY_ASSISTED', 'CHILD_NIGHTS', 'ACCOMMODATED_IN_ZONES'])
      expect(await ask(`measure: ${measure}, period: "2023"`)).toEqual({ openPeriods: ['2023'], cells: [] });
    expect(await ask('measure: MEDICALLY_ASSISTED, period: "2023", each: QUARTER, by: CENTRE')).toMatchObject(
      {
        openPeriods: ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'],
        cells: [],
      },
    );
    // It tells no zones apart: that is not that there are none.
    expect(await ask('measure: ACCOMMODATED_IN_ZONES, period: "2023", by: SAFE_ZONE')).toEqual({
      openPeriods: ['2023'],
      cells: [],
    });
    const before = await year('ACCOMMODATED');
    await make(counted);
    expect(await year('ACCOMMODATED')).toEqual(before);
    expect(await ask('measure: MEDICALLY_ASSISTED, period: "2023"')).toMatchObject({ openPeriods: [] });
  });
});

describe('what was done for residents, compared with plain SQL', () => {
  it('counts who was given basic medical care of those accommodated, each once, and tells nothing of the few', async () => {
    const assisted = `select count(distinct resident_id) from residents.basic_assistance where kind = 'BASIC_MEDICAL_CARE'
      and voided_at is null and provided_at >= '2023-01-01'`;
    expect(await year('MEDICALLY_ASSISTED')).toEqual([await plain(assisted)]);
    expect(await byWord('MEDICALLY_ASSISTED', 'NATIONALITY')).toMatchObject({
      AFG: await plain(
        `${assisted} and exists (select from residents.resident where id = resident_id and nationality = 'AFG')`,
      ),
      MAR: 'SMALL',
    });
    // Of thirty there nobody was: that is not told of them.
    expect(await year('MEDICALLY_ASSISTED', `, where: { dimension: CENTRE, category: "${THERE}" }`)).toEqual([
      'SMALL',
    ]);
  });

  it('counts who was accommodated in a safe zone, with its centre, and tells of none in which few are, nor of what is beside it', async () => {
    const cells = async (actor: object, words: string) => {
      const { data, errors } = await residents.ask(
        actor,
        `{ residentStatistics(measure: ACCOMMODATED_IN_ZONES, ${words}) { cells { period value withheld categories { dimension category } centre { id } safeZone { id } } } }`,
      );
      expect(errors).toBeUndefined();
      return data.residentStatistics.cells as Record<string, unknown>[];
    };
    const inZone = (zone: string) =>
      plain(`select count(distinct resident_id) from residents.stay where safe_zone_id = '${zone}'`);
    const zone = (centre: string, id: string, more: object) => ({
      period: '2023',
      categories: [{ dimension: 'SAFE_ZONE', category: id }],
      centre: { id: centre },
      safeZone: { id },
      ...more,
    });
    const expected = [
      zone(HERE, LARGE, { value: await inZone(LARGE), withheld: null }),
      zone(HERE, SMALLER, { value: await inZone(SMALLER), withheld: null }),
      ...[FEW, BESIDE].map((one) => zone(THERE, one, { value: null, withheld: expect.any(String) })),
    ];
    const all = await cells(analyst, 'period: "2023", by: SAFE_ZONE');
    expect(all).toHaveLength(expected.length);
    expect(all).toEqual(expect.arrayContaining(expected));
    // Whoever sees one centre sees its zones, whichever is named.
    const manager = { ...analyst, role: 'CENTRE_MANAGER', organisation: 'STATE', purpose: 'COORDINATION' };
    const here = { ...manager, centres: [HERE] };
    const ofHere = await cells(here, 'period: "2023", by: SAFE_ZONE');
    expect(ofHere).toEqual(all.filter(({ centre }) => (centre as { id: string }).id === HERE));
    const named = (id: string) => `period: "2023", where: { dimension: SAFE_ZONE, category: "${id}" }`;
    expect(await cells(here, named(LARGE))).toEqual([expected[0]]);
    expect(await cells(here, named(BESIDE))).toEqual([]);
    expect(await cells(analyst, named(SMALLER))).toEqual([expected[1]]);
    // By month as well: in January somebody was in the one, in February in the other.
    const months = await cells(
      analyst,
      `period: "2023-Q1", each: MONTH, where: { dimension: SAFE_ZONE, category: "${LARGE}" }`,
    );
    expect(months.map(({ value }) => value)).toEqual([25, 0, 0]);
  });

  it('counts who was screened within 24 hours of those who arrived, and not a second later', async () => {
    const inTime =
      await plain(`select count(*) from residents.stay where arrived_at >= '2023-01-01' and exists (
      select from residents.case_step where resident_id = stay.resident_id and taken_at <= stay.arrived_at + interval '1 day')`);
    expect([inTime, await year('SCREENED_IN_TIME')]).toEqual([37, [37]]);
  });

  it('counts stays by their nights in bands, from which the median is read, and the mean by all nights', async () => {
    const nights = (least: number, most: number) =>
      plain(
        `select count(*) from residents.stay where departed_at::date - (arrived_at at time zone 'Europe/Sofia')::date between ${least} and ${most}`,
      );
    const lengths = await byWord('STAYS_OF_NIGHTS', 'STAY_LENGTH');
    expect(lengths).toMatchObject({
      FROM_4_TO_7: await nights(4, 7),
      FROM_31_TO_60: await nights(31, 60),
      UP_TO_3: 'SMALL',
    });
    expect(await year('NIGHTS_OF_STAYS')).toEqual([40 * 5 + 40 * 47]);
    expect(await year('EXITS')).toEqual([95]);
  });

  it('counts the days to a representative in bands', async () => {
    expect(await byWord('REPRESENTED', 'REPRESENTATIVE_AFTER')).toMatchObject({
      UP_TO_3: await plain(`select count(*) from residents.representation where appointed_on = '2023-01-12'`),
      FROM_4_TO_7: 12,
      OVER_30: 12,
      FROM_15_TO_30: 'SMALL',
    });
  });

  it('counts children with a representative at the end of a period and their representatives, each once, and tells of no few', async () => {
    const cells = async (measure: string) =>
      (await ask(`measure: ${measure}, period: "2023", each: MONTH`)).cells
        .slice(0, 5)
        .map(({ value, withheld }) => value ?? withheld);
    const atEnds = (of: string) =>
      Promise.all(
        ['02-01', '03-01', '04-01', '05-01', '06-01'].map((day) =>
          plain(`select count(distinct ${of}) from residents.representation where appointed_on < '2023-${day}'
            and coalesce(ended_on, '2024-01-01') >= '2023-${day}'`),
        ),
      );
    expect(await cells('REPRESENTED_AT_END')).toEqual(await atEnds('resident_id'));
    // Three of January.
    expect(await cells('REPRESENTATIVES_AT_END')).toEqual([
      'SMALL',
      ...(await atEnds('legal_representative_id')).slice(1),
    ]);
  });

  it('counts people with a consent withdrawn, each once', async () => {
    expect(await year('CONSENT_WITHDRAWN')).toEqual([
      await plain('select count(distinct resident_id) from residents.consent where withdrawn_at is not null'),
    ]);
  });

  it('counts missing episodes beside the nights of children, by month as well; children who were missed once, unless few were again', async () => {
    const eachMonth = async (measure: string) =>
      (await ask(`measure: ${measure}, period: "2023", each: MONTH`)).cells
        .slice(0, 4)
        .map(({ value, withheld }) => value ?? withheld);
    const monthly = (of: (from: string, until: string) => string) =>
      Promise.all(
        ['01', '02', '03', '04'].map((month, at) => plain(of(`2023-${month}-01`, `2023-0${at + 2}-01`))),
      );
    expect(await eachMonth('MISSING_EPISODES')).toEqual(
      await monthly(
        (
          from,
          until,
        ) => `select count(*) from residents.missing_episode join residents.resident on resident.id = resident_id
          where outcome is distinct from 'WAS_NOT_MISSING' and since >= '${from}' and since < '${until}' and since < date_of_birth + interval '18 years'`,
      ),
    );
    expect([await year('MISSING_EPISODES'), await eachMonth('CHILDREN_MISSED')]).toEqual([
      [31],
      // Of March eight were missing again.
      [0, 11, 'COMPLEMENT', 0],
    ]);
    expect(await eachMonth('CHILD_NIGHTS')).toEqual(
      await monthly(
        (
          from,
          until,
        ) => `select count(*) from residents.stay join residents.resident on resident.id = resident_id,
          generate_series('${from}'::date, '${until}'::date - 1, '1 day') as day where day < date_of_birth + interval '18 years'
          and day >= (stay.arrived_at at time zone 'Europe/Sofia')::date and day < coalesce((stay.departed_at at time zone 'Europe/Sofia')::date, 'infinity')`,
      ),
    );
    // Thirty were children until 6 January.
    expect(await year('CHILD_NIGHTS')).toEqual([40 * 5 + 40 * 47 + 30 * 5]);
    const request = database.request(clerk('residents'));
    const query = await request.read();
    const events = await countedEvents(query, 2023);
    const stays = await countedStays(query, 2023).finally(() => request.close());
    expect(events.filter(({ measure }) => measure === 'MISSING_EPISODES').length).toBe(31);
    expect(stays.length).toBe(people.length);
  });

  it('is safe together, as the owner’s command finds', async () => {
    const request = database.request(clerk('residents'));
    const { isSafe } = await reportOn(await request.read(), counted, 2023).finally(() => request.close());
    expect(isSafe).toBe(true);
  });
});
