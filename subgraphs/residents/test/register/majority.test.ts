import { newIdentifier } from '@mrrm/platform/values/identifiers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { isChildOn } from '../../src/register/rules/majority.js';
import { slice } from '../../src/slice.js';
import { register } from '../support/residents.js';

const HERE = newIdentifier();
const REPRESENTATIVE = newIdentifier();
const CLERK = { centres: [HERE], role: 'REGISTRAR' };
const BY_LAW = {
  role: 'LEGAL_REPRESENTATIVE',
  principal: 'representative-1',
  purpose: 'LEGAL_AID',
  centres: [],
};

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  residents.graph.known.add(HERE);
  await residents.owner`insert into residents.legal_representative (id, full_name, bureau, subject)
    values (${REPRESENTATIVE}, 'Legal Representative', 'Bureau', 'representative-1')`;
}, 60_000);
afterAll(() => residents?.stop());

/** The day on which somebody of today is so many years old, some days away. */
const bornYearsAgo = (years: number, days = 0) => {
  const day = new Date(Date.now() + days * 86_400_000);
  return `${day.getUTCFullYear() - years}${day.toISOString().slice(4, 10)}`.replace('-02-29', '-02-28');
};
const represent = async (residentId: string, ofAdult = false) => {
  const id = newIdentifier();
  await residents.owner`insert into residents.representation
    (id, resident_id, legal_representative_id, appointed_on, of_adult)
    values (${id}, ${residentId}, ${REPRESENTATIVE}, '2020-01-01', ${ofAdult})`;
  return id;
};
async function write(mutation: string, input: object, selection: string) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code path rule } } }`;
  const { data, errors } = await residents.ask(CLERK, text, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  return data[mutation];
}

describe('the reach of a legal representative', () => {
  it('ends with childhood on every path, unless an adult is represented', async () => {
    const made = async (dateOfBirth: string | null, ofAdult = false) => {
      const id = await register(residents.owner, HERE, { date_of_birth: dateOfBirth });
      await represent(id, ofAdult);
      return id;
    };
    const adult = await made(bornYearsAgo(18, -2));
    // Three days: on the eve of a 29 February, which becomes a 28th here, one of them is lost.
    const child = await made(bornYearsAgo(18, 3));
    const unknown = await made(null);
    const cared = await made(bornYearsAgo(30), true);
    const query = `query ($centreId: ID!, $adult: ID!, $legal: ID!) {
      residents(centreId: $centreId, first: 100) { nodes { id } } resident(id: $adult) { id }
      legalRepresentative(id: $legal) { represented(first: 100) { nodes { id } } } }`;
    const asked = { centreId: HERE, adult, legal: REPRESENTATIVE };
    const { data } = await residents.ask(BY_LAW, query, asked);
    const idsOf = (list: { nodes: { id: string }[] }) => list.nodes.map(({ id }) => id).sort();
    expect(idsOf(data.residents)).toEqual([child, unknown, cared].sort());
    expect(idsOf(data.legalRepresentative.represented)).toEqual([child, unknown, cared].sort());
    expect(data.resident).toBeNull();
    const own = 'query ($id: ID!) { resident(id: $id) { legalRepresentative { id } } }';
    const said = async (id: string) =>
      (await residents.ask(CLERK, own, { id })).data.resident.legalRepresentative;
    expect(await said(adult)).toBeNull();
    expect(await said(child)).toEqual({ id: REPRESENTATIVE });
  });

  it('ends in row-level security as well, which knows no program', async () => {
    const adult = await register(residents.owner, HERE, { date_of_birth: bornYearsAgo(19) });
    await represent(adult);
    const rows = await residents.owner.begin(async (sql) => {
      await sql`select set_config('app.role', 'LEGAL_REPRESENTATIVE', true),
        set_config('app.principal', 'representative-1', true), set_config('app.all_centres', 'on', true)`;
      return sql`select id from residents.resident where id = ${adult}`;
    });
    expect(rows).toHaveLength(0);
  });

  it('is counted alike in the program and in PostgreSQL, on any day and for any birth', async () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
    const days = fc.sample(day, { numRuns: 300, seed: 7 }).map((one) => one.toISOString().slice(0, 10));
    const births = [...days, '2008-02-29', '2008-02-29', '2008-02-29'];
    const asked = [...[...days].reverse(), '2026-02-28', '2026-03-01', '2026-02-27'];
    const rows = await residents.owner<{ child: boolean }[]>`
      select residents.is_child_on(born, day) as child
      from unnest(${births}::date[], ${asked}::date[]) with ordinality as pair (born, day, number) order by number`;
    expect(rows.map(({ child }) => child)).toEqual(
      births.map((born, index) => isChildOn(born, asked[index]!)),
    );
    expect(rows.slice(-3).map(({ child }) => child)).toEqual([true, false, true]);
  });
});

describe('appointing and ending', () => {
  const REPRESENTATION = 'representation { id version endedOn endReason ofAdult }';
  const appoint = (residentId: string, more: object = {}) =>
    write(
      'appointLegalRepresentative',
      { residentId, legalRepresentativeId: REPRESENTATIVE, ...more },
      REPRESENTATION,
    );

  it('is refused for who is of age that day, before the birth, after the departure, and for a child as an adult', async () => {
    const of = (more: Record<string, string | null>) => register(residents.owner, HERE, more);
    const refused = async (wanted: ReturnType<typeof appoint>, rule: string) =>
      expect((await wanted).userErrors).toMatchObject([{ code: 'RULE_VIOLATION', rule }]);
    // The day at the centre decides: two days are beyond every zone.
    await refused(appoint(await of({ date_of_birth: bornYearsAgo(18, -2) })), 'OF_AGE');
    await refused(appoint(await of({}), { appointedOn: '1990-01-01' }), 'BEFORE_BIRTH');
    const left = { departed_at: '2024-06-01T10:00:00Z', departure_reason: 'OTHER' };
    await refused(appoint(await of(left), { appointedOn: '2024-06-03' }), 'AFTER_DEPARTURE');
    const child = await of({ date_of_birth: bornYearsAgo(10) });
    await refused(appoint(child, { ofAdult: true }), 'STILL_A_CHILD');
    const adult = await of({ date_of_birth: bornYearsAgo(30) });
    expect(await appoint(adult, { ofAdult: true })).toMatchObject({
      representation: { ofAdult: true },
      userErrors: [],
    });
  });

  it('ends a representation once, with a reason, and the reach with it', async () => {
    const residentId = await register(residents.owner, HERE, { date_of_birth: bornYearsAgo(12) });
    const id = await represent(residentId);
    const end = (more: object = {}) =>
      write(
        'endRepresentation',
        { representationId: id, expectedVersion: 1, reason: 'DISMISSED', ...more },
        REPRESENTATION,
      );
    expect((await end({ endedOn: '2199-01-01' })).userErrors).toMatchObject([{ path: ['input', 'endedOn'] }]);
    const hidden = await residents.ask(
      { ...CLERK, centres: [newIdentifier()] },
      `mutation ($input: EndRepresentationInput!) { endRepresentation(input: $input) { userErrors { code path } } }`,
      {
        input: { idempotencyKey: newIdentifier(), representationId: id, expectedVersion: 1, reason: 'OTHER' },
      },
    );
    expect(hidden.data.endRepresentation.userErrors).toEqual([
      { code: 'NOT_FOUND', path: ['input', 'representationId'] },
    ]);
    const { representation, userErrors } = await end();
    expect(userErrors).toEqual([]);
    expect(representation).toMatchObject({ endReason: 'DISMISSED', endedOn: expect.any(String) });
    const { data } = await residents.ask(BY_LAW, 'query ($id: ID!) { resident(id: $id) { id } }', {
      id: residentId,
    });
    expect(data.resident).toBeNull();
    expect((await end({ expectedVersion: 2 })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });
});
