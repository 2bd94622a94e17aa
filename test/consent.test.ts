import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGraph, type TestGraph } from './support/graph.js';

const GIVE = `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) {
  consent { id version inForce confirmation } userErrors { code message path } } }`;
const CONFIRM = `mutation ($input: ConfirmConsentInput!) { confirmConsent(input: $input) {
  consent { version inForce } userErrors { code message } } }`;
const WITHDRAW = `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) {
  consent { inForce withdrawnAt } userErrors { code message } } }`;
const RESIDENT = `query ($id: ID!) { resident(id: $id) { id familySituation } }`;
const PLAN = `query ($id: ID!) { resident(id: $id) { id carePlan { goals } } }`;

let graph: TestGraph;
let resident: string;
let planned: string;
beforeAll(async () => {
  graph = await startGraph();
  const [centre] = await graph.owners.facilities`select id from facilities.centre where code = 'RRC-SOFIA'`;
  const rows = await graph.owners.residents`
    select id from residents.resident r where centre_id = ${centre!['id']} and departed_at is null
      and not exists (select from residents.consent c where c.resident_id = r.id and 'FAMILY' = any(c.field_groups))`;
  resident = rows[0]!['id'];
  planned = newIdentifier();
  const other = rows[1]!['id'];
  await graph.owners.services`delete from services.care_plan where resident_id = ${other}`;
  await graph.owners.services`insert into services.care_plan
    (id, resident_id, centre_id, state, goals, started_on, review_due_on, recorded_by_organisation)
    values (${planned}, ${other}, ${centre!['id']}, 'ACTIVE', ${['Learns Bulgarian']}, '2024-12-01', '2025-01-01', 'IOM')`;
  planned = other;
});
afterAll(() => graph.stop());

const give = async (residentId: string, recipientOrganisation: string, fieldGroups: string[]) => {
  const input = {
    idempotencyKey: newIdentifier(),
    residentId,
    recipientOrganisation,
    fieldGroups,
    givenBy: 'RESIDENT',
    modality: 'WRITTEN',
    language: 'ar',
    purpose: 'CARE',
    documentSha256: 'ab'.repeat(32),
  };
  const { data } = await graph.ask('state-case-manager', GIVE, { input });
  expect(data.recordConsent.userErrors).toEqual([]);
  return data.recordConsent.consent as { id: string; version: number; inForce: boolean };
};

const confirm = async (persona: string, { id, version }: { id: string; version: number }) => {
  const input = { idempotencyKey: newIdentifier(), consentId: id, expectedVersion: version };
  const { data } = await graph.ask(persona, CONFIRM, { input });
  expect(data.confirmConsent).toMatchObject({ consent: { inForce: true }, userErrors: [] });
  return { id, version: data.confirmConsent.consent.version as number };
};

const withdraw = async ({ id, version }: { id: string; version: number }) => {
  const input = { idempotencyKey: newIdentifier(), consentId: id, expectedVersion: version };
  const { data } = await graph.ask('state-case-manager', WITHDRAW, { input });
  expect(data.withdrawConsent).toMatchObject({ userErrors: [], consent: { inForce: false } });
};

const codes = (errors: { extensions: { code: string } }[] | undefined) =>
  (errors ?? []).map(({ extensions }) => extensions.code);

describe('a consent', () => {
  it('opens a group of the State to IOM from the next request on, and its withdrawal closes it in the same way', async () => {
    const read = () => graph.ask('iom-psychologist', RESIDENT, { id: resident });
    const before = await read();
    expect(before.data.resident).toEqual({ id: resident, familySituation: null });
    expect(codes(before.errors)).toEqual(['CONSENT_REQUIRED']);
    expect(before.errors![0]!.extensions).toMatchObject({ owner: 'STATE', rule: 'PSYCHOLOGIST x FAMILY' });
    expect(before.errors![0]!.extensions.opens).toContain('A consent for FAMILY to IOM for CARE');
    const consent = await give(resident, 'IOM', ['FAMILY']);
    const open = await read();
    expect(open.errors).toBeUndefined();
    expect(open.data.resident.familySituation).not.toBeNull();
    const otherPurpose = await graph.ask(
      'iom-psychologist',
      RESIDENT,
      { id: resident },
      { 'x-purpose': 'PROTECTION' },
    );
    expect(codes(otherPurpose.errors)).toEqual(['CONSENT_REQUIRED']);
    await withdraw(consent);
    const after = await read();
    expect(after.data.resident.familySituation).toBeNull();
    expect(codes(after.errors)).toEqual(['CONSENT_REQUIRED']);
  });

  it('opens what IOM has on record to the State in the same way, in a slice that does not keep consents', async () => {
    const read = () => graph.ask('state-case-manager', PLAN, { id: planned });
    const before = await read();
    expect(before.data.resident.carePlan).toEqual({ goals: null });
    expect(codes(before.errors)).toEqual(['CONSENT_REQUIRED']);
    const recorded = await give(planned, 'STATE', ['PROTECTION']);
    // The State recorded it in its own favour: until somebody of IOM confirms it, it opens nothing.
    expect(recorded.inForce).toBe(false);
    expect((await read()).data.resident.carePlan).toEqual({ goals: null });
    const consent = await confirm('iom-psychologist', recorded);
    const open = await read();
    expect(open.errors).toBeUndefined();
    expect(open.data.resident.carePlan).toEqual({ goals: ['Learns Bulgarian'] });
    await withdraw(consent);
    const after = await read();
    expect(after.data.resident.carePlan).toEqual({ goals: null });
    expect(codes(after.errors)).toEqual(['CONSENT_REQUIRED']);
  });

  it('is asked for before a referral leaves the agreement, and the refusal says which from whom', async () => {
    const [centre] = await graph.owners.facilities`select id from facilities.centre where code = 'RRC-SOFIA'`;
    const OPEN = `mutation ($input: OpenReferralInput!) { openReferral(input: $input) {
      referral { id restsOnConsent } userErrors { code message opens } } }`;
    const refer = async () => {
      const input = {
        idempotencyKey: newIdentifier(),
        residentId: resident,
        centreId: centre!['id'],
        function: 'SPECIALISED_MEDICAL_REFERRAL',
        toOrganisation: 'EYE-CLINIC',
        reason: 'Needs an eye specialist.',
      };
      return (await graph.ask('iom-psychologist', OPEN, { input })).data.openReferral;
    };
    const nobody = await refer();
    expect(nobody).toMatchObject({
      referral: null,
      userErrors: [{ code: 'BAD_USER_INPUT', message: 'There is no organisation with this code.' }],
    });
    await graph.owners.staff`insert into staff.organisation (id, code, name, employer)
      values (${newIdentifier()}, 'EYE-CLINIC', 'Eye clinic', 'PARTNER')`;
    const refused = await refer();
    expect(refused.referral).toBeNull();
    expect(refused.userErrors).toMatchObject([{ code: 'CONSENT_REQUIRED' }]);
    expect(refused.userErrors[0].message).toContain('a consent for HEALTH to EYE-CLINIC for CARE');
    await confirm('state-registrar', await give(resident, 'EYE-CLINIC', ['HEALTH']));
    expect(await refer()).toMatchObject({ referral: { restsOnConsent: true }, userErrors: [] });
  });

  it('is not taken for given while the residents’ owner cannot be asked', async () => {
    await graph.stopSlice('residents');
    const entity = await graph.ask(
      'state-case-manager',
      '{ centreByCode(code: "RRC-SOFIA") { referrals(first: 1) { nodes { state reason } } } }',
    );
    await graph.startSlice('residents');
    const [node] = entity.data.centreByCode.referrals.nodes;
    if (node && node.reason === null) expect(codes(entity.errors)).toEqual(['UPSTREAM_UNAVAILABLE']);
    expect(node.state).toBeTruthy();
  });
});
