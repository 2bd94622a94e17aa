import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Counselling,
  ELSEWHERE,
  HERE,
  provider,
  psychologist,
  residents,
  startCounselling,
} from '../support/counselling.js';

const SESSION = `mutation ($input: RecordSessionInput!) { recordSession(input: $input) {
  session { id function note noteWithheld provider { id } } userErrors { code path } } }`;

let world: Counselling;
beforeAll(async () => {
  world = await startCounselling();
}, 60_000);
afterAll(() => world?.services.stop());

const session = (more: object = {}) => ({
  offerId: world.offerId,
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
    expect(await world.ask(SESSION, session(more))).toEqual({
      session: null,
      userErrors: [{ code, path: ['input', path] }],
    });
  });

  it('is refused to the other organisation, and at another centre', async () => {
    const state = await world.ask(SESSION, session(), { ...psychologist, organisation: 'STATE' });
    expect(state.userErrors).toEqual([{ code: 'FORBIDDEN', path: ['input', 'offerId'] }]);
    const elsewhere = await world.ask(SESSION, session(), { ...psychologist, centres: [ELSEWHERE] });
    expect(elsewhere.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'offerId'] }]);
  });

  it('keeps the note for the same function in the same organisation; others know that there is one', async () => {
    const { session: written } = await world.ask(SESSION, session());
    expect(written).toMatchObject({
      function: 'PSYCHOSOCIAL_SUPPORT',
      note: 'Sleeps badly.',
      provider: { id: provider },
    });
    const read = async (actor: object) =>
      (
        await world.services.ask(actor, 'query ($id: ID!) { session(id: $id) { note noteWithheld } }', {
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
    await world.services.owner`update services.sharing_clause set valid_until = now()`;
    expect(await read({ organisation: 'STATE', role: 'CASE_MANAGER', centres: [HERE] })).toBeNull();
    await world.services.owner`update services.sharing_clause set valid_until = null`;
  });
});

describe('a page of services', () => {
  it('costs two statements for the last sessions and the open referrals of fifty residents', async () => {
    for (const residentId of residents) {
      for (const hour of ['08', '09', '10', '12'])
        await world.services.owner`insert into services.session
          (id, offer_id, resident_id, centre_id, organisation, provider_id, started_at)
          values (${newIdentifier()}, ${world.offerId}, ${residentId}, ${HERE}, 'IOM', ${provider}, ${`2024-06-01T${hour}:00:00Z`})`;
      await world.services.owner`insert into services.referral
        (id, resident_id, centre_id, function, from_organisation, to_organisation, reason, opened_at)
        values (${newIdentifier()}, ${residentId}, ${HERE}, 'LEGAL_AID', 'STATE', 'IOM', 'Asylum', '2024-06-01T12:00:00Z')`;
    }
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident {
      services(first: 3) { nodes { function startedAt provider { id } } }
      referrals(first: 5, open: true) { nodes { state } } } } }`;
    const r = residents.map((id) => ({ __typename: 'Resident', id }));
    const { data } = await world.services.ask(psychologist, query, { r });
    expect(world.services.statements).toHaveLength(2);
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
    const { data: hidden } = await world.services.ask({ ...psychologist, centres: [ELSEWHERE] }, query, {
      r,
    });
    expect(hidden._entities[0]).toEqual({ services: { nodes: [] }, referrals: { nodes: [] } });
  });
});
