import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Counselling,
  consentOf,
  ELSEWHERE,
  HERE,
  psychologist,
  residents,
  startCounselling,
} from '../support/counselling.js';

const OPEN = `mutation ($input: OpenReferralInput!) { openReferral(input: $input) {
  referral { id state version reason } userErrors { code path } } }`;
const ANSWER = `mutation ($input: AnswerReferralInput!) { answerReferral(input: $input) {
  referral { state version failureReason } userErrors { code path } } }`;
const COMPLETE = `mutation ($input: CompleteReferralInput!) { completeReferral(input: $input) {
  referral { state outcome } userErrors { code path } } }`;

let world: Counselling;
beforeAll(async () => {
  world = await startCounselling();
}, 60_000);
afterAll(() => world?.services.stop());

describe('a referral', () => {
  const clinic = { organisation: 'CLINIC', role: 'COORDINATOR', centres: [HERE] };
  const wanted = {
    residentId: residents[1],
    centreId: HERE,
    function: 'SPECIALISED_MEDICAL_REFERRAL',
    toOrganisation: 'CLINIC',
    reason: 'Needs an eye specialist.',
  };
  const open = async () => (await world.ask(OPEN, wanted)).referral as { id: string; version: number };
  beforeEach(async () => {
    world.consents = [consentOf(residents[1]!, 'CLINIC', ['HEALTH'])];
    // Of one resident, one referral for the same is open at a time.
    await world.services
      .owner`update services.referral set state = 'REVOKED', closed_at = now(), failure_reason = 'OTHER'
      where to_organisation = 'CLINIC' and closed_at is null`;
  });

  it('is refused without the consent that it needs, and says which from whom', async () => {
    for (const other of [
      [],
      [consentOf(residents[2]!, 'CLINIC', ['HEALTH'])],
      [consentOf(residents[1]!, 'STATE', ['HEALTH'])],
      [consentOf(residents[1]!, 'CLINIC', ['PROTECTION'])],
    ]) {
      world.consents = other;
      const { referral, userErrors } = await world.ask(OPEN, wanted);
      expect(referral).toBeNull();
      expect(userErrors).toEqual([{ code: 'CONSENT_REQUIRED', path: ['input', 'toOrganisation'] }]);
    }
  });

  it('needs no consent where a clause in force opens what it sends; a clause of another group, place, organisation, purpose or time spares none', async () => {
    world.consents = [];
    type Terms = Record<string, string | string[]>;
    const clause = (more: Terms) =>
      world.services.owner`insert into services.sharing_clause ${world.services.owner({
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
      const { userErrors } = await world.ask(OPEN, wanted);
      expect(userErrors, JSON.stringify(other)).toMatchObject([{ code: 'CONSENT_REQUIRED' }]);
    }
    await clause({});
    expect((await world.ask(OPEN, wanted)).userErrors).toEqual([]);
    await world.services.owner`delete from services.sharing_clause where clause = 'of-a-referral'`;
  });

  it('closes its reason with the withdrawal of the consent, at the next read, and is marked', async () => {
    const { id } = await open();
    const query =
      'query ($id: ID!) { referral(id: $id) { reason restsOnConsent consentInForce consentEndedAt } }';
    expect((await world.services.ask(clinic, query, { id })).data.referral).toEqual({
      reason: 'Needs an eye specialist.',
      restsOnConsent: true,
      consentInForce: true,
      consentEndedAt: null,
    });
    world.consents = [];
    const { data, errors } = await world.services.ask(clinic, query, { id });
    expect(data.referral).toMatchObject({ reason: null, consentInForce: false });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['CONSENT_REQUIRED']);
    const accept = { referralId: id, expectedVersion: 1, accept: true };
    expect((await world.ask(ANSWER, accept, clinic)).userErrors).toMatchObject([
      { code: 'CONSENT_REQUIRED' },
    ]);
    expect(await world.services.verify()).toBeGreaterThan(0);
    const { data: marked } = await world.services.ask(psychologist, query, { id });
    expect(marked.referral.consentEndedAt).not.toBeNull();
  });

  it('shows no reason while nobody can say whether a consent holds', async () => {
    const { id } = await open();
    world.services.graph.away = true;
    const { data, errors } = await world.services.ask(
      clinic,
      'query ($id: ID!) { referral(id: $id) { state reason } }',
      {
        id,
      },
    );
    world.services.graph.away = false;
    expect(data.referral).toEqual({ state: 'IN_PROGRESS', reason: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_UNAVAILABLE']);
  });

  it('is answered by nobody but the organisation that was asked', async () => {
    const { id: referralId } = await open();
    const { userErrors } = await world.ask(ANSWER, { referralId, expectedVersion: 1, accept: true });
    expect(userErrors).toEqual([{ code: 'FORBIDDEN', path: ['input', 'referralId'] }]);
  });

  it('is rejected with a reason only, and completed only once it was accepted', async () => {
    const { id: referralId } = await open();
    const answer = (input: object) => world.ask(ANSWER, { referralId, expectedVersion: 1, ...input }, clinic);
    expect((await answer({ accept: false })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    const complete = (expectedVersion: number, input: object) =>
      world.ask(COMPLETE, { referralId, expectedVersion, ...input }, clinic);
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
    const read = async (actor: object) => (await world.services.ask(actor, query, { id })).data.referral;
    expect(await read(clinic)).toMatchObject({ reason: 'Needs an eye specialist.' });
    expect(await read({ organisation: 'STATE', role: 'CASE_MANAGER', centres: [HERE] })).toEqual({
      state: 'IN_PROGRESS',
      reason: null,
    });
  });
});
