import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGraph, type TestGraph } from './support/graph.js';

/** The coordinator of a clinic, an organisation outside of every agreement, to which a child is referred. */
const CLINIC = 'partner-clinic-coordinator';
const REFERRAL = 'id state outcome failureReason reason consentInForce version resident { id givenName }';
const GIVE = `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) {
  consent { id version } userErrors { code message } } }`;
const CONFIRM = `mutation ($input: ConfirmConsentInput!) { confirmConsent(input: $input) {
  consent { version } userErrors { code message } } }`;
const WITHDRAW = `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) {
  consent { inForce } userErrors { code message } } }`;
const OPEN = `mutation ($input: OpenReferralInput!) { openReferral(input: $input) {
  referral { id version } userErrors { code message } } }`;
const ANSWER = `mutation ($input: AnswerReferralInput!) { answerReferral(input: $input) {
  referral { state failureReason version } userErrors { code message path } } }`;
const COMPLETE = `mutation ($input: CompleteReferralInput!) { completeReferral(input: $input) {
  referral { state outcome version } userErrors { code message } } }`;
const READ = `query ($id: ID!) { referral(id: $id) { ${REFERRAL} } }`;

let graph: TestGraph;
let sofia: string;
/** Four children of Sofia: three are referred to the clinic, the third without the day at the centre; the last one is not. */
let children: string[];
let elsewhere: string;
const referrals: Record<string, string> = {};
const consents: { id: string; version: number }[] = [];

const write = async (who: string, mutation: string, input: object) => {
  const answer = await graph.ask(who, mutation, { input: { idempotencyKey: newIdentifier(), ...input } });
  return { ...answer, result: Object.values(answer.data ?? {})[0] as Record<string, unknown> };
};

async function consentTo(residentId: string, fieldGroups: string[]) {
  const given = await write('state-case-manager', GIVE, {
    residentId,
    recipientOrganisation: 'CLINIC',
    fieldGroups,
    givenBy: 'RESIDENT',
    modality: 'WRITTEN',
    language: 'ar',
    purpose: 'CARE',
    documentSha256: 'ab'.repeat(32),
  });
  const { id, version } = given.result['consent'] as { id: string; version: number };
  const confirmed = await write('state-registrar', CONFIRM, { consentId: id, expectedVersion: version });
  return { id, version: (confirmed.result['consent'] as { version: number }).version };
}

const refer = async (residentId: string) => {
  const { result } = await write('iom-psychologist', OPEN, {
    residentId,
    centreId: sofia,
    function: 'SPECIALISED_MEDICAL_REFERRAL',
    toOrganisation: 'CLINIC',
    reason: 'Needs an eye specialist.',
  });
  expect(result['userErrors']).toEqual([]);
  return (result['referral'] as { id: string }).id;
};

beforeAll(async () => {
  graph = await startGraph();
  const { facilities, residents, services } = graph.owners;
  const centre = async (code: string) =>
    (await facilities`select id from facilities.centre where code = ${code}`)[0]!['id'] as string;
  sofia = await centre('RRC-SOFIA');
  const harmanli = await centre('HARMANLI');
  const at = async (id: string, count: number) =>
    (
      await residents`select id from residents.resident where centre_id = ${id} and departed_at is null
        order by id limit ${count}`
    ).map((row) => row['id'] as string);
  children = await at(sofia, 4);
  [elsewhere] = (await at(harmanli, 1)) as [string];
  for (const [number, child] of children.slice(0, 3).entries()) {
    const groups = ['HEALTH', 'IDENTITY', ...(number < 2 ? ['OPERATIONAL'] : [])];
    consents.push(await consentTo(child, groups));
    referrals[child] = await refer(child);
  }
  const foreign = async (name: string, resident: string, at: string, from: string, to: string) => {
    referrals[name] = newIdentifier();
    await services`insert into services.referral (id, resident_id, centre_id, function, from_organisation, to_organisation,
        reason, urgency, state, opened_at, recorded_by_organisation)
      values (${referrals[name]!}, ${resident}, ${at}, 'CULTURAL_MEDIATION', ${from}, ${to}, 'Of no concern to a clinic',
        'ROUTINE', 'IN_PROGRESS', now(), ${from})`;
  };
  await foreign('to another clinic', children[0]!, sofia, 'IOM', 'EYE-CLINIC');
  await foreign('between the centres', children[3]!, sofia, 'STATE', 'IOM');
  await foreign('of another centre', elsewhere, harmanli, 'IOM', 'CLINIC');
});
afterAll(() => graph?.stop());

const codes = ({ errors }: { errors?: { extensions: { code: string } }[] | undefined }) =>
  [...new Set((errors ?? []).map(({ extensions }) => extensions.code))].sort();

describe('the coordinator of a clinic', () => {
  it('sees who was referred to the clinic by consent, and of everybody else not that they exist', async () => {
    const { data, errors } = await graph.ask(
      CLINIC,
      `{ centreByCode(code: "RRC-SOFIA") { residents(first: 100) { totalCount nodes { id } } referrals(first: 100) { nodes { id } } }
         elsewhere: centreByCode(code: "HARMANLI") { id } }`,
    );
    expect(errors).toBeUndefined();
    const ids = (list: { nodes: { id: string }[] }) => list.nodes.map(({ id }) => id).sort();
    const referred = children.slice(0, 3);
    // A list is of those whose day at the centre is open.
    expect(ids(data.centreByCode.residents)).toEqual(children.slice(0, 2).sort());
    expect(data.centreByCode.residents.totalCount).toBe(2);
    expect(ids(data.centreByCode.referrals)).toEqual(referred.map((child) => referrals[child]!).sort());
    expect(data.elsewhere).toBeNull();
    for (const hidden of ['to another clinic', 'between the centres', 'of another centre'])
      expect((await graph.ask(CLINIC, READ, { id: referrals[hidden] })).data.referral).toBeNull();
    for (const id of [children[3], elsewhere])
      expect(
        (await graph.ask(CLINIC, 'query ($id: ID!) { resident(id: $id) { id } }', { id })).data.resident,
      ).toBeNull();
  });

  it('reads of them what the consent opens, and neither sessions, plans, risks, family, bed nor representative', async () => {
    const open = await graph.ask(
      CLINIC,
      'query ($id: ID!) { resident(id: $id) { fullName dateOfBirth consents { recipientOrganisation } services(first: 9) { nodes { id note } } carePlan { id } referrals(first: 9) { nodes { id } } } }',
      { id: children[0] },
    );
    expect(open.errors).toBeUndefined();
    const { consents: seen, ...record } = open.data.resident;
    expect(record).toMatchObject({ services: { nodes: [] }, carePlan: null });
    expect(record.referrals.nodes).toEqual([{ id: referrals[children[0]!] }]);
    expect(record.fullName).toBeTruthy();
    expect(new Set(seen.map((one: { recipientOrganisation: string }) => one.recipientOrganisation))).toEqual(
      new Set(['CLINIC']),
    );
    for (const field of [
      'placement { id }',
      'riskLevel',
      'familySituation',
      'household { id }',
      'caseState',
      'vulnerabilities { id }',
      'representations { id }',
      'accessHistory { nodes { id: sequence } }',
    ]) {
      const closed = await graph.ask(CLINIC, `query ($id: ID!) { resident(id: $id) { ${field} } }`, {
        id: children[0],
      });
      expect([field, codes(closed)]).toEqual([field, ['FORBIDDEN']]);
    }
    // The consent opens neither the day at the centre nor anything else of the owner that its groups do not name.
    const day = await graph.ask(
      CLINIC,
      'query ($id: ID!) { resident(id: $id) { latestPresence { status } } }',
      {
        id: children[2],
      },
    );
    expect(codes(day)).toEqual(['CONSENT_REQUIRED']);
  });

  it('hears nothing of what happens at the centre: no handover, nobody on duty, no staff, no figures, no absence of anybody whose day is closed to it', async () => {
    for (const field of [
      'handovers(first: 5) { nodes { summary } }',
      'onDuty { staffMember { fullName } }',
      'residentsPlaced',
      'interpreterBookings(from: "2024-12-30T00:00:00Z", until: "2025-01-02T00:00:00Z") { id }',
      'reservations(first: 5) { nodes { id } }',
    ]) {
      const answer = await graph.ask(CLINIC, `{ centreByCode(code: "RRC-SOFIA") { ${field} } }`);
      const [name] = field.split(/\W/);
      const value = answer.data?.centreByCode?.[name!];
      expect([field, value ?? [], codes(answer).length > 0 || Array.isArray(value)]).toEqual([
        field,
        [],
        true,
      ]);
    }
    const staff = await graph.ask(
      CLINIC,
      'query ($id: ID!) { staff(centreId: $id, first: 5) { nodes { id } } }',
      {
        id: sofia,
      },
    );
    expect(codes(staff)).toEqual(['FORBIDDEN']);
    const absences = await graph.ask(
      CLINIC,
      'query ($id: ID!) { absences(centreId: $id) { resident { id } } }',
      {
        id: sofia,
      },
    );
    for (const { resident } of absences.data.absences) expect(children.slice(0, 2)).toContain(resident.id);
  });

  it('refers nobody, takes nothing back and plans no care; nobody else answers for the clinic', async () => {
    const [child] = children as [string];
    const open = {
      residentId: child,
      centreId: sofia,
      function: 'LEGAL_AID',
      toOrganisation: 'IOM',
      reason: 'A clinic refers nobody on.',
    };
    const refused = [
      await write(CLINIC, OPEN, open),
      await write(
        CLINIC,
        'mutation ($input: RevokeReferralInput!) { revokeReferral(input: $input) { userErrors { code } } }',
        { referralId: referrals[child], expectedVersion: 1, failureReason: 'OTHER' },
      ),
      await write(
        CLINIC,
        'mutation ($input: OpenCarePlanInput!) { openCarePlan(input: $input) { userErrors { code } } }',
        { residentId: child, centreId: sofia, goals: ['None'] },
      ),
    ];
    for (const { result } of refused) expect(result['userErrors']).toMatchObject([{ code: 'FORBIDDEN' }]);
    for (const who of ['iom-psychologist', 'state-case-manager']) {
      const { result } = await write(who, ANSWER, {
        referralId: referrals[child],
        expectedVersion: 1,
        accept: true,
      });
      expect(result['userErrors']).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
  });

  it('accepts and completes a referral; the sender and the State’s case manager see how it ended, and who may not read the reason does not', async () => {
    const id = referrals[children[0]!];
    const before = await graph.ask(CLINIC, READ, { id });
    expect(before.errors).toBeUndefined();
    expect(before.data.referral).toMatchObject({
      state: 'IN_PROGRESS',
      reason: 'Needs an eye specialist.',
      consentInForce: true,
      resident: { id: children[0] },
    });
    const accepted = await write(CLINIC, ANSWER, { referralId: id, expectedVersion: 1, accept: true });
    expect(accepted.result).toMatchObject({ referral: { state: 'ACCEPTED' }, userErrors: [] });
    const done = await write(CLINIC, COMPLETE, { referralId: id, expectedVersion: 2, outcome: 'SUCCESSFUL' });
    expect(done.result).toMatchObject({ referral: { state: 'DONE', outcome: 'SUCCESSFUL' }, userErrors: [] });
    const sender = await graph.ask('iom-psychologist', READ, { id });
    expect(sender.data.referral).toMatchObject({ state: 'DONE', outcome: 'SUCCESSFUL' });
    const state = await graph.ask('state-case-manager', READ, { id });
    expect(state.data.referral).toMatchObject({ state: 'DONE', outcome: 'SUCCESSFUL', reason: null });
    expect(codes(state)).toEqual(['CONSENT_REQUIRED']);
  });

  it('rejects a referral, but not without a reason', async () => {
    const rejection = { referralId: referrals[children[1]!], expectedVersion: 1, accept: false };
    const without = await write(CLINIC, ANSWER, rejection);
    expect(without.result).toMatchObject({
      referral: null,
      userErrors: [{ path: ['input', 'failureReason'] }],
    });
    const { result } = await write(CLINIC, ANSWER, { ...rejection, failureReason: 'LACK_OF_CAPACITY' });
    expect(result).toMatchObject({
      referral: { state: 'REJECTED', failureReason: 'LACK_OF_CAPACITY' },
      userErrors: [],
    });
  });

  it('knows nothing more of somebody who has withdrawn the consent, and cannot take the referral on', async () => {
    const [id, consent] = [referrals[children[2]!], consents[2]!];
    const known = async () =>
      (await graph.ask(CLINIC, 'query ($id: ID!) { resident(id: $id) { id } }', { id: children[2] })).data
        .resident;
    expect(await known()).toEqual({ id: children[2] });
    await write('state-case-manager', WITHDRAW, { consentId: consent.id, expectedVersion: consent.version });
    const after = await graph.ask(CLINIC, READ, { id });
    expect(after.data.referral).toMatchObject({ state: 'IN_PROGRESS', reason: null, consentInForce: false });
    expect(after.data.referral.resident?.givenName ?? null).toBeNull();
    expect(await known()).toBeNull();
    const { result } = await write(CLINIC, ANSWER, { referralId: id, expectedVersion: 1, accept: true });
    expect(result).toMatchObject({ referral: null, userErrors: [{ code: 'CONSENT_REQUIRED' }] });
  });
});
