import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import { TABLES } from '../../src/retention/rules/columns.js';
import { CENTRE, from, GOOD, HEADER, Importer, line, stateOf } from '../support/importing.js';
import { register } from '../support/residents.js';

let importer: Importer;
let residents: OneSlice;
beforeAll(async () => {
  importer = await Importer.begin();
  residents = importer.slice;
}, 60_000);
afterAll(() => residents?.stop());

const state = () => stateOf(residents);

describe('importing a few people over the graph', () => {
  const IMPORT = `mutation ($input: ImportResidentsInput!) { importResidents(input: $input) {
    outcomes residents { id registrationNumber verification arrivedAt } userErrors { code severity path message } } }`;
  const row = (key: string, more: object = {}) => ({
    sourceKey: key,
    registrationNumber: key,
    givenName: 'Layla',
    familyName: key,
    sex: 'FEMALE',
    familySituation: 'WITH_FAMILY',
    arrivedAt: '2024-05-01T10:00:00Z',
    ...more,
  });
  const wanted = (rows: object[], more: object = {}) => ({
    idempotencyKey: newIdentifier(),
    source: 'GRAPH',
    centreId: CENTRE,
    rows,
    ...more,
  });
  const ask = async (input: object, actor: object = { centres: [CENTRE] }) =>
    (await residents.ask(actor, IMPORT, { input })).data.importResidents;

  it.each([
    ['another organisation', { organisation: 'IOM', centres: [CENTRE] }, 'FORBIDDEN', undefined],
    ['a role that only looks on', { role: 'AUDITOR', centres: [CENTRE] }, 'FORBIDDEN', undefined],
    ['somebody of another centre', { centres: [newIdentifier()] }, 'NOT_FOUND', 'centreId'],
  ])('is refused to %s', async (_, actor, code, path) => {
    const before = await state();
    const { outcomes, userErrors } = await ask(wanted([row('no')]), actor);
    expect(outcomes).toBeNull();
    expect(userErrors).toMatchObject([{ code, path: path ? ['input', path] : [] }]);
    expect({ ...(await state()), audit: 0 }).toEqual({ ...before, audit: 0 });
  });

  it('names every bad row, and takes none over', async () => {
    await ask(wanted([row('K-1')]));
    const before = await state();
    const bad = await ask(
      wanted([row('x1'), row('x2', { givenName: ' ' }), row('x3', { departedAt: '2024-06-01T00:00:00Z' })]),
    );
    expect(bad.userErrors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'input.rows.1.givenName',
    ]);
    const read = await ask(
      wanted([row('x1', { nationality: 'Syria' }), row('x3', { departedAt: '2024-06-01T00:00:00Z' })]),
    );
    expect(read.userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'rows', '0', 'nationality'] },
      { code: 'BAD_USER_INPUT', path: ['input', 'rows', '1', 'departureReason'] },
    ]);
    const relation = { householdNumber: 'H-X', householdRelation: 'HEAD' };
    const gone = { departedAt: '2024-06-01T00:00:00Z', departureReason: 'OTHER' };
    const related = await ask(
      wanted([row('x1', { householdRelation: 'CHILD' }), row('x2', { ...relation, ...gone })]),
    );
    expect(related.userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'rows', '0', 'householdNumber'] },
      { code: 'BAD_USER_INPUT', path: ['input', 'rows', '1', 'householdRelation'] },
    ]);
    const heads = await ask(wanted([row('x1', relation), row('x2', relation)]));
    expect(heads.userErrors).toMatchObject([{ path: ['input', 'rows', '1', 'householdRelation'] }]);
    const judged = await ask(wanted([row('x1'), row('x1'), row('x2', { registrationNumber: 'K-1' })]));
    expect(judged.userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'rows', '1', 'sourceKey'] },
      { code: 'CONFLICT', path: ['input', 'rows', '2', 'registrationNumber'] },
    ]);
    const many = await ask(wanted(Array.from({ length: 201 }, (_, index) => row(`many-${index}`))));
    expect(many.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['input', 'rows'] }]);
    expect({ ...(await state()), audit: 0 }).toEqual({ ...before, audit: 0 });
  });

  it('rehearses, takes over once, and says of each row what became of it', async () => {
    const rows = [
      row('t1', { dateOfBirth: '2010-10-10', familyName: 'Haddad' }),
      row('t2', { householdNumber: 'H-T', householdRelation: 'HEAD' }),
    ];
    const rehearsed = await ask(wanted(rows, { isRehearsal: true }));
    expect(rehearsed).toEqual({
      outcomes: ['WOULD_BE_IMPORTED', 'WOULD_BE_IMPORTED'],
      residents: [],
      userErrors: [],
    });
    const taken = await ask(wanted(rows));
    expect(taken).toMatchObject({
      outcomes: ['IMPORTED', 'IMPORTED'],
      residents: Array(2).fill({ verification: 'VERIFIED' }),
      userErrors: [],
    });
    const before = await state();
    const again = await ask(wanted([rows[0]!, { ...rows[1]!, givenName: 'Other' }]));
    expect(again).toMatchObject({ outcomes: ['KNOWN', 'DIFFERS'], residents: taken.residents });
    expect({ ...(await state()), audit: 0 }).toEqual({ ...before, audit: 0 });
    const alike = await ask(
      wanted([row('t3', { givenName: 'Лейла', familyName: 'Хаддад', dateOfBirth: '2010-10-10' })]),
    );
    expect(alike.outcomes).toBeNull();
    expect(alike.userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'rows', '0'], message: expect.stringContaining('(T1)') },
    ]);
    // As `registerResident` would hold them up: a day that nobody knew, and two rows of the same.
    const twins = { familyName: 'Al Masri', dateOfBirth: '2011-02-03' };
    const unknown = row('t5', { familyName: 'Haddad', dateOfBirth: '2010-01-01' });
    const held = await ask(wanted([unknown, row('t6', twins), row('t7', twins)]));
    expect(held.userErrors).toMatchObject([
      { path: ['input', 'rows', '0'], message: expect.stringContaining('(T1)') },
      { path: ['input', 'rows', '2'], message: expect.stringContaining('(row 1)') },
    ]);
  });

  it('tells nobody of one centre which numbers and keys another one has', async () => {
    const elsewhere = newIdentifier();
    await register(residents.owner, elsewhere, { registration_number: 'HIDDEN-1' });
    const there = await ask(wanted([row('HIDDEN-2')], { centreId: CENTRE }));
    expect(there.outcomes).toEqual(['IMPORTED']);
    residents.graph.known.add(elsewhere);
    const here = { centreId: elsewhere, source: 'GRAPH' };
    expect((await ask(wanted([row('HIDDEN-2')], here), { centres: [elsewhere] })).outcomes).toEqual([
      'IMPORTED',
    ]);
    const taken = await ask(wanted([row('HIDDEN-1')], { source: 'OTHER' }));
    expect(taken).toMatchObject({ outcomes: ['IMPORTED'], userErrors: [] });
  });

  it('puts nobody back whose time was over, by the same row', async () => {
    const [{ id }] = (await ask(wanted([row('gone', { givenName: 'Nadia' })]))).residents;
    const [taken] = Object.entries(
      (TABLES['imported_row'] as { takes: { REGISTER: object } }).takes.REGISTER,
    );
    await residents.owner.unsafe(
      `update residents.imported_row set ${taken![0]} = ${taken![1]}, digest = '' where resident_id = '${id}'`,
    );
    await residents.owner`update residents.resident set registration_number = 'ANON-1' where id = ${id}`;
    expect((await ask(wanted([row('gone', { givenName: 'Nadia' })]))).outcomes).toEqual(['DIFFERS']);
  });

  it('tells a program that reads no identity of nobody alike', async () => {
    const alike = await ask(wanted([row('t4', { familyName: 'Haddad', dateOfBirth: '2010-10-10' })]), {
      role: 'SERVICE',
      purpose: 'ADMINISTRATION',
      centres: [CENTRE],
    });
    expect(alike).toMatchObject({ outcomes: ['IMPORTED'], userErrors: [] });
  });
});

describe('what a file tells of households, languages and names', () => {
  it('is taken over, also of who has departed, and what does not fit is named', async () => {
    const fields = Object.fromEntries(
      [
        'householdNumber',
        'householdRelation',
        'languageLevels',
        'otherNames',
        'departedAt',
        'departureReason',
      ].map((name) => [name, { column: name, separator: '/', dates: ['dd.mm.yyyy'] }]),
    );
    const row = (key: string, more: string) => `${line(key, { born: `0${key.at(-1)}.02.2009` })};${more}`;
    const run = (...rows: string[]) =>
      importer.run(
        [`${HEADER};${Object.keys(fields).join(';')}`, ...rows].join('\n'),
        from('HOUSE', {}, fields),
        GOOD,
      );
    const ran = await run(
      row('h1', 'H-IMP;HEAD;ar NATIVE BASIC/fr BASIC;Абу Омар/Omar H.;;'),
      row('h2', 'H-IMP;CHILD;;;01.06.2024;OTHER'),
      row('h3', 'H-IMP;HEAD;;;;'),
      row('h4', ';CHILD;;;;'),
      row('h5', 'H-IMP;UNCLE;ar WELL;;;'),
    );
    expect(ran.report.map((one) => [one['ID'], one['import_column'], one['import_rule']])).toEqual([
      ['h3', 'householdRelation', 'HEAD_TWICE'],
      ['h4', 'householdNumber', 'VALUE'],
      ['h5', 'languageLevels\nhouseholdRelation', 'UNKNOWN_WORD\nUNKNOWN_WORD'],
    ]);
    const kept =
      await residents.owner`select relation, languages, language_levels, other_names, other_name_sources
      from residents.resident join residents.household_membership on resident_id = resident.id
      where registration_number in ('N-H1', 'N-H2') order by registration_number`;
    const levels = { languages: ['ar', 'fr'], language_levels: ['ar NATIVE BASIC', 'fr BASIC UNKNOWN'] };
    const names = {
      other_names: ['Абу Омар', 'Omar H.'],
      other_name_sources: Array(2).fill('OTHER_REGISTER'),
    };
    expect(kept).toMatchObject([{ relation: 'HEAD', ...levels, ...names }, { relation: 'CHILD' }]);
    const second = await run(row('h6', 'H-IMP;HEAD;;;;'));
    expect(second).toMatchObject({ status: 1, report: [{ import_rule: 'HEAD_ON_RECORD' }] });
  });
});
