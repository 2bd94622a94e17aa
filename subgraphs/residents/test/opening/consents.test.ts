import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { allow, register, share } from '../support/residents.js';

const [HERE, ELSEWHERE, ZONE, MANAGER] = Array.from({ length: 4 }, newIdentifier) as [
  string,
  string,
  string,
  string,
];
const ANSWERS = `query ($ids: [ID!]!, $to: String!) {
  consentsInForce(residentIds: $ids, recipientOrganisation: $to) { id residentId fieldGroups } }`;
const RECORD = `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) {
  consent { id version inForce confirmation confirmedAt documentSha256 } userErrors { code path message } } }`;
const CONFIRM = `mutation ($input: ConfirmConsentInput!) { confirmConsent(input: $input) {
  consent { inForce confirmation } userErrors { code path } } }`;
const FAMILY = 'query ($id: ID!) { resident(id: $id) { familySituation } }';
const HASH = 'cd'.repeat(32);

let residents: OneSlice;
let app: Sql;
/** Somebody in the zone, somebody else at the centre, somebody at another centre; each allows IOM and a clinic something. */
let people: Record<'zone' | 'centre' | 'elsewhere', string>;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  app = postgres(residents.appUrl, { max: 1, onnotice: () => {} });
  const { owner } = residents;
  people = {
    zone: await register(owner, HERE, { safe_zone_id: ZONE, case_manager_id: MANAGER }),
    centre: await register(owner, HERE),
    elsewhere: await register(owner, ELSEWHERE),
  };
  for (const id of Object.values(people))
    for (const recipient of ['IOM', 'CLINIC', 'STATE'])
      await allow(owner, id, { recipient_organisation: recipient });
  await owner`insert into residents.legal_representative (id, full_name, bureau, subject)
    values (${newIdentifier()}, 'A', 'B', 'representative-1')`;
  await owner`insert into residents.representation (id, resident_id, legal_representative_id, appointed_on, of_adult)
    select ${newIdentifier()}, ${people.centre}, id, '2024-01-01', true from residents.legal_representative`;
}, 60_000);
afterAll(async () => {
  await app?.end();
  await residents?.stop();
});

const state = (more: Partial<Actor> = {}): Partial<Actor> => ({
  organisation: 'STATE',
  role: 'CASE_MANAGER',
  principal: 'state-1',
  centres: [HERE],
  ...more,
});
const iom = (more: Partial<Actor> = {}): Partial<Actor> => ({
  organisation: 'IOM',
  role: 'PSYCHOLOGIST',
  principal: 'iom-1',
  centres: [HERE],
  ...more,
});
const representative = state({
  organisation: 'BUREAU',
  role: 'LEGAL_REPRESENTATIVE',
  principal: 'representative-1',
  centres: [],
  allCentres: true,
});

describe('which consents are in force', () => {
  const ask = (actor: Partial<Actor>, to = 'IOM') =>
    residents.ask(actor, ANSWERS, { ids: Object.values(people), to });

  it('is answered to no person, whatever the role and the organisation', async () => {
    for (const actor of [
      state(),
      iom(),
      representative,
      state({ role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT' }),
    ]) {
      const { data, errors } = await ask(actor);
      expect(data.consentsInForce).toBeNull();
      expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
  });

  it('is answered to a slice about the residents whom it knows, and about nobody beyond its reach', async () => {
    const service = (organisation: string, more: Partial<Actor> = {}) => ({
      organisation,
      role: 'SERVICE',
      principal: 'services',
      purpose: 'COORDINATION',
      centres: [],
      ...more,
    });
    const whoOf = async (actor: Partial<Actor>, to?: string) =>
      ((await ask(actor, to)).data.consentsInForce as { residentId: string }[])
        .map(({ residentId }) => residentId)
        .sort();
    const all = Object.values(people).sort();
    const here = [people.zone, people.centre].sort();
    expect(await whoOf(service('IOM'), 'CLINIC')).toEqual(all);
    expect(await whoOf(service('IOM', { centres: [HERE] }), 'CLINIC')).toEqual(here);
    expect(await whoOf(service('IOM', { centres: [HERE], zones: [ZONE] }), 'CLINIC')).toEqual([people.zone]);
    // An organisation to which nothing is open knows nobody.
    expect(await whoOf(service('SOMEBODY-ELSE'), 'CLINIC')).toEqual([]);
  });
});

/** How many consents a statement that asks for all of them finds, by the resident, under the settings of an actor. */
async function seenInSql(actor: Partial<Actor>) {
  const settings = {
    organisation: actor.organisation,
    role: actor.role,
    principal: actor.principal,
    purpose: actor.purpose ?? 'CARE',
    centres: `{${actor.centres}}`,
    all_centres: actor.allCentres ? 'on' : '',
    zones: `{${actor.zones ?? ''}}`,
    own_cases_only: actor.ownCasesOnly ? 'on' : '',
    staff_member: actor.staffMember ?? '',
  };
  const rows = await app.begin(async (transaction) => {
    for (const [name, value] of Object.entries(settings))
      await transaction`select set_config(${`app.${name}`}, ${value ?? ''}, true)`;
    return transaction`select resident_id, recipient_organisation from residents.consent
      where resident_id = any(${Object.values(people)}::uuid[]) and confirmation = 'GIVEN'`;
  });
  const nameOf = Object.fromEntries(Object.entries(people).map(([name, id]) => [id, name]));
  return rows.map((row) => `${nameOf[row['resident_id']]} ${row['recipient_organisation']}`).sort();
}

describe('the database, whatever the statement forgets to ask', () => {
  const to = (who: string) => ['CLINIC', 'IOM', 'STATE'].map((name) => `${who} ${name}`);
  it.each([
    ['another centre', state({ centres: [newIdentifier()] }), []],
    ['the centre', state(), [...to('centre'), ...to('zone')]],
    ['one zone of it', state({ zones: [ZONE] }), to('zone')],
    ['one’s own cases', state({ ownCasesOnly: true, staffMember: MANAGER }), to('zone')],
    ['no case of one’s own', state({ ownCasesOnly: true, staffMember: newIdentifier() }), []],
    ['the other organisation', iom(), ['centre IOM', 'zone IOM']],
    ['the other organisation elsewhere', iom({ centres: [newIdentifier()] }), []],
    ['a third organisation', iom({ organisation: 'NOBODY' }), []],
    ['who represents somebody', representative, to('centre')],
    ['who represents nobody', { ...representative, principal: 'representative-2' }, []],
    ['an analyst', state({ role: 'ANALYST', purpose: 'STATISTICS' }), []],
    ['a count without rows', state({ role: 'STATISTICS', purpose: 'STATISTICS' }), []],
  ])('shows the consents of %s', async (_, actor, expected) => {
    expect(await seenInSql(actor as Partial<Actor>)).toEqual(expected);
  });

  it('lets consents go where their resident goes', async () => {
    const { owner } = residents;
    const place = { centre: ELSEWHERE, zone: newIdentifier(), manager: newIdentifier() };
    const id = await register(owner, HERE);
    const consent = await allow(owner, id);
    await owner`update residents.resident set centre_id = ${place.centre}, safe_zone_id = ${place.zone},
      case_manager_id = ${place.manager} where id = ${id}`;
    const [row] = await owner`select centre_id as centre, reach_zone as zone, reach_case_manager as manager
      from residents.consent where id = ${consent}`;
    expect(row).toEqual(place);
  });

  it('takes no change of what a consent says', async () => {
    const id = await allow(residents.owner, people.centre, { confirmation: 'AWAITED' });
    for (const change of [
      "field_groups = '{HEALTH}'",
      "recipient_organisation = 'X'",
      "confirmation = 'NOT_NEEDED'",
    ])
      await expect(
        residents.owner.unsafe(`update residents.consent set ${change} where id = '${id}'`),
      ).rejects.toThrow(/stays as it was given/);
    await residents.owner`delete from residents.consent where id = ${id}`;
  });
});

const write = async (actor: Partial<Actor>, mutation: string, input: object) => {
  const { data, errors } = await residents.ask(actor, mutation, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  return Object.values(data)[0] as any;
};
const consentTo = (residentId: string, recipientOrganisation: string, fieldGroups = ['FAMILY']) => ({
  residentId,
  recipientOrganisation,
  fieldGroups,
  givenBy: 'RESIDENT',
  modality: 'WRITTEN',
  language: 'ar',
  purpose: 'CARE',
  documentSha256: HASH,
});

describe('a consent', () => {
  it('keeps the hash of what was written, spoken or filmed, or is refused', async () => {
    const { documentSha256: _, ...without } = consentTo(people.centre, 'IOM');
    for (const modality of ['WRITTEN', 'AUDIO', 'VIDEO'])
      expect(await write(state(), RECORD, { ...without, modality })).toMatchObject({
        consent: null,
        userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'documentSha256'] }],
      });
    expect(
      (await write(state(), RECORD, { ...without, documentSha256: 'no hash' })).userErrors,
    ).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    const { consent } = await write(state(), RECORD, consentTo(people.centre, 'IOM', ['LEGAL']));
    expect(consent).toMatchObject({ inForce: true, confirmation: 'NOT_NEEDED', documentSha256: HASH });
  });

  it.each([
    ['IOM', 'IOM', 'FAMILY', 'AWAITED'],
    ['IOM', 'STATE', 'FAMILY', 'NOT_NEEDED'],
    ['STATE', 'IOM', 'FAMILY', 'NOT_NEEDED'],
    ['STATE', 'STATE', 'FAMILY', 'AWAITED'],
    ['IOM', 'CLINIC', 'FAMILY', 'NOT_NEEDED'],
    ['IOM', 'STATE', 'HEALTH', 'AWAITED'],
    ['STATE', 'IOM', 'HEALTH', 'AWAITED'],
  ])('that %s records in favour of %s to %s is %s', async (recorder, recipient, group, confirmation) => {
    await share(residents.owner, HERE, 'IOM', ['OPERATIONAL']);
    const actor = recorder === 'IOM' ? iom() : state();
    const { consent } = await write(actor, RECORD, consentTo(people.zone, recipient, [group]));
    expect(consent).toMatchObject({ confirmation, inForce: confirmation === 'NOT_NEEDED' });
  });

  it('that IOM records in its own favour opens nothing until somebody of the State confirms it', async () => {
    const id = await register(residents.owner, HERE);
    await share(residents.owner, HERE, 'IOM', ['OPERATIONAL']);
    const read = () => residents.ask(iom(), FAMILY, { id });
    const { consent } = await write(iom(), RECORD, consentTo(id, 'IOM'));
    expect((await read()).data.resident).toEqual({ familySituation: null });
    const change = { consentId: consent.id, expectedVersion: 1 };
    const forbidden = { consent: null, userErrors: [{ code: 'FORBIDDEN', path: ['input', 'consentId'] }] };
    expect(await write(iom(), CONFIRM, change)).toEqual(forbidden);
    expect(await write(iom({ principal: 'iom-2' }), CONFIRM, change)).toEqual(forbidden);
    const hidden = await write(state({ centres: [ELSEWHERE] }), CONFIRM, change);
    const absent = await write(state(), CONFIRM, { ...change, consentId: newIdentifier() });
    expect(hidden).toEqual(absent);
    expect((await read()).data.resident).toEqual({ familySituation: null });
    expect(await write(state(), CONFIRM, change)).toEqual({
      consent: { inForce: true, confirmation: 'GIVEN' },
      userErrors: [],
    });
    expect((await read()).data.resident).toEqual({ familySituation: 'UNACCOMPANIED' });
  });

  it('is known to the organisation in whose favour it is, and the audit says that it was read as such', async () => {
    const id = await register(residents.owner, HERE);
    const consent = await allow(residents.owner, id, { field_groups: ['FAMILY'] });
    const query = 'query ($id: ID!) { resident(id: $id) { consents { id } } }';
    expect((await residents.ask(iom(), query, { id })).data.resident).toEqual({
      consents: [{ id: consent }],
    });
    const ofPerson = (await auditEvents(residents.owner, 'residents')).filter(({ people }) =>
      people.includes(id),
    );
    const bases = ofPerson
      .at(-1)!
      .entities.filter(({ groups }) => groups.includes('CONSENTS'))
      .flatMap((one) => one.bases);
    expect(bases).toContain('RECIPIENT');
  });

  it('that the State records in its own favour is confirmed by IOM, whose records it opens', async () => {
    const id = await register(residents.owner, HERE);
    const { consent } = await write(state(), RECORD, consentTo(id, 'STATE'));
    const change = { consentId: consent.id, expectedVersion: 1 };
    expect((await write(state({ principal: 'state-2' }), CONFIRM, change)).userErrors).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
    expect(await write(iom(), CONFIRM, change)).toEqual({
      consent: { inForce: true, confirmation: 'GIVEN' },
      userErrors: [],
    });
  });

  it('to health data is confirmed by a second person always, and never by the recipient’s people', async () => {
    const { consent } = await write(state(), RECORD, consentTo(people.centre, 'IOM', ['HEALTH']));
    const change = { consentId: consent.id, expectedVersion: 1 };
    expect((await write(state(), CONFIRM, change)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await write(iom(), CONFIRM, change)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await write(representative, CONFIRM, change)).consent).toEqual({
      inForce: true,
      confirmation: 'GIVEN',
    });
    expect(
      (await write(state({ principal: 'state-2' }), CONFIRM, { ...change, expectedVersion: 2 })).userErrors,
    ).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('that waits stands on the list of those who can confirm it, at their centre', async () => {
    const id = await register(residents.owner, HERE);
    const consent = await allow(residents.owner, id, {
      confirmation: 'AWAITED',
      recipient_organisation: 'STATE',
    });
    const LIST = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Centre {
      consentsToConfirm(first: 100) { totalCount nodes { id } } } } }`;
    const listOf = async (actor: Partial<Actor>, centre = HERE) =>
      (await residents.ask(actor, LIST, { r: [{ __typename: 'Centre', id: centre }] })).data._entities[0]
        .consentsToConfirm;
    const ids = ({ nodes }: { nodes: { id: string }[] }) => nodes.map((node) => node.id);
    expect(ids(await listOf(state()))).toContain(consent);
    expect(ids(await listOf(iom()))).toContain(consent);
    expect(await listOf(state({ centres: [ELSEWHERE] }))).toEqual({ totalCount: 0, nodes: [] });
    expect(ids(await listOf(iom({ organisation: 'NOBODY' })))).toEqual([]);
  });
});
