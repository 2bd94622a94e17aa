import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildSchema, getNamedType, isLeafType, isObjectType, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHxlTags } from '../gateway/dist/csv/hxl-tags.js';
import { startGraph, type TestGraph } from './support/graph.js';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.stop());

const ask = (query: string, variables?: object, persona = 'analyst') => graph.ask(persona, query, variables);
const CENTRE = '{ centreByCode(code: "RRC-SOFIA") { id } }';
const COHORT = `query ($c: ID!, $year: Int!, $period: CohortPeriod!) {
  residentCohort(centreId: $c, year: $year, period: $period) {
    id size sizeWithheld serviceUptake { function residents sessions withheld } } }`;

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
  });

  it('is told nothing of a cohort of ten or fewer, nor whether there is anybody', async () => {
    const centreId = (await ask('{ centreByCode(code: "BANYA") { id } }')).data.centreByCode.id;
    const { data } = await ask(COHORT, { c: centreId, year: 1995, period: 'Q1' });
    expect(data.residentCohort).toMatchObject({ size: null, sizeWithheld: true });
    for (const row of data.residentCohort.serviceUptake)
      expect(row).toMatchObject({ residents: null, sessions: null, withheld: true });
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
  const QUESTION = /"(query Arrivals[\s\S]*?)"/;
  const folder = mkdtempSync(join(tmpdir(), 'analyst-'));
  const token = join(folder, 'token');
  const run = (command: string, ...given: string[]) =>
    promisify(execFile)(command, given).catch((error: { stderr: string; stdout: string }) => error);
  const has = (command: string) => spawnSync(command, ['--version']).status === 0;

  beforeAll(async () => {
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
      const refused = await run(command, join(PROGRAMS, file), 'never', token, graph.url);
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('BAD_USER_INPUT') });
      const { stdout } = await run(command, join(PROGRAMS, file), YEAR, token, graph.url);
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

  it('ask one question, that of Power Query as well', () => {
    const questions = ['arrivals.py', 'arrivals.R', 'arrivals.pq'].map(
      (file) => QUESTION.exec(readFileSync(join(PROGRAMS, file), 'utf8').replaceAll('"""', '"'))![1],
    );
    expect(new Set(questions).size).toBe(1);
    const api = readFileSync(new URL('../schema/api.graphql', import.meta.url), 'utf8');
    expect(validate(buildSchema(api), parse(questions[0]!))).toEqual([]);
  });
});
