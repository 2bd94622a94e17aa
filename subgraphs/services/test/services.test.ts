import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { slice } from '../src/slice.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const OFFER = `mutation ($input: OfferServiceInput!) { offerService(input: $input) {
  offer { id organisationCode } userErrors { code path } } }`;
const SESSION = `mutation ($input: RecordSessionInput!) { recordSession(input: $input) {
  session { id function note noteWithheld provider { id } } userErrors { code path } } }`;
const OPEN = `mutation ($input: OpenReferralInput!) { openReferral(input: $input) {
  referral { id state version reason } userErrors { code path } } }`;
const ANSWER = `mutation ($input: AnswerReferralInput!) { answerReferral(input: $input) {
  referral { state version failureReason } userErrors { code path } } }`;
const COMPLETE = `mutation ($input: CompleteReferralInput!) { completeReferral(input: $input) {
  referral { state outcome } userErrors { code path } } }`;

let services: OneSlice;
let offerId: string;
const residents = Array.from({ length: 50 }, newIdentifier);
const provider = newIdentifier();
const consentOf = (residentId: string, recipient: string, fieldGroups: string[]) => ({
  id: newIdentifier(),
  residentId,
  recipient,
  fieldGroups,
  purpose: 'CARE',
});
let consents: ReturnType<typeof consentOf>[] = [];

/** Has the agreement at the centre open groups to an organisation. */
const share = (sql: Sql, organisation: string, groups: string[]) =>
  sql`insert into services.sharing_clause
    (id, centre_id, organisation, field_groups, purposes, sop_id, clause, valid_from)
    values (${newIdentifier()}, ${HERE}, ${organisation}, ${groups}, ${['CARE', 'COORDINATION']},
      ${newIdentifier()}, 'A.1', '2020-01-01')`;

const psychologist = { organisation: 'IOM', role: 'PSYCHOLOGIST', centres: [HERE], staffMember: provider };

const ask = async (query: string, input: object, actor: object = psychologist) => {
  const { data, errors } = await services.ask(actor, query, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  return Object.values(data)[0] as any;
};

beforeAll(async () => {
  services = await startOneSlice(slice);
  for (const id of [HERE, provider, ...residents]) services.graph.known.add(id);
  // What the residents' owner would answer about consents.
  services.graph.answer = (query, { recipientOrganisation }) =>
    query.includes('consentsInForce')
      ? { consentsInForce: consents.filter(({ recipient }) => recipient === recipientOrganisation) }
      : undefined;
  await share(services.owner, 'STATE', ['OPERATIONAL']);
  const wanted = {
    centreId: HERE,
    function: 'PSYCHOSOCIAL_SUPPORT',
    name: 'Counselling room',
    languages: ['ar'],
  };
  offerId = (await ask(OFFER, wanted)).offer.id;
}, 60_000);
afterAll(() => services?.stop());

const session = (more: object = {}) => ({
  offerId,
  residentId: residents[0],
  startedAt: '2024-05-01T10:00:00Z',
  endedAt: '2024-05-01T11:00:00Z',
  note: 'Sleeps badly.',
  ...more,
});

describe('recording a session', () => {
  it.each([
    ['for nobody', { residentId: newIdentifier() }, 'NOT_FOUND', 'residentId'],
    ['of a service that is not there', { offerId: newIdentifier() }, 'NOT_FOUND', 'offerId'],
    ['in the future', { startedAt: '2199-01-01T00:00:00Z', endedAt: null }, 'BAD_USER_INPUT', 'startedAt'],
    ['that ends before it begins', { endedAt: '2024-05-01T09:00:00Z' }, 'BAD_USER_INPUT', 'endedAt'],
  ])('is refused %s', async (_, more, code, path) => {
    expect(await ask(SESSION, session(more))).toEqual({
      session: null,
      userErrors: [{ code, path: ['input', path] }],
    });
  });

  it('is refused to the other organisation, and at another centre', async () => {
    const state = await ask(SESSION, session(), { ...psychologist, organisation: 'STATE' });
    expect(state.userErrors).toEqual([{ code: 'FORBIDDEN', path: ['input', 'offerId'] }]);
    const elsewhere = await ask(SESSION, session(), { ...psychologist, centres: [ELSEWHERE] });
    expect(elsewhere.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'offerId'] }]);
  });

  it('keeps the note for the same function in the same organisation; others know that there is one', async () => {
    const { session: written } = await ask(SESSION, session());
    expect(written).toMatchObject({
      function: 'PSYCHOSOCIAL_SUPPORT',
      note: 'Sleeps badly.',
      provider: { id: provider },
    });
    const read = async (actor: object) =>
      (
        await services.ask(actor, 'query ($id: ID!) { session(id: $id) { note noteWithheld } }', {
          id: written.id,
        })
      ).data.session;
    const seen = { note: 'Sleeps badly.', noteWithheld: false };
    const withheld = { note: null, noteWithheld: true };
    expect(await read({ organisation: 'IOM', role: 'PSYCHOLOGIST', centres: [HERE] })).toEqual(seen);
    expect(await read({ organisation: 'IOM', role: 'LEGAL_COUNSELLOR', centres: [HERE] })).toEqual(withheld);
    expect(await read({ organisation: 'STATE', role: 'PSYCHOLOGIST', centres: [HERE] })).toEqual(withheld);
    expect(await read({ organisation: 'STATE', role: 'CASE_MANAGER', centres: [HERE] })).toEqual(withheld);
    expect(await read({ organisation: 'IOM', role: 'PSYCHOLOGIST', centres: [ELSEWHERE] })).toBeNull();
    const analyst = { organisation: 'IOM', role: 'ANALYST', centres: [HERE], purpose: 'STATISTICS' };
    expect(await read(analyst)).toBeNull();
    await services.owner`update services.sharing_clause set valid_until = now()`;
    expect(await read({ organisation: 'STATE', role: 'CASE_MANAGER', centres: [HERE] })).toBeNull();
    await services.owner`update services.sharing_clause set valid_until = null`;
  });
});

describe('a page of services', () => {
  it('costs two statements for the last sessions and the open referrals of fifty residents', async () => {
    for (const residentId of residents) {
      for (const hour of ['08', '09', '10', '12'])
        await services.owner`insert into services.session
          (id, offer_id, resident_id, centre_id, organisation, provider_id, started_at)
          values (${newIdentifier()}, ${offerId}, ${residentId}, ${HERE}, 'IOM', ${provider}, ${`2024-06-01T${hour}:00:00Z`})`;
      await services.owner`insert into services.referral
        (id, resident_id, centre_id, function, from_organisation, to_organisation, reason, opened_at)
        values (${newIdentifier()}, ${residentId}, ${HERE}, 'LEGAL_AID', 'STATE', 'IOM', 'Asylum', '2024-06-01T12:00:00Z')`;
    }
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident {
      services(first: 3) { nodes { function startedAt provider { id } } }
      referrals(first: 5, open: true) { nodes { state } } } } }`;
    const r = residents.map((id) => ({ __typename: 'Resident', id }));
    const { data } = await services.ask(psychologist, query, { r });
    expect(services.statements).toHaveLength(2);
    expect(data._entities[49]).toEqual({
      services: {
        nodes: ['12', '10', '09'].map((hour) => ({
          function: 'PSYCHOSOCIAL_SUPPORT',
          startedAt: `2024-06-01T${hour}:00:00.000Z`,
          provider: { id: provider },
        })),
      },
      referrals: { nodes: [{ state: 'IN_PROGRESS' }] },
    });
    const { data: hidden } = await services.ask({ ...psychologist, centres: [ELSEWHERE] }, query, { r });
    expect(hidden._entities[0]).toEqual({ services: { nodes: [] }, referrals: { nodes: [] } });
  });
});

describe('a referral', () => {
  const clinic = { organisation: 'CLINIC', role: 'COORDINATOR', centres: [HERE] };
  const wanted = {
    residentId: residents[1],
    centreId: HERE,
    function: 'SPECIALISED_MEDICAL_REFERRAL',
    toOrganisation: 'CLINIC',
    reason: 'Needs an eye specialist.',
  };
  const open = async () => (await ask(OPEN, wanted)).referral as { id: string; version: number };
  beforeEach(async () => {
    consents = [consentOf(residents[1]!, 'CLINIC', ['HEALTH'])];
    // Of one resident, one referral for the same is open at a time.
    await services.owner`update services.referral set state = 'REVOKED', closed_at = now(), failure_reason = 'OTHER'
      where to_organisation = 'CLINIC' and closed_at is null`;
  });

  it('is refused without the consent that it needs, and says which from whom', async () => {
    for (const other of [
      [],
      [consentOf(residents[2]!, 'CLINIC', ['HEALTH'])],
      [consentOf(residents[1]!, 'STATE', ['HEALTH'])],
      [consentOf(residents[1]!, 'CLINIC', ['PROTECTION'])],
    ]) {
      consents = other;
      const { referral, userErrors } = await ask(OPEN, wanted);
      expect(referral).toBeNull();
      expect(userErrors).toEqual([{ code: 'CONSENT_REQUIRED', path: ['input', 'toOrganisation'] }]);
    }
  });

  it('needs no consent where a clause in force opens what it sends; a clause of another group, place, organisation, purpose or time spares none', async () => {
    consents = [];
    type Terms = Record<string, string | string[]>;
    const clause = (more: Terms) =>
      services.owner`insert into services.sharing_clause ${services.owner({
        ...{ id: newIdentifier(), centre_id: HERE, organisation: 'CLINIC', field_groups: ['HEALTH'] },
        ...{ purposes: ['CARE'], sop_id: newIdentifier(), clause: 'of-a-referral', valid_from: '2020-01-01' },
        ...more,
      })}`;
    const others: Terms[] = [
      { field_groups: ['OPERATIONAL'] },
      { centre_id: ELSEWHERE },
      { organisation: 'BUREAU' },
      { purposes: ['COORDINATION'] },
      { valid_until: '2021-01-01' },
      { valid_from: '2199-01-01' },
    ];
    for (const other of others) {
      await clause(other);
      const { userErrors } = await ask(OPEN, wanted);
      expect(userErrors, JSON.stringify(other)).toMatchObject([{ code: 'CONSENT_REQUIRED' }]);
    }
    await clause({});
    expect((await ask(OPEN, wanted)).userErrors).toEqual([]);
    await services.owner`delete from services.sharing_clause where clause = 'of-a-referral'`;
  });

  it('closes its reason with the withdrawal of the consent, at the next read, and is marked', async () => {
    const { id } = await open();
    const query =
      'query ($id: ID!) { referral(id: $id) { reason restsOnConsent consentInForce consentEndedAt } }';
    expect((await services.ask(clinic, query, { id })).data.referral).toEqual({
      reason: 'Needs an eye specialist.',
      restsOnConsent: true,
      consentInForce: true,
      consentEndedAt: null,
    });
    consents = [];
    const { data, errors } = await services.ask(clinic, query, { id });
    expect(data.referral).toMatchObject({ reason: null, consentInForce: false });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['CONSENT_REQUIRED']);
    const accept = { referralId: id, expectedVersion: 1, accept: true };
    expect((await ask(ANSWER, accept, clinic)).userErrors).toMatchObject([{ code: 'CONSENT_REQUIRED' }]);
    expect(await services.verify()).toBeGreaterThan(0);
    const { data: marked } = await services.ask(psychologist, query, { id });
    expect(marked.referral.consentEndedAt).not.toBeNull();
  });

  it('shows no reason while nobody can say whether a consent holds', async () => {
    const { id } = await open();
    services.graph.away = true;
    const { data, errors } = await services.ask(
      clinic,
      'query ($id: ID!) { referral(id: $id) { state reason } }',
      {
        id,
      },
    );
    services.graph.away = false;
    expect(data.referral).toEqual({ state: 'IN_PROGRESS', reason: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_UNAVAILABLE']);
  });

  it('is answered by nobody but the organisation that was asked', async () => {
    const { id: referralId } = await open();
    const { userErrors } = await ask(ANSWER, { referralId, expectedVersion: 1, accept: true });
    expect(userErrors).toEqual([{ code: 'FORBIDDEN', path: ['input', 'referralId'] }]);
  });

  it('is rejected with a reason only, and completed only once it was accepted', async () => {
    const { id: referralId } = await open();
    const answer = (input: object) => ask(ANSWER, { referralId, expectedVersion: 1, ...input }, clinic);
    expect((await answer({ accept: false })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    const complete = (expectedVersion: number, input: object) =>
      ask(COMPLETE, { referralId, expectedVersion, ...input }, clinic);
    expect((await complete(1, { outcome: 'SUCCESSFUL' })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await answer({ accept: true })).referral).toEqual({
      state: 'ACCEPTED',
      version: 2,
      failureReason: null,
    });
    expect((await complete(2, { outcome: 'UNSUCCESSFUL' })).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);
    expect((await complete(2, { outcome: 'SUCCESSFUL' })).referral).toEqual({
      state: 'DONE',
      outcome: 'SUCCESSFUL',
    });
    expect((await complete(3, { outcome: 'SUCCESSFUL' })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('shows its reason to the two organisations, and its state to the State’s case manager', async () => {
    const { id } = await open();
    const query = 'query ($id: ID!) { referral(id: $id) { state reason } }';
    const read = async (actor: object) => (await services.ask(actor, query, { id })).data.referral;
    expect(await read(clinic)).toMatchObject({ reason: 'Needs an eye specialist.' });
    expect(await read({ organisation: 'STATE', role: 'CASE_MANAGER', centres: [HERE] })).toEqual({
      state: 'IN_PROGRESS',
      reason: null,
    });
  });
});

describe('places and interpreters', () => {
  const ATTEND = `mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) {
    attendance { id } userErrors { code path } } }`;
  const PLAN = `mutation ($input: PlanGroupActivityInput!) { planGroupActivity(input: $input) {
    activity { id } userErrors { code } } }`;
  const BOOK = `mutation ($input: BookInterpreterInput!) { bookInterpreter(input: $input) {
    booking { id } userErrors { code path } } }`;

  it('never gives more places than an activity has', async () => {
    const times = { startsAt: '2024-07-01T10:00:00Z', endsAt: '2024-07-01T12:00:00Z' };
    const { activity } = await ask(PLAN, { offerId, title: 'Football', places: 5, ...times });
    const answers = await Promise.all(
      residents
        .slice(0, 20)
        .map((residentId) => ask(ATTEND, { activityId: activity.id, residentId, state: 'REGISTERED' })),
    );
    expect(answers.filter(({ attendance }) => attendance)).toHaveLength(5);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual(
      Array.from({ length: 15 }, () => ({ code: 'CONFLICT', path: ['input', 'activityId'] })),
    );
  });

  it('books an interpreter once at a time', async () => {
    const hour = (ahead: number) => new Date(Date.now() + ahead * 3_600_000).toISOString();
    const times = { startsAt: hour(1), endsAt: hour(2) };
    const input = { centreId: HERE, interpreterId: provider, language: 'ar', ...times };
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(BOOK, input)));
    expect(answers.filter(({ booking }) => booking)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual(
      Array.from({ length: 19 }, () => ({ code: 'CONFLICT', path: ['input', 'interpreterId'] })),
    );
  });
});

describe('the uptake of a cohort', () => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ResidentCohort {
    serviceUptake { function residents sessions withheld } } } }`;
  const uptake = async (memberIds: string[], cell: (index: number) => string = () => '1 ') => {
    const memberCells = memberIds.map((_, index) => cell(index));
    const r = [
      { __typename: 'ResidentCohort', id: newIdentifier(), question: 'YEAR 1 ', memberIds, memberCells },
    ];
    const { data, errors } = await services.ask(
      { role: 'ANALYST', purpose: 'STATISTICS', centres: [HERE] },
      query,
      { r },
    );
    expect(errors).toBeUndefined();
    return data._entities[0].serviceUptake as { function: string; residents: number | null }[];
  };
  const others = (count: number) => Array.from({ length: count }, newIdentifier);

  it('lists every function, and tells few, nobody and nearly everybody alike', async () => {
    const withheld = (all: { function: string }[]) =>
      all.map(({ function: name }) => ({ function: name, residents: null, sessions: null, withheld: true }));
    const few = await uptake([...residents.slice(0, 10), ...others(40)]);
    const nobody = await uptake(others(50));
    const nearlyAll = await uptake([...residents, ...others(10)]);
    const withheldCohort = await uptake([]);
    expect(few.length).toBeGreaterThan(15);
    for (const answer of [few, nobody, nearlyAll, withheldCohort]) expect(answer).toEqual(withheld(few));
  });

  it('counts distinct residents and their sessions, and takes a person named twice once', async () => {
    const [row] = await services.owner`select count(*)::int as sessions from services.session`;
    const told = await uptake([...residents, ...residents, ...others(20)]);
    expect(told.filter(({ residents: count }) => count !== null)).toEqual([
      { function: 'PSYCHOSOCIAL_SUPPORT', residents: 50, sessions: row!['sessions'], withheld: false },
    ]);
  });

  it('leaves out whoever is no person of a cell', async () => {
    const all = await uptake([...residents, ...others(20)], () => 'forged');
    expect(all.every(({ residents: count }) => count === null)).toBe(true);
  });
});

describe('the places of an activity', () => {
  it('are null for who may not see who came, never 0', async () => {
    const [offer] = await services.owner`select id from services.service_offer limit 1`;
    const id = newIdentifier();
    await services.owner`insert into services.group_activity (id, offer_id, centre_id, title, starts_at, ends_at, places, recorded_by_organisation)
      values (${id}, ${offer!['id']}, ${HERE}, 'Football', '2024-05-01T10:00:00Z', '2024-05-01T12:00:00Z', 20, 'IOM')`;
    for (const resident of residents.slice(0, 2))
      await services.owner`insert into services.attendance (id, activity_id, resident_id, state, recorded_by_organisation)
        values (${newIdentifier()}, ${id}, ${resident}, 'ATTENDED', 'IOM')`;
    const read = (actor: object) =>
      services.ask({ centres: [HERE], ...actor }, `{ groupActivity(id: "${id}") { title placesTaken } }`);
    expect((await read({ organisation: 'IOM', role: 'PSYCHOLOGIST' })).data.groupActivity.placesTaken).toBe(
      2,
    );
    for (const actor of [
      { organisation: 'IOM', role: 'ANALYST', purpose: 'STATISTICS' },
      { organisation: 'CLINIC', role: 'PSYCHOLOGIST' },
    ]) {
      const { data, errors } = await read(actor);
      expect(data.groupActivity).toEqual({ title: 'Football', placesTaken: null });
      expect(errors).toHaveLength(1);
    }
  });
});
