import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { allow, register } from '../support/residents.js';

const [SOFIA, NEW_YORK, ELSEWHERE] = [newIdentifier(), newIdentifier(), newIdentifier()] as const;
const LEGAL = newIdentifier();
const PLACES = { [SOFIA]: 'Europe/Sofia', [NEW_YORK]: 'America/New_York' };
const state = (more: Partial<Actor> = {}): Partial<Actor> => ({
  role: 'CASE_MANAGER',
  centres: [SOFIA, NEW_YORK],
  ...more,
});
const iom = (more: Partial<Actor> = {}) => state({ organisation: 'IOM', principal: 'iom-1', ...more });

let first: OneSlice;
let residents: OneSlice;
let app: Sql;
beforeAll(async () => {
  first = await startOneSlice(slice);
  for (const [place, timeZone] of Object.entries(PLACES)) {
    const terms = { timeZone, windows: [], agreements: [] };
    await first.owner`insert into residents.known_agreement (place, terms, known_at)
      values (${place}, ${first.owner.json(terms)}, now())`;
  }
  residents = await startOneSlice(slice, {}, first);
  for (const place of Object.keys(PLACES)) residents.graph.known.add(place);
  app = postgres(residents.appUrl, { max: 1, onnotice: () => {} });
  await residents.owner`insert into residents.legal_representative (id, full_name, bureau)
    values (${LEGAL}, 'Legal Representative', 'Bureau')`;
}, 60_000);
afterAll(async () => {
  await app?.end();
  await residents?.stop();
  await first?.stop();
});

const represent = (residentId: string, from: string, until: string | null = null, ofAdult = false) =>
  residents.owner`insert into residents.representation
    (id, resident_id, legal_representative_id, appointed_on, ended_on, of_adult)
    values (${newIdentifier()}, ${residentId}, ${LEGAL}, ${from}, ${until}, ${ofAdult})`;
const byRepresentative = { given_by: 'LEGAL_REPRESENTATIVE' };

async function write(mutation: string, input: object, selection: string, actor = state()) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code path rule } } }`;
  const { data, errors } = await residents.ask(actor, text, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  return data[mutation];
}

describe('a consent that somebody gives for a resident', () => {
  const consentOf = (residentId: string, givenAt: string) =>
    write(
      'recordConsent',
      {
        residentId,
        givenAt,
        givenBy: 'LEGAL_REPRESENTATIVE',
        modality: 'WRITTEN',
        language: 'ar',
        purpose: 'CARE',
        fieldGroups: ['FAMILY'],
        recipientOrganisation: 'IOM',
        documentSha256: 'ab'.repeat(32),
      },
      'consent { id inForce }',
    );

  it('is refused unless who gives it represents the resident on the day of that moment at the centre', async () => {
    const child = (more: object = {}) => register(residents.owner, SOFIA, { ...more });
    const [nobody, over, later, adult, held] = await Promise.all([
      child(),
      child(),
      child(),
      child({ date_of_birth: '2006-05-06' }),
      child(),
    ]);
    await represent(over, '2024-01-01', '2024-05-06');
    await represent(later, '2024-05-07');
    await represent(adult, '2024-01-01');
    await represent(held, '2024-05-06', '2024-05-07');
    // Half an hour into 6 May at the centre, and still 5 May by UTC; one second before its end.
    const moments = ['2024-05-06T00:30:00+03:00', '2024-05-06T23:59:59+03:00'];
    for (const residentId of [nobody, over, later, adult])
      for (const moment of moments)
        expect(await consentOf(residentId, moment)).toEqual({
          consent: null,
          userErrors: [{ code: 'RULE_VIOLATION', path: ['input', 'givenBy'], rule: 'NOT_REPRESENTED' }],
        });
    const [kept] = await residents.owner`select count(*)::int as rows from residents.consent`;
    expect(kept).toEqual({ rows: 0 });
    for (const moment of moments) expect((await consentOf(held, moment)).userErrors).toEqual([]);
  });

  it('is taken of who represents an adult by a law that says so', async () => {
    const cared = await register(residents.owner, SOFIA, { date_of_birth: '1980-01-01' });
    await represent(cared, '2024-01-01', null, true);
    expect(await consentOf(cared, '2024-05-06T10:00:00Z')).toMatchObject({
      consent: { inForce: true },
      userErrors: [],
    });
  });

  it('is refused by the database too, whatever the statement forgets', async () => {
    const unrepresented = await register(residents.owner, SOFIA);
    const forgotten = app.begin(async (sql) => {
      await sql`select set_config('app.role', 'SERVICE', true), set_config('app.organisation', 'SELF', true)`;
      await allow(sql as unknown as Sql, unrepresented, byRepresentative);
    });
    await expect(forgotten).rejects.toMatchObject({ constraint_name: 'consent_giver_represents' });
  });
});

describe('a consent given for a child', () => {
  it('holds until the last second before the 18th birthday at the centre, and nothing else ends with childhood', async () => {
    const born = { date_of_birth: '2006-05-06' };
    const people: Record<string, string> = {};
    for (const place of Object.keys(PLACES)) people[place] = await register(residents.owner, place, born);
    const own = await register(residents.owner, SOFIA, born);
    const unknown = await register(residents.owner, SOFIA, { date_of_birth: null });
    const cared = await register(residents.owner, SOFIA, { date_of_birth: '1980-01-01' });
    for (const id of [...Object.values(people), unknown, cared])
      await allow(residents.owner, id, byRepresentative);
    await allow(residents.owner, own);
    const LISTS = `query ($id: ID!) { resident(id: $id) { consents { inForce } openRecords { consents { id } } } }`;
    const ANSWERS = `query ($ids: [ID!]!) { consentsInForce(residentIds: $ids, recipientOrganisation: "IOM") { id } }`;
    const service = state({ role: 'SERVICE', purpose: 'COORDINATION', centres: [], principal: 'slice' });
    const holds = async (id: string) => {
      const { data } = await residents.ask(state(), LISTS, { id });
      const [answers, told] = [
        await residents.ask(service, ANSWERS, { ids: [id] }),
        data.resident.consents as { inForce: boolean }[],
      ];
      return [
        told[0]!.inForce,
        answers.data.consentsInForce.length,
        data.resident.openRecords.consents.length,
      ];
    };
    const YES = [true, 1, 1];
    const NO = [false, 0, 0];
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const at = async (moment: string, ids: string[], expected: unknown[]) => {
        vi.setSystemTime(new Date(moment));
        for (const id of ids) expect([moment, id, await holds(id)]).toEqual([moment, id, expected]);
      };
      const forever = [own, unknown, cared];
      await at('2024-05-05T23:59:59+03:00', [...Object.values(people), ...forever], YES);
      await at('2024-05-06T00:00:00+03:00', [people[SOFIA]!], NO);
      await at('2024-05-06T00:00:00+03:00', [people[NEW_YORK]!, ...forever], YES);
      await at('2024-05-06T00:00:00-04:00', Object.values(people), NO);
    } finally {
      vi.useRealTimers();
    }
  });

  it('opens an adult to nobody any more, in the program, in the rows, and for a slice that asks for somebody', async () => {
    const age = async (years: number) => {
      const [row] = await residents.owner`select (now() - ${`${years} years`}::interval)::date::text as born`;
      return { date_of_birth: row!['born'] as string };
    };
    // Given at 17 and at 8: years lie between these ages and the birthday, whatever the day.
    const given = { given_at: '2024-06-01T00:00:00Z', field_groups: ['OPERATIONAL'] };
    const adult = await register(residents.owner, SOFIA, { date_of_birth: '2006-12-01' });
    const child = await register(residents.owner, SOFIA, await age(10));
    const ofOwn = await register(residents.owner, SOFIA, { date_of_birth: '2006-12-01' });
    for (const id of [adult, child]) await allow(residents.owner, id, { ...byRepresentative, ...given });
    await allow(residents.owner, ofOwn, given);
    const list = 'query ($centreId: ID!) { residents(centreId: $centreId, first: 100) { nodes { id } } }';
    const { data } = await residents.ask(iom(), list, { centreId: SOFIA });
    const seen = (data.residents.nodes as { id: string }[]).map(({ id }) => id);
    expect(seen).toEqual(expect.arrayContaining([child, ofOwn]));
    expect(seen).not.toContain(adult);
    const one = await residents.ask(iom(), 'query ($id: ID!) { resident(id: $id) { id } }', { id: adult });
    expect(one.data.resident).toBeNull();

    const rows = async (settings: Record<string, string>) =>
      app.begin(async (sql) => {
        for (const [name, value] of Object.entries({ purpose: 'CARE', centres: `{${SOFIA}}`, ...settings }))
          await sql`select set_config(${`app.${name}`}, ${value}, true)`;
        const found =
          await sql`select id from residents.resident where id = any(${[adult, child, ofOwn]}::uuid[])`;
        return found.map(({ id }) => id as string).sort();
      });
    expect(await rows({ organisation: 'IOM', role: 'CASE_MANAGER', principal: 'iom-1' })).toEqual(
      [child, ofOwn].sort(),
    );
    const asked = { for_principal: 'iom-1', for_role: 'CASE_MANAGER', for_organisation: 'IOM' };
    const slices = { organisation: 'STATE', role: 'SERVICE', principal: 'slice', for_purpose: 'CARE' };
    expect(await rows({ ...slices, ...asked })).toEqual([child, ofOwn].sort());
  });

  it('is confirmed by nobody after childhood, and waits on no list', async () => {
    const adult = await register(residents.owner, SOFIA, { date_of_birth: '2006-05-06' });
    const id = await allow(residents.owner, adult, {
      ...byRepresentative,
      confirmation: 'AWAITED',
      recipient_organisation: 'CLINIC',
    });
    const { userErrors } = await write(
      'confirmConsent',
      { consentId: id, expectedVersion: 1 },
      'consent { id }',
      state({ principal: 'state-2' }),
    );
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'consentId'] }]);
    const LIST = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Centre {
      consentsToConfirm(first: 100) { totalCount nodes { id } } } } }`;
    const { data } = await residents.ask(state(), LIST, { r: [{ __typename: 'Centre', id: SOFIA }] });
    expect(data._entities[0].consentsToConfirm).toEqual({ totalCount: 0, nodes: [] });
  });
});

describe('the consents of who comes back', () => {
  it('go along into the zone and to the case manager of the new stay, for narrowed sign-ins too', async () => {
    const [before, after, manager] = [newIdentifier(), newIdentifier(), newIdentifier()];
    for (const id of [after, manager]) residents.graph.known.add(id);
    const residentId = await register(residents.owner, SOFIA, {
      safe_zone_id: before,
      departed_at: '2024-06-01T10:00:00Z',
      departure_reason: 'OTHER',
    });
    const consent = await allow(residents.owner, residentId, { field_groups: ['OPERATIONAL'] });
    const readmission = { residentId, expectedVersion: 1, arrivedAt: '2024-07-01T08:00:00Z' };
    const registrar = state({ role: 'REGISTRAR' });
    const { userErrors } = await write(
      'readmitResident',
      { ...readmission, safeZoneId: after, caseManagerId: manager },
      'resident { id }',
      registrar,
    );
    expect(userErrors).toEqual([]);
    const [row] =
      await residents.owner`select reach_zone as zone, reach_case_manager as manager, centre_id as centre
      from residents.consent where id = ${consent}`;
    expect(row).toEqual({ zone: after, manager, centre: SOFIA });
    const read = async (actor: Partial<Actor>) =>
      (
        await residents.ask(actor, 'query ($id: ID!) { resident(id: $id) { consents { id } } }', {
          id: residentId,
        })
      ).data.resident;
    for (const actor of [state(), iom()]) {
      expect(await read({ ...actor, zones: [before] })).toBeNull();
      expect(await read({ ...actor, zones: [after] })).toEqual({ consents: [{ id: consent }] });
    }
    expect(await read(state({ ownCasesOnly: true, staffMember: manager }))).toEqual({
      consents: [{ id: consent }],
    });
    expect(await read(state({ centres: [ELSEWHERE] }))).toBeNull();
  });
});
