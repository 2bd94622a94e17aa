import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readExamples } from '../gateway/dist/explorer/examples.js';
import { startGraph, type TestGraph } from './support/graph.js';

const { query } = readExamples().find(({ file }) => file === '08-what-is-open-after-a-departure.graphql')!;
const [AHEAD, UNTIL] = ['2190-05-01T10:00:00Z', '2190-05-01T12:00:00Z'];
const CONSENT = newIdentifier();

let graph: TestGraph;
let sofia: string;
/** A child alone at Sofia who is represented, has allowed IOM something and is referred. */
let child: string;
beforeAll(async () => {
  graph = await startGraph();
  const { facilities, residents, services } = graph.owners;
  const [centre] = await facilities`select id from facilities.centre where code = 'RRC-SOFIA'`;
  sofia = centre!['id'];
  const referred = await services`select distinct resident_id as id from services.referral
    where centre_id = ${sofia} and state in ('IN_PROGRESS', 'ACCEPTED')`;
  const [found] = await residents`select resident.id from residents.resident
    where id = any(${referred.map(({ id }) => id)}::uuid[]) and departed_at is null and case_manager_id is not null
      and exists (select from residents.representation where resident_id = resident.id and ended_on is null)
      and residents.is_child_on(date_of_birth, (now() + interval '2 days')::date)
    order by id limit 1`;
  child = found!['id'];
  const [offer] = await services`select id from services.service_offer
    where centre_id = ${sofia} and organisation = 'IOM' order by id limit 1`;
  const [manager] = await residents`select case_manager_id as id from residents.resident where id = ${child}`;
  const activity = newIdentifier();
  await residents`insert into residents.consent (id, resident_id, given_by, modality, language, legal_basis, field_groups,
      recipient_organisation, purpose, given_at, document_sha256, confirmation, centre_id, reach_zone, reach_case_manager)
    select ${CONSENT}, id, 'RESIDENT', 'WRITTEN', 'ar', 'CONSENT', '{LEGAL}', 'LEGAL-AID-BUREAU', 'LEGAL_AID', arrived_at,
      ${'ab'.repeat(32)}, 'NOT_NEEDED', centre_id, reach_zone, reach_case_manager from residents.resident where id = ${child}`;
  await services`insert into services.service_request (id, resident_id, offer_id, requested_at, recorded_by_organisation)
    values (${newIdentifier()}, ${child}, ${offer!['id']}, now(), 'IOM')`;
  await services`insert into services.group_activity (id, offer_id, centre_id, title, starts_at, ends_at, recorded_by_organisation)
    values (${activity}, ${offer!['id']}, ${sofia}, 'Excursion', ${AHEAD}, ${UNTIL}, 'IOM')`;
  await services`insert into services.attendance (id, activity_id, resident_id, recorded_by_organisation)
    values (${newIdentifier()}, ${activity}, ${child}, 'STATE')`;
  await services`insert into services.interpreter_booking
      (id, centre_id, interpreter_id, resident_id, language, starts_at, ends_at, recorded_by_organisation)
    values (${newIdentifier()}, ${sofia}, ${manager!['id']}, ${child}, 'ar', ${AHEAD}, ${UNTIL}, 'STATE')`;
});
afterAll(() => graph?.stop());

const depart = async (persona: string) => {
  const [row] = await graph.owners.residents`select version from residents.resident where id = ${child}`;
  const input = {
    idempotencyKey: newIdentifier(),
    residentId: child,
    expectedVersion: row!['version'],
    reason: 'REUNITED_WITH_FAMILY',
  };
  return graph.ask(persona, query, { input }, { 'x-purpose': 'CARE' });
};

describe('a departure', () => {
  it('tells nothing to the other organisation, nor at another centre, and ends no stay there', async () => {
    for (const [persona, code] of [
      ['iom-coordinator', 'FORBIDDEN'],
      ['state-case-manager-harmanli', 'NOT_FOUND'],
    ] as const) {
      const { data } = await depart(persona);
      expect(data.departResident.resident).toBeNull();
      expect(data.departResident.userErrors).toMatchObject([{ code }]);
    }
    const [row] = await graph.owners
      .residents`select departed_at from residents.resident where id = ${child}`;
    expect(row).toEqual({ departed_at: null });
  });

  it('is answered with all that is still open, of both owners, in one answer', async () => {
    const { data, errors } = await depart('state-centre-manager');
    expect(errors).toBeUndefined();
    const { resident, userErrors } = data.departResident;
    expect(userErrors).toEqual([]);
    expect(resident.departedAt).toEqual(expect.any(String));
    const { openRecords, openServices } = resident;
    expect(openRecords).toMatchObject({
      representation: { ofAdult: false, legalRepresentative: { fullName: expect.any(String) } },
      caseManager: { fullName: expect.any(String) },
    });
    expect(openRecords.consents).toContainEqual(
      expect.objectContaining({ id: CONSENT, recipientOrganisation: 'LEGAL-AID-BUREAU' }),
    );
    const open = await graph.owners.services`select id from services.referral
      where resident_id = ${child} and state in ('IN_PROGRESS', 'ACCEPTED')`;
    const ids = (rows: { id?: string }[]) => rows.map(({ id }) => id).sort();
    expect(ids(openServices.referrals)).toEqual(ids(open as { id?: string }[]));
    // What the demo data hold beside it depends on the day of the load.
    expect(openServices.requests).toContainEqual(
      expect.objectContaining({
        state: 'OPEN',
        offer: expect.objectContaining({ organisationCode: 'IOM' }),
      }),
    );
    expect(openServices.enrolments).toContainEqual(
      expect.objectContaining({ activity: { title: 'Excursion', startsAt: '2190-05-01T10:00:00.000Z' } }),
    );
    expect(openServices.interpreterBookings).toContainEqual(
      expect.objectContaining({
        startsAt: '2190-05-01T10:00:00.000Z',
        interpreter: { fullName: expect.any(String) },
      }),
    );
  });

  it('has the list asked again whoever comes later, and what was ended stands on it no more', async () => {
    const later = `query ($id: ID!) { resident(id: $id) { openRecords { representation { id version } }
      openServices { referrals { id version fromOrganisationCode } interpreterBookings { id } } } }`;
    const ask = async () => (await graph.ask('state-centre-manager', later, { id: child })).data.resident;
    const { openRecords } = await ask();
    const { id, version } = openRecords.representation;
    const END = `mutation ($input: EndRepresentationInput!) { endRepresentation(input: $input) { userErrors { code } } }`;
    const input = { representationId: id, expectedVersion: version, reason: 'RESIDENT_LEFT' };
    const ended = await graph.ask('state-centre-manager', END, {
      input: { idempotencyKey: newIdentifier(), ...input },
    });
    expect(ended.data.endRepresentation.userErrors).toEqual([]);
    await graph.owners
      .services`update services.referral set state = 'REVOKED', closed_at = now(), failure_reason = 'NO_LONGER_NEEDED'
      where resident_id = ${child} and state in ('IN_PROGRESS', 'ACCEPTED')`;
    expect(await ask()).toMatchObject({
      openRecords: { representation: null },
      openServices: { referrals: [] },
    });
  });
});

describe('the bed of somebody who departed', () => {
  it('is free once facilities has followed what became of residents, from the beginning, through the gateway, and once', async () => {
    const holders = await graph.owners.facilities`select resident_id as id from facilities.placement
      where stage = 'CHECKED_IN' and ends_at is null and starts_at < now() - interval '1 day' order by id limit 1`;
    const resident = holders[0]!['id'] as string;
    // By the owner's own SQL: it is told as the API is.
    const changed = await graph.owners
      .residents`update residents.resident set departed_at = now(), departure_reason = 'OTHER',
      version = version + 1 where id = ${resident} and departed_at is null returning id`;
    expect(changed).toHaveLength(1);
    const endOfStay = () => graph.owners.facilities`select end_reason from facilities.placement
      where resident_id = ${resident} order by starts_at desc limit 1`;
    // What runs at that moment in the owner's database may hold the feed up.
    await vi.waitFor(
      async () => {
        await graph.verify('facilities');
        expect(await endOfStay()).toEqual([{ end_reason: 'DEPARTED' }]);
      },
      { timeout: 20_000 },
    );
    const [place] = await graph.owners
      .facilities`select cursor from facilities.followed where feed = 'changes'`;
    expect(place!['cursor']).toEqual(expect.any(String));
    expect((await graph.ask('state-centre-manager', '{ changes { nodes { kind } } }')).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});

describe('the demo data', () => {
  it('has every consent of a representative given while the resident was represented', async () => {
    const [counted] = await graph.owners
      .residents`select count(*)::int as given, count(*) filter (where not exists (
        select from residents.representation as held where held.resident_id = consent.resident_id
          and held.appointed_on <= residents.day_at(given_at, consent.centre_id)
          and (held.ended_on is null or held.ended_on > residents.day_at(given_at, consent.centre_id))
          and residents.is_child_on(date_of_birth, residents.day_at(given_at, consent.centre_id))))::int as unheld
      from residents.consent join residents.resident on resident.id = resident_id where given_by <> 'RESIDENT'`;
    expect(counted!['given']).toBeGreaterThan(50);
    expect(counted!['unheld']).toBe(0);
  });

  it('has nobody who has departed answer as present, at any centre', async () => {
    const [counted] = await graph.owners.residents`select count(*)::int as departed,
      count(distinct centre_id)::int as centres from residents.resident where departed_at is not null`;
    expect(counted!['departed']).toBeGreaterThan(900);
    const list = `query ($c: ID!, $present: Boolean) { residents(centreId: $c, first: 1, filter: { departed: true, present: $present }) {
      totalCount } }`;
    const centres = await graph.owners.residents`select distinct centre_id as id from residents.resident`;
    const sums: Record<string, number> = { true: 0, false: 0 };
    for (const { id } of centres)
      for (const present of [true, false]) {
        const { data, errors } = await graph.ask('iom-coordinator', list, { c: id, present });
        expect(errors).toBeUndefined();
        sums[String(present)]! += data.residents.totalCount;
      }
    expect(sums).toEqual({ true: 0, false: counted!['departed'] });
  });
});
