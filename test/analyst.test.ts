import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHxlTags } from '../gateway/dist/csv/hxl-tags.js';
import { counted as ofResidents } from '../subgraphs/residents/dist/figures/statistics.js';
import { counted as ofServices } from '../subgraphs/services/dist/figures/statistics.js';
import { type Answer, startGraph, type TestGraph } from './support/graph.js';
import { keepSome } from './support/statistics/made-edition.js';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.stop());

const ask = (query: string, variables?: object, persona = 'analyst') => graph.ask(persona, query, variables);
const CENTRE = '{ centreByCode(code: "RRC-SOFIA") { id } }';
const COHORT = `query ($c: ID!, $year: Int!, $period: CohortPeriod!) {
  residentCohort(centreId: $c, year: $year, period: $period) {
    id size sizeWithheld serviceUptake { function residents sessions withheld }
    accommodation { place residents nights withheld } } }`;

describe('an analyst', () => {
  it('sees no row about a person, by any way', async () => {
    const { data, errors } = await ask(`{ centreByCode(code: "RRC-SOFIA") {
      residents(first: 5) { totalCount nodes { id } } onDuty(at: "2024-12-31T20:00:00Z") { staffMember { id } }
      handovers { totalCount } referrals { totalCount nodes { id } } safeZones { placements { totalCount } } } }`);
    expect(data.centreByCode).toMatchObject({
      residents: null,
      onDuty: null,
      handovers: null,
      referrals: null,
    });
    for (const zone of data.centreByCode.safeZones) expect(zone.placements).toBeNull();
    expect(new Set(errors!.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']));
    for (const { extensions } of errors!) expect(extensions.opens).toMatch(/^A role of: /);
  });

  it('cannot ask who is in a cohort', async () => {
    const { errors } = await ask('{ residentCohort(centreId: "x", year: 2024) { memberIds } }');
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('gets the uptake of a cohort over two owners, the same as their databases say', async () => {
    const centreId = (await ask(CENTRE)).data.centreByCode.id;
    const { data, errors } = await ask(COHORT, { c: centreId, year: 2023, period: 'YEAR' });
    expect(errors).toBeUndefined();
    const members = await graph.owners.residents`
      select id from residents.resident where centre_id = ${centreId}
        and arrived_at at time zone 'Europe/Sofia' >= '2023-01-01' and arrived_at at time zone 'Europe/Sofia' < '2024-01-01'`;
    const size = members.length;
    expect(data.residentCohort.size).toBe(size);
    const counted = await graph.owners.services`
      select function, count(distinct resident_id)::int as residents, count(*)::int as sessions
      from services.session join services.service_offer on service_offer.id = offer_id
      where resident_id = any(${members.map(({ id }) => id)}::uuid[]) group by function order by function`;
    const told = data.residentCohort.serviceUptake.filter(
      ({ residents }: { residents: number | null }) => residents !== null,
    );
    const may = counted.filter(({ residents }) => residents >= 11 && size - residents >= 11);
    expect(may.length).toBeGreaterThan(2);
    expect(told).toHaveLength(may.length);
    expect(told).toEqual(expect.arrayContaining(may.map((row) => ({ ...row, withheld: false }))));
    expect(data.residentCohort.serviceUptake.length).toBeGreaterThan(15);
    const slept = await graph.owners.facilities`
      select coalesce(target_group, 'OUTSIDE_ZONES') as place, count(distinct resident_id)::int as residents, sum(nights)::int as nights
      from (select resident_id, target_group, (coalesce(ends_at, date_trunc('quarter', now() at time zone 'UTC') at time zone 'UTC') at time zone 'Europe/Sofia')::date
          - (starts_at at time zone 'Europe/Sofia')::date as nights
        from facilities.placement join facilities.bed on bed.id = bed_id join facilities.room on room.id = room_id
          join facilities.floor on floor.id = floor_id left join facilities.safe_zone on safe_zone.id = safe_zone_id
        where resident_id = any(${members.map(({ id }) => id)}::uuid[]) and stage = 'CHECKED_IN') as stay where nights > 0 group by 1`;
    const mayBeTold = slept.filter(({ residents }) => residents >= 11 && size - residents >= 11);
    expect(mayBeTold.length).toBeGreaterThan(0);
    expect(
      data.residentCohort.accommodation.filter(({ withheld }: { withheld: boolean }) => !withheld),
    ).toEqual(expect.arrayContaining(mayBeTold.map((row) => ({ ...row, withheld: false }))));
  });

  it('is told nothing of a cohort of ten or fewer, nor whether there is anybody', async () => {
    const centreId = (await ask('{ centreByCode(code: "BANYA") { id } }')).data.centreByCode.id;
    const { data } = await ask(COHORT, { c: centreId, year: 1995, period: 'Q1' });
    expect(data.residentCohort).toMatchObject({ size: null, sizeWithheld: true });
    for (const row of data.residentCohort.serviceUptake)
      expect(row).toMatchObject({ residents: null, sessions: null, withheld: true });
    for (const row of data.residentCohort.accommodation)
      expect(row).toMatchObject({ residents: null, nights: null, withheld: true });
  });

  it('finds the total of 2021 that does not add up, with both figures', async () => {
    const { data } = await ask(
      '{ publishedFigureDiscrepancies { measure asOf published sumOfParts difference } }',
    );
    expect(data.publishedFigureDiscrepancies).toContainEqual({
      measure: 'OCCUPANCY',
      asOf: '2021-12-31',
      published: 2447,
      sumOfParts: 2477,
      difference: -30,
    });
  });
});

describe('the Safe Zones Snapshot of a year', () => {
  /** Published of 2023 (IOM Bulgaria): per child accommodated, those with medical assistance and the consultations. */
  const [CHILDREN, ASSISTED, CONSULTATIONS] = [2569, 541, 705];
  /** Of so few as the demo has (some 600), chance alone moves a share by two points in one of four cases. */
  const POINTS = 0.02;
  const TABLE = 'cells { categories { category } value withheld } openPeriods';
  const SNAPSHOT = `{
    accommodated: residentStatistics(measure: ACCOMMODATED, period: "2023", by: AGE_BAND) { ${TABLE} }
    byNationality: residentStatistics(measure: ACCOMMODATED, period: "2023", by: NATIONALITY) { ${TABLE} }
    assisted: residentStatistics(measure: MEDICALLY_ASSISTED, period: "2023", by: AGE_BAND) { ${TABLE} }
    assistedByNationality: residentStatistics(measure: MEDICALLY_ASSISTED, period: "2023", by: NATIONALITY) { ${TABLE} }
    consultations: serviceStatistics(measure: CONSULTATIONS, period: "2023") { ${TABLE} } }`;
  const ACCOMMODATED = `(select resident.id, nationality, case when age < 14 then 'UNDER_14' when age < 16 then 'FROM_14_TO_15' when age < 18
      then 'FROM_16_TO_17' else 'ADULT' end as band, exists (select from residents.basic_assistance where resident_id = resident.id
        and kind = 'BASIC_MEDICAL_CARE' and provided_at at time zone 'Europe/Sofia' >= '2023-01-01' and provided_at at time zone 'Europe/Sofia' < '2024-01-01') as assisted
    from residents.resident cross join lateral (select (arrived_at at time zone 'Europe/Sofia')::date as came, (departed_at at time zone 'Europe/Sofia')::date as went) as day
    cross join lateral (select date_part('year', age(came, date_of_birth)) as age) as years
    where came < '2024-01-01' and coalesce(went > came and went > '2023-01-01', true)) as one`;
  const SERVICES = ['CONSULTATIONS', 'SESSIONS', 'PAID_FOR', 'PAYMENTS', 'AMOUNT_PAID'];
  type Cells = { categories: { category: string }[]; value: number | null }[];
  const told = (cells: Cells) =>
    new Map(
      cells.flatMap(({ categories, value }) =>
        value === null ? [] : [[categories[0]?.category ?? '', value]],
      ),
    );

  beforeAll(async () => {
    const { residents, services } = graph.databases;
    // Only what is asked here: a whole edition takes half a minute.
    await keepSome('residents', residents.appUrl, ofResidents, ['ACCOMMODATED', 'MEDICALLY_ASSISTED']);
    await keepSome('services', services.appUrl, ofServices, SERVICES);
  }, 60_000);

  it('takes one request, and is what plain SQL over the raw rows says wherever it is told', async () => {
    const { data, errors } = await ask(SNAPSHOT);
    expect(errors).toBeUndefined();
    const plain = async (by: string, where: string) =>
      new Map(
        (
          await graph.owners.residents.unsafe(
            `select ${by} as word, count(*)::int as number from ${ACCOMMODATED} where ${where} group by 1`,
          )
        ).map(({ word, number }) => [word as string, number as number]),
      );
    for (const [name, by, where] of [
      ['accommodated', 'band', 'true'],
      ['byNationality', 'nationality', 'true'],
      ['assisted', 'band', 'assisted'],
      ['assistedByNationality', 'nationality', 'assisted'],
    ] as const) {
      const numbers = await plain(by, where);
      const found = told(data[name].cells);
      expect(found.size, name).toBeGreaterThan(1);
      for (const [word, value] of found) expect([name, word, value]).toEqual([name, word, numbers.get(word)]);
    }
    const [row] = await graph.owners.services`select count(*)::int as consultations from services.session
      join services.service_offer on service_offer.id = offer_id where function in ('COUNSELLING', 'PSYCHOSOCIAL_SUPPORT')
        and started_at at time zone 'Europe/Sofia' >= '2023-01-01' and started_at at time zone 'Europe/Sofia' < '2024-01-01'`;
    expect(data.consultations.cells[0].value).toBe(row!['consultations']);
  });

  it('has beside it what was paid for care and all sessions, which are what plain SQL over the raw rows says', async () => {
    const numbers = `{ cells { categories { category } value } }`;
    const { data } = await ask(`{ people: serviceStatistics(measure: PAID_FOR, period: "2023") ${numbers}
      payments: serviceStatistics(measure: PAYMENTS, period: "2023", by: MONTH) ${numbers}
      euros: serviceStatistics(measure: AMOUNT_PAID, period: "2023", by: PAID_CARE) ${numbers}
      sessions: serviceStatistics(measure: SESSIONS, period: "2023", by: FUNCTION) ${numbers} }`);
    const sql = graph.owners.services;
    const paid = sql`services.medical_payment where voided_at is null and extract(year from paid_on) = 2023`;
    const plain = {
      people: await sql`select '' as word, count(distinct resident_id)::int as value from ${paid}`,
      payments:
        await sql`select to_char(paid_on, 'MM') as word, count(*)::int as value from ${paid} group by 1`,
      euros: await sql`select kind as word, sum(euros)::int as value from (
        select kind, round(sum(amount_minor / case currency when 'BGN' then 1.95583 else 1 end) / 100) as euros from ${paid}
        group by kind, resident_id, centre_id, extract(month from paid_on)) as one group by 1`,
      sessions:
        await sql`select function as word, count(*)::int as value from services.session join services.service_offer on service_offer.id = offer_id
        where extract(year from started_at at time zone 'Europe/Sofia') = 2023 group by 1`,
    };
    for (const [name, rows] of Object.entries(plain)) {
      const numbers = new Map(rows.map(({ word, value }) => [word, value]));
      const found = told(data[name].cells);
      expect(found.size, name).toBeGreaterThan(0);
      for (const [word, value] of found) expect([name, word, value]).toEqual([name, word, numbers.get(word)]);
    }
  });

  it('keeps the published proportions of 2023, within two points', async () => {
    const { data } = await ask(SNAPSHOT);
    const children = (cells: Cells) =>
      ['UNDER_14', 'FROM_14_TO_15', 'FROM_16_TO_17'].reduce((sum, band) => sum + told(cells).get(band)!, 0);
    const near = (share: number, published: number) =>
      expect(Math.abs(share - published / CHILDREN)).toBeLessThan(POINTS);
    const accommodated = children(data.accommodated.cells);
    near(children(data.assisted.cells) / accommodated, ASSISTED);
    // Services know no age: a tenth of these are of adults.
    near(data.consultations.cells[0].value / accommodated, CONSULTATIONS);
  });
});

describe('an analyst with a program that reads tables', () => {
  const table = async (query: string, accept = 'text/csv') => {
    const response = await fetch(graph.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${graph.tokens['analyst']}`,
        'x-purpose': 'STATISTICS',
        accept,
      },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, text: await response.text() };
  };

  it('gets no part of a table with a person in it', async () => {
    const { status, text } = await table(
      '{ centreByCode(code: "RRC-SOFIA") { code residents(first: 5) { pageInfo { hasNextPage } nodes { id } } } }',
    );
    expect(status).toBe(403);
    expect(JSON.parse(text)).toEqual({
      errors: [expect.objectContaining({ path: ['centreByCode', 'residents'] })],
    });
  });

  it('gets what the answer has, an empty place with its reason for what is withheld', async () => {
    const centreId = (await ask(CENTRE)).data.centreByCode.id;
    const query = `{ residentCohort(centreId: "${centreId}", year: 2023, period: YEAR) {
      size sizeWithheld serviceUptake { function residents sessions withheld } } }`;
    const { residentCohort } = (await ask(query)).data;
    const { size, sizeWithheld, serviceUptake } = residentCohort;
    const rows = serviceUptake.map((row: Record<string, unknown>) =>
      [size, sizeWithheld, row['function'], row['residents'], row['sessions'], row['withheld']].join(),
    );
    const { text } = await table(query, 'text/csv; hxl=1');
    expect(text.split('\r\n')).toEqual([
      'residentCohort.size,residentCohort.sizeWithheld,function,residents,sessions,withheld',
      ',,#service+code,#reached+num,#output+sessions+num,#status+withheld',
      ...rows,
      '',
    ]);
    expect(rows).toContainEqual(expect.stringMatching(/,,,true$/));
  });

  it('finds of each number of closed periods, and of what stands beside it, what it is', () => {
    const text = readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8');
    const tags = readHxlTags(text);
    const without = Object.values(buildSchema(text, { assumeValid: true }).getTypeMap()).flatMap((type) =>
      isObjectType(type) && (type.name.startsWith('Statistics') || type.name === 'CodedValue')
        ? Object.values(type.getFields())
            .filter((field) => isLeafType(getNamedType(field.type)))
            .map(({ name }) => `${type.name}.${name}`)
            .filter((coordinate) => !tags.has(coordinate))
        : [],
    );
    expect(without).toEqual([]);
    expect(tags.size).toBeGreaterThan(60);
  });
});

describe('the programs of the examples', () => {
  const YEAR = '2017';
  const PROGRAMS = fileURLToPath(new URL('../examples/analysts/', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'analyst-'));
  const token = join(folder, 'token');
  let origin: string;
  const run = (command: string, ...given: string[]) =>
    promisify(execFile)(command, given).catch((error: { stderr: string; stdout: string }) => error);
  const has = (command: string) => spawnSync(command, ['--version']).status === 0;

  beforeAll(async () => {
    origin = new URL(graph.url).origin;
    writeFileSync(token, `${graph.tokens['analyst']}\n`);
    const [edition] = await graph.owners
      .residents`insert into residents.statistics_edition (id, year, number, months)
      values (gen_random_uuid(), ${YEAR}, 1, 12) returning id`;
    const figures = [120, null, 0, 31].map((value, index) => ({
      edition_id: edition!['id'],
      key: `ARRIVALS|Q${index + 1}|*|*|*|*`,
      measure: 'ARRIVALS',
      part: `Q${index + 1}`,
      dimensions: '',
      value,
      withheld: value === null ? 'SMALL' : null,
    }));
    await graph.owners.residents`insert into residents.statistics_figure ${graph.owners.residents(figures)}`;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe.each([
    ['python3', 'arrivals.py'],
    ['Rscript', 'arrivals.R'],
  ])('in %s, where there is one', (command, file) => {
    it.runIf(has(command))('say what is withheld, and what is refused', async () => {
      const refused = await run(command, join(PROGRAMS, file), 'never', token, origin);
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('BAD_USER_INPUT') });
      const { stdout } = await run(command, join(PROGRAMS, file), YEAR, token, origin);
      const rows = stdout
        .trim()
        .split('\n')
        .map((line) => line.trim().split(/\s+/));
      expect(rows.map(([period, value, withheld]) => [period, value, withheld ?? '<NA>'])).toEqual([
        ['quarter', 'arrivals', 'withheld'],
        [`${YEAR}-Q1`, '120', '<NA>'],
        [`${YEAR}-Q2`, 'NA', 'SMALL'],
        [`${YEAR}-Q3`, '0', '<NA>'],
        [`${YEAR}-Q4`, '31', '<NA>'],
      ]);
    });
  });

  it('ask one question, that of Power Query as well', async () => {
    const program = readFileSync(join(PROGRAMS, 'arrivals.pq'), 'utf8').replace('= Year', `= "${YEAR}"`);
    const path = /RelativePath = "(.+)"/.exec(program)![1];
    const given = [.../Query = \[(.+)\]/.exec(program)![1]!.matchAll(/(\w+) = "(\w+)"/g)];
    const address = `${path}?${given.map(([, name, value]) => `${name}=${value}`).join('&')}`;
    expect(address).toBe(`questions/resident-numbers?measure=ARRIVALS&period=${YEAR}&each=QUARTER`);
    const response = await fetch(`${origin}/${address}`, {
      headers: { authorization: `Bearer ${graph.tokens['analyst']}`, 'x-purpose': 'STATISTICS' },
    });
    const { data } = (await response.json()) as Answer;
    expect(data.residentStatistics.cells).toHaveLength(4);
  });
});
