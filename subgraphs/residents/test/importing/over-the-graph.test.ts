import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { TABLES } from '../../src/retention/rules/columns.js';
import { slice } from '../../src/slice.js';
import { CENTRE, stateOf } from '../support/importing.js';
import { register } from '../support/residents.js';

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  residents.graph.known.add(CENTRE);
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
      row('t2', { householdNumber: 'H-T' }),
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
