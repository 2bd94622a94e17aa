import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { allow, register, share } from '../support/residents.js';

const [HERE, ELSEWHERE, MANAGER] = [newIdentifier(), newIdentifier(), newIdentifier()];
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const state = { organisation: 'STATE', role: 'CASE_MANAGER', centres: [HERE], staffMember: MANAGER };
const iom = { ...state, organisation: 'IOM', principal: 'iom-1', staffMember: newIdentifier() };

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  await share(residents.owner, HERE, 'IOM', ['OPERATIONAL']);
}, 60_000);
afterAll(() => residents?.stop());

const asked = async (actor: Partial<Actor>, text: string, variables: Record<string, unknown>) => {
  const { data, errors } = await residents.ask(actor, text, variables);
  expect(errors).toBeUndefined();
  return data;
};
async function write(name: string, input: object, actor: Partial<Actor> = state) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const text = `mutation ($input: ${type}!) { ${name}(input: $input) {
    consent { id version inForce confirmation fieldGroups purpose recipientOrganisation renews { id } }
    userErrors { code path rule } } }`;
  return (await asked(actor, text, { input: { idempotencyKey: newIdentifier(), ...input } }))[name];
}
const renewal = (consentId: string, more: object = {}) => ({
  ...{ consentId, expectedVersion: 1, givenBy: 'RESIDENT', modality: 'WRITTEN', language: 'ar' },
  ...{ documentSha256: 'ab'.repeat(32), expiresAt: day(100), ...more },
});
const ending = async (days = 5, more: object = {}) => {
  const id = await register(residents.owner, HERE, { case_manager_id: MANAGER });
  return { id, consent: await allow(residents.owner, id, { expires_at: day(days), ...more }) };
};
const consentsOf = async (id: string) =>
  (
    await asked(
      state,
      'query ($id: ID!) { resident(id: $id) { consents { id inForce withdrawnAt renewedBy { id } } } }',
      { id },
    )
  ).resident.consents;

describe('a renewal', () => {
  it('ends later, after the first was given, of a consent that has an end and was not withdrawn', async () => {
    const { consent } = await ending();
    const refused = async (input: object, actor: Partial<Actor> = state) =>
      (await write('renewConsent', input, actor)).userErrors;
    expect(await refused(renewal(consent, { expiresAt: day(2) }))).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'expiresAt'] },
    ]);
    expect(await refused(renewal(consent, { givenAt: '2023-06-01T00:00:00Z' }))).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'givenAt'] },
    ]);
    expect(await refused(renewal(consent, { expectedVersion: 4 }))).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await refused(renewal(consent), { ...state, centres: [ELSEWHERE] })).toEqual(
      await refused(renewal(newIdentifier())),
    );
    const endless = await ending(5, { expires_at: null });
    expect(await refused(renewal(endless.consent))).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'consentId'] },
    ]);
    const withdrawn = await ending(5, { withdrawn_at: day(-1) });
    expect(await refused(renewal(withdrawn.consent))).toMatchObject([{ code: 'CONFLICT' }]);
    await expect(
      allow(residents.owner, (await ending()).id, { renews_id: consent, given_at: day(-1) }),
    ).rejects.toThrow(/A renewal says the same/);
  });

  it('says the same and keeps its line, once; a withdrawal of one ends both', async () => {
    const { id, consent } = await ending();
    const { consent: next, userErrors } = await write('renewConsent', renewal(consent));
    expect(userErrors).toEqual([]);
    expect(next).toMatchObject({
      ...{ inForce: true, confirmation: 'NOT_NEEDED', renews: { id: consent } },
      ...{ fieldGroups: ['IDENTITY'], purpose: 'CARE', recipientOrganisation: 'IOM' },
    });
    expect((await write('renewConsent', renewal(consent, { expectedVersion: 2 }))).userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'consentId'] },
    ]);
    expect(await consentsOf(id)).toMatchObject([
      { id: next.id, inForce: true, renewedBy: null },
      { id: consent, inForce: true, renewedBy: { id: next.id } },
    ]);
    await write('withdrawConsent', { consentId: consent, expectedVersion: 2 });
    for (const one of await consentsOf(id))
      expect(one).toMatchObject({ inForce: false, withdrawnAt: expect.any(String) });
  });

  it('ends with its line, also where whoever withdraws does not see it, and tells nothing of it', async () => {
    const recorded = { recipient_organisation: 'CLINIC', recorded_by_organisation: 'IOM' };
    const { id, consent } = await ending(5, { ...recorded, recorded_by_subject: 'iom-1' });
    const { consent: next } = await write('renewConsent', renewal(consent));
    const seen = { consentId: consent, expectedVersion: 2 };
    const hidden = await write('withdrawConsent', { ...seen, consentId: next.id }, iom);
    expect(hidden).toEqual(await write('withdrawConsent', { ...seen, consentId: newIdentifier() }, iom));
    expect(await consentsOf(id)).toMatchObject([{ inForce: true }, { inForce: true }]);
    expect((await write('withdrawConsent', seen, iom)).consent).toMatchObject({
      id: consent,
      inForce: false,
    });
    expect(await consentsOf(id)).toMatchObject([{ id: next.id, inForce: false }, { inForce: false }]);
    await expect(residents.owner`select residents.withdraw_line(${next.id})`).rejects.toThrow(
      /before its line/,
    );
  });

  it('in the own favour opens nothing before somebody else confirms it, and until then the old one goes on to its end', async () => {
    const { id, consent } = await ending(5, { field_groups: ['OPERATIONAL', 'FAMILY'] });
    const { consent: next } = await write('renewConsent', renewal(consent), iom);
    expect(next).toMatchObject({ inForce: false, confirmation: 'AWAITED' });
    const change = { consentId: next.id, expectedVersion: 1 };
    expect((await write('confirmConsent', change, iom)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await consentsOf(id)).toMatchObject([{ inForce: false }, { inForce: true }]);
    expect((await write('confirmConsent', change)).consent).toMatchObject({ inForce: true });
  });
});

describe('the list of consents that end soon', () => {
  const LIST = (days: string) => `expiringConsents(first: 100${days}) { totalCount nodes { id expiresAt } }`;
  const ofCentre = async (actor: Partial<Actor>, days = '') =>
    (
      await asked(
        actor,
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Centre { ${LIST(days)} } } }`,
        {
          r: [{ __typename: 'Centre', id: HERE }],
        },
      )
    )._entities[0].expiringConsents;
  const ofViewer = async (actor: Partial<Actor>) =>
    (await asked(actor, `{ viewer { ${LIST('')} } }`, {})).viewer.expiringConsents;
  const idsOf = (list: { nodes: { id: string }[] }) => list.nodes.map(({ id }) => id);

  it('is bounded, and tells of what holds, ends in time, was not renewed and is seen', async () => {
    const [late, soon, renewed, withdrawn] = await Promise.all([
      ending(20),
      ending(3),
      ending(4),
      ending(4, { withdrawn_at: day(-1) }),
    ]);
    await write('renewConsent', renewal(renewed.consent));
    const own = idsOf(await ofViewer(state));
    expect(own.indexOf(soon.consent)).toBeLessThan(own.indexOf(late.consent));
    expect(idsOf(await ofCentre(state))).toEqual(own);
    for (const { consent } of [renewed, withdrawn]) expect(own).not.toContain(consent);
    const week = idsOf(await ofCentre(state, ', days: 7'));
    expect(week).toContain(soon.consent);
    expect(week).not.toContain(late.consent);
    expect(await ofCentre({ ...state, centres: [ELSEWHERE] })).toEqual({ totalCount: 0, nodes: [] });
    expect(await ofViewer({ ...state, staffMember: newIdentifier() })).toEqual({ totalCount: 0, nodes: [] });
    const { errors } = await residents.ask(state, `{ viewer { ${LIST(', days: 400')} } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
