import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';

const HERE = newIdentifier();
const [resident, member] = [newIdentifier(), newIdentifier()] as const;
const ACTOR = { organisation: 'IOM', role: 'CASE_MANAGER', centres: [HERE], staffMember: member };
const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString();
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();
const LATER = new Date(Date.now() + 90_000_000).toISOString();

let services: OneSlice;
let offerId: string;
let activityId: string;
beforeAll(async () => {
  services = await startOneSlice(slice);
  for (const id of [HERE, resident, member]) services.graph.known.add(id);
  offerId = (
    await write('offerService', { centreId: HERE, function: 'COUNSELLING', name: 'Talk' }, 'offer { id }')
  ).offer.id;
  const plan = { offerId, title: 'Football', startsAt: TOMORROW, endsAt: LATER };
  activityId = (await write('planGroupActivity', plan, 'activity { id }')).activity.id;
}, 60_000);
afterAll(() => services?.stop());
beforeEach(() => {
  services.graph.objections.clear();
  services.graph.away = false;
});

async function write(mutation: string, input: object, selection = '', actor: object = ACTOR) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection}
    userErrors { code path rule severity } } }`;
  const { data, errors } = await services.ask(actor, text, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  return data[mutation];
}
const refused = (rule: string, path: string) => [
  { code: 'RULE_VIOLATION', path: ['input', path], rule, severity: 'ERROR' },
];
const booking = () => ({
  centreId: HERE,
  interpreterId: member,
  residentId: resident,
  language: 'ti',
  startsAt: TOMORROW,
  endsAt: LATER,
});
const plan = () => ({ residentId: resident, centreId: HERE, goals: ['school'], responsibleId: member });
const referral = () => ({
  residentId: resident,
  centreId: HERE,
  function: 'LEGAL_AID',
  toOrganisation: 'IOM',
  reason: 'papers',
  urgency: 'IMMEDIATE',
});

describe('an act about a resident', () => {
  it('is refused in the words of the residents owner when it lies outside of the stay, whatever the act', async () => {
    services.graph.objections.set(resident, ['AFTER_DEPARTURE']);
    const acts = [
      ['requestService', { offerId, residentId: resident, urgency: 'ROUTINE' }],
      ['recordSession', { offerId, residentId: resident, startedAt: YESTERDAY }],
      ['recordAttendance', { activityId, residentId: resident, state: 'REGISTERED' }],
      ['openCarePlan', plan()],
      ['bookInterpreter', booking()],
    ] as const;
    for (const [mutation, input] of acts)
      expect([mutation, (await write(mutation, input)).userErrors]).toEqual([
        mutation,
        refused('AFTER_DEPARTURE', 'residentId'),
      ]);
    const { userErrors } = await write('openReferral', { ...referral(), toOrganisation: 'STATE' });
    expect(userErrors).toContainEqual(refused('AFTER_DEPARTURE', 'residentId')[0]);
    const [counted] = await services.owner<{ rows: number }[]>`select (select count(*) from services.session)
      + (select count(*) from services.referral) + (select count(*) from services.care_plan) as rows`;
    expect(Number(counted!.rows)).toBe(0);
  });

  it('lets who has departed give a place back', async () => {
    const kept = await write(
      'recordAttendance',
      { activityId, residentId: resident, state: 'REGISTERED' },
      'attendance { id version }',
    );
    expect(kept.userErrors).toEqual([]);
    services.graph.objections.set(resident, ['AFTER_DEPARTURE']);
    const back = { activityId, residentId: resident, state: 'CANCELLED', expectedVersion: 1 };
    expect((await write('recordAttendance', back)).userErrors).toEqual([]);
  });

  it('is kept while the owner is away, and refuted later when it lies outside', async () => {
    services.graph.away = true;
    const input = { offerId, residentId: resident, urgency: 'ROUTINE' };
    const { request } = await write('requestService', input, 'request { id verification }');
    expect(request.verification).toBe('UNVERIFIED');
    services.graph.away = false;
    services.graph.objections.set(resident, ['BEFORE_ARRIVAL']);
    await services.verify();
    const [row] =
      await services.owner`select verification from services.service_request where id = ${request.id}`;
    expect(row).toEqual({ verification: 'REFUTED' });
  });
});

describe('whom a record names for a duty', () => {
  it('is asked of the staff owner by duty, employer and language, and refused by its words', async () => {
    services.graph.objections.set(member, ['NOT_OF_THIS_ROLE']);
    const guard = await write('bookInterpreter', { ...booking(), override: { reason: 'nobody else' } });
    expect(guard.userErrors).toEqual(refused('NOT_OF_THIS_ROLE', 'interpreterId'));
    expect(services.graph.fits.get(member)).toEqual({
      centreId: HERE,
      duty: 'INTERPRETING',
      organisation: null,
      language: 'ti',
    });
    services.graph.objections.set(member, ['OF_ANOTHER_EMPLOYER']);
    const session = { offerId, residentId: resident, providerId: member, startedAt: YESTERDAY };
    expect((await write('recordSession', session)).userErrors).toEqual(
      refused('OF_ANOTHER_EMPLOYER', 'providerId'),
    );
    expect(services.graph.fits.get(member)).toMatchObject({ duty: 'SERVICE', organisation: 'IOM' });
    expect((await write('openCarePlan', plan())).userErrors).toEqual(
      refused('OF_ANOTHER_EMPLOYER', 'responsibleId'),
    );
  });

  it('may speak another language by a reason, which is kept and told', async () => {
    services.graph.objections.set(member, ['SPEAKS_ANOTHER_LANGUAGE']);
    expect((await write('bookInterpreter', booking())).userErrors).toEqual(
      refused('SPEAKS_ANOTHER_LANGUAGE', 'interpreterId'),
    );
    const selection = 'booking { languageException }';
    const made = await write(
      'bookInterpreter',
      { ...booking(), override: { reason: 'Speaks it a little.' } },
      selection,
    );
    expect(made.booking).toEqual({ languageException: 'Speaks it a little.' });
    expect(made.userErrors).toMatchObject([{ code: 'RULE_VIOLATION', severity: 'WARNING' }]);
  });
});
