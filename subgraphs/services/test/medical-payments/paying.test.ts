import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import {
  type Counselling,
  consentOf,
  ELSEWHERE,
  HERE,
  provider,
  residents,
  startCounselling,
} from '../support/counselling.js';

const FACTS = `id kind amountMinor currency provider funding paidOn careAt voidedAt voidingReason version
  organisationCode referral { id } session { id } corrects { id }`;
const RECORD = `mutation ($input: RecordMedicalPaymentInput!) { recordMedicalPayment(input: $input) {
  medicalPayment { ${FACTS} } userErrors { code path rule } } }`;
const CORRECT = `mutation ($input: CorrectMedicalPaymentInput!) { correctMedicalPayment(input: $input) {
  medicalPayment { ${FACTS} } userErrors { code path } } }`;
const VOID = `mutation ($input: VoidMedicalPaymentInput!) { voidMedicalPayment(input: $input) {
  medicalPayment { ${FACTS} } userErrors { code path } } }`;
const READ = `query ($id: ID!) { medicalPayment(id: $id) { id paidOn kind amountMinor } }`;

const [child, other] = residents as [string, string];
const nurse = { organisation: 'IOM', role: 'NURSE', centres: [HERE], staffMember: provider };
const ofState = (role: string) => ({ organisation: 'STATE', role, centres: [HERE] });
const facts = (more: object = {}) => ({
  kind: 'DENTAL',
  careAt: '2024-05-01T10:00:00Z',
  paidOn: '2024-05-03',
  amountMinor: 12_050,
  currency: 'BGN',
  provider: 'Dr Ivanova, dentist',
  funding: 'eu amif-2',
  ...more,
});

let world: Counselling;
beforeAll(async () => {
  world = await startCounselling();
}, 60_000);
afterAll(() => world?.services.stop());

const record = (more: object = {}, input: object = {}, actor: object = nurse) =>
  world.ask(RECORD, { residentId: child, centreId: HERE, payment: facts(more), ...input }, actor);
const read = async (actor: object, id: string) => (await world.services.ask(actor, READ, { id })).data;

describe('recording what was paid', () => {
  it.each([
    ['for nobody', {}, { residentId: newIdentifier() }, 'NOT_FOUND', 'residentId'],
    ['at another centre', {}, { centreId: ELSEWHERE }, 'NOT_FOUND', 'centreId'],
    ['of nothing', { amountMinor: 0 }, {}, 'BAD_USER_INPUT', 'payment.amountMinor'],
    ['of more than a million', { amountMinor: 100_000_001 }, {}, 'BAD_USER_INPUT', 'payment.amountMinor'],
    ['in the future', { paidOn: '2199-01-01' }, {}, 'BAD_USER_INPUT', 'payment.paidOn'],
    ['before the care', { paidOn: '2024-04-30' }, {}, 'BAD_USER_INPUT', 'payment.paidOn'],
    ['for care to come', { careAt: '2199-01-01T00:00:00Z' }, {}, 'BAD_USER_INPUT', 'payment.careAt'],
    ['to nobody', { provider: ' ' }, {}, 'BAD_USER_INPUT', 'payment.provider'],
    ['by no referral', { referralId: newIdentifier() }, {}, 'NOT_FOUND', 'payment.referralId'],
    ['in no session', { sessionId: newIdentifier() }, {}, 'NOT_FOUND', 'payment.sessionId'],
  ])('is refused %s', async (_, more, input, code, path) => {
    const { medicalPayment, userErrors } = await record(more, input);
    expect(medicalPayment).toBeNull();
    expect(userErrors).toMatchObject([{ code, path: ['input', ...path.split('.')] }]);
  });

  it('is refused for care before the stay, by the owner of the residents', async () => {
    const { graph } = world.services;
    graph.objections.set(child, ['BEFORE_ARRIVAL']);
    const { userErrors } = await record();
    graph.objections.clear();
    expect(graph.fits.get(child)).toMatchObject({ centreId: HERE, from: '2024-05-01T10:00:00.000Z' });
    expect(userErrors).toMatchObject([
      { code: 'RULE_VIOLATION', path: ['input', 'residentId'], rule: 'BEFORE_ARRIVAL' },
    ]);
  });

  it('is refused to roles that arrange no care, and by a referral or session of somebody else', async () => {
    const guard = { ...nurse, role: 'SECURITY_GUARD' };
    expect((await record({}, {}, guard)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    const [referral, session] = [newIdentifier(), newIdentifier()];
    const { owner } = world.services;
    await owner`insert into services.referral (id, resident_id, centre_id, function, from_organisation, to_organisation, reason, opened_at)
      values (${referral}, ${other}, ${HERE}, 'SPECIALISED_MEDICAL_REFERRAL', 'IOM', 'CLINIC', 'Tooth', '2024-04-30T10:00Z')`;
    await owner`insert into services.session (id, offer_id, resident_id, centre_id, organisation, provider_id, started_at)
      values (${session}, ${world.offerId}, ${other}, ${HERE}, 'IOM', ${provider}, '2024-04-30T10:00Z')`;
    expect((await record({ referralId: referral })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await record({ sessionId: session })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const whole = await record({ referralId: referral, sessionId: session }, { residentId: other });
    expect(whole.medicalPayment).toMatchObject({ referral: { id: referral }, session: { id: session } });
  });

  it('keeps whose money it was, once for one key, with an event that names the person', async () => {
    const input = { idempotencyKey: newIdentifier(), residentId: child, centreId: HERE, payment: facts() };
    const [first, again] = [await world.ask(RECORD, input, nurse), await world.ask(RECORD, input, nurse)];
    expect(again).toEqual(first);
    expect(first.medicalPayment).toMatchObject({
      ...facts(),
      careAt: '2024-05-01T10:00:00.000Z',
      funding: 'EU AMIF-2',
      organisationCode: 'IOM',
      corrects: null,
    });
    const events = await auditEvents(world.services.owner, 'services');
    const written = events.filter(
      ({ kind, operation }: { kind: string; operation: string }) =>
        kind === 'WRITE' && operation === 'recordMedicalPayment',
    );
    expect(written.slice(-2)).toMatchObject([{ outcome: 'DONE' }, { outcome: 'REPEATED' }]);
    expect(JSON.stringify(written.at(-2))).toContain(child);
  });

  it('is kept by the database alone as well: more than nothing, in a currency of the list, not to come, not before the care', async () => {
    const insert = (change: object) =>
      world.services.owner`insert into services.medical_payment ${world.services.owner({
        id: newIdentifier(),
        resident_id: child,
        centre_id: HERE,
        organisation: 'IOM',
        kind: 'DENTAL',
        care_at: '2024-05-01T10:00Z',
        paid_on: '2024-05-03',
        amount_minor: 1,
        currency: 'EUR',
        provider: 'x',
        ...change,
      })}`;
    for (const [change, constraint] of [
      [{ amount_minor: 0 }, 'medical_payment_is_of_something'],
      [{ currency: 'XAU' }, 'medical_payment_currency_words'],
      [{ paid_on: '2190-01-01' }, 'medical_payment_not_to_come'],
      [{ paid_on: '2024-04-29' }, 'medical_payment_not_before_care'],
      [{ voided_at: '2024-05-04T00:00Z' }, 'medical_payment_voided_with_reason'],
    ] as const)
      await expect(insert(change)).rejects.toMatchObject({ constraint_name: constraint });
  });
});

describe('a payment that is wrong', () => {
  it('stays, and what is right stands in its place', async () => {
    const { medicalPayment: wrong } = await record();
    const change = {
      paymentId: wrong.id,
      reason: 'The bill says 102.50.',
      payment: facts({ amountMinor: 10_250 }),
    };
    const moved = await world.ask(CORRECT, { ...change, expectedVersion: 9 }, nurse);
    expect(moved.userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'expectedVersion'] }]);
    const { medicalPayment: right } = await world.ask(CORRECT, { ...change, expectedVersion: 1 }, nurse);
    expect(right).toMatchObject({
      amountMinor: 10_250,
      corrects: { id: wrong.id },
      voidedAt: null,
      version: 1,
    });
    const again = await world.ask(CORRECT, { ...change, expectedVersion: 2 }, nurse);
    expect(again.userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'paymentId'] }]);
    const [row] = await world.services
      .owner`select voiding_reason, version, amount_minor from services.medical_payment where id = ${wrong.id}`;
    expect(row).toEqual({ voiding_reason: 'The bill says 102.50.', version: 2, amount_minor: 12_050 });
  });

  it('is voided by the organisation that paid alone', async () => {
    const { medicalPayment: wrong } = await record();
    const change = { paymentId: wrong.id, expectedVersion: 1, reason: 'Paid by somebody else.' };
    const state = await world.ask(VOID, change, ofState('NURSE'));
    expect(state.userErrors).toMatchObject([{ code: 'FORBIDDEN', path: ['input', 'paymentId'] }]);
    const { medicalPayment } = await world.ask(VOID, change, nurse);
    expect(medicalPayment).toMatchObject({
      voidingReason: 'Paid by somebody else.',
      version: 2,
      kind: 'DENTAL',
    });
  });
});

describe('who reads it', () => {
  it('is the care team that it was paid; for what and how much who arranges care, and others by a consent for health', async () => {
    const { id } = (await record()).medicalPayment;
    const [whole, fact] = [
      { id, paidOn: '2024-05-03', kind: 'DENTAL', amountMinor: 12_050 },
      { id, paidOn: '2024-05-03', kind: null, amountMinor: null },
    ];
    expect((await read(nurse, id)).medicalPayment).toEqual(whole);
    for (const role of ['PSYCHOLOGIST', 'SECURITY_GUARD', 'CENTRE_MANAGER'])
      expect((await read({ ...nurse, role }, id)).medicalPayment, role).toEqual(fact);
    expect((await read(ofState('NURSE'), id)).medicalPayment).toEqual(fact);
    world.consents.push(consentOf(child, 'STATE', ['HEALTH']));
    expect((await read(ofState('NURSE'), id)).medicalPayment).toEqual(whole);
    expect((await read(ofState('SECURITY_GUARD'), id)).medicalPayment).toEqual(fact);
    world.consents.length = 0;
    expect((await read({ ...nurse, centres: [ELSEWHERE] }, id)).medicalPayment).toBeNull();
    await world.services.owner`update services.sharing_clause set valid_until = now()`;
    expect((await read(ofState('NURSE'), id)).medicalPayment).toBeNull();
    await world.services.owner`update services.sharing_clause set valid_until = null`;
  });

  it('finds a page of a resident’s by one statement, the latest care first', async () => {
    await record({ careAt: '2024-06-01T10:00:00Z', paidOn: '2024-06-01', kind: 'OPTICAL' });
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident {
      medicalPayments(first: 1) { nodes { kind paidOn } pageInfo { hasNextPage } } } } }`;
    const { data } = await world.services.ask(nurse, query, {
      r: residents.map((id) => ({ __typename: 'Resident', id })),
    });
    expect(world.services.statements).toHaveLength(1);
    expect(data._entities[0].medicalPayments).toEqual({
      nodes: [{ kind: 'OPTICAL', paidOn: '2024-06-01' }],
      pageInfo: { hasNextPage: true },
    });
  });
});
