import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { letEverybodyConsent } from '../support/consenting.js';

const HERE = newIdentifier();
const [twice, raced, both] = [newIdentifier(), newIdentifier(), newIdentifier()] as const;
const iom = { organisation: 'IOM', role: 'CASE_MANAGER', centres: [HERE] };
const state = { ...iom, organisation: 'STATE' };
const AGO = '2024-05-01T10:00:00Z';

let services: OneSlice;
beforeAll(async () => {
  services = await startOneSlice(slice);
  for (const id of [HERE, twice, raced, both]) services.graph.known.add(id);
  letEverybodyConsent(services, ['PROTECTION', 'LEGAL']);
  // IOM reads what the State has begun by a clause; the State has none for what is IOM's.
  await services.owner`insert into services.sharing_clause
    (id, centre_id, organisation, field_groups, purposes, sop_id, clause, valid_from)
    values (${newIdentifier()}, ${HERE}, 'IOM', ${['OPERATIONAL']}, ${['CARE']}, ${newIdentifier()}, 'A.1', '2020-01-01')`;
}, 60_000);
afterAll(() => services?.stop());

describe('the same referral twice', () => {
  const REFER = `mutation ($input: OpenReferralInput!) { openReferral(input: $input) {
    referral { id } userErrors { code path message } } }`;
  const refer = async (residentId: string, more: object = {}, actor: object = state) => {
    const wanted = { function: 'LEGAL_AID', toOrganisation: 'BUREAU', reason: 'Papers.' };
    const input = { idempotencyKey: newIdentifier(), residentId, centreId: HERE, ...wanted, ...more };
    const { data, errors } = await services.ask(actor, REFER, { input });
    expect(errors).toBeUndefined();
    return data.openReferral as {
      referral: { id: string } | null;
      userErrors: { code: string; path: string[]; message: string }[];
    };
  };

  it('is refused while the first is open, and names it; another one is not', async () => {
    const first = (await refer(twice)).referral!;
    const { referral, userErrors } = await refer(twice, { reason: 'In other words.' });
    expect(referral).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'residentId'] }]);
    expect(userErrors[0]!.message).toContain(first.id);
    for (const other of [
      { function: 'COUNSELLING' },
      { toOrganisation: 'CLINIC' },
      { toOrganisation: 'IOM' },
    ])
      expect((await refer(twice, other)).userErrors).toEqual([]);
    await services.owner`update services.referral set state = 'REVOKED', closed_at = now(), failure_reason = 'OTHER'
      where id = ${first.id}`;
    expect((await refer(twice)).userErrors).toEqual([]);
  });

  it('tells nobody of what another organisation has open, nor of what a narrowed sign-in does not see', async () => {
    expect((await refer(both)).userErrors).toEqual([]);
    expect((await refer(both, {}, iom)).userErrors).toEqual([]);
    const narrowed = { ...state, principal: 'somebody-else', zones: [newIdentifier()] };
    const { userErrors } = await refer(both, {}, narrowed);
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'residentId'] }]);
    expect(userErrors[0]!.message).not.toMatch(/[0-9a-f]{8}-/);
  });

  it('is written once when twenty send it at once, and by no way past the program', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => refer(raced)));
    const written = answers.flatMap(({ referral }) => referral ?? []);
    expect(written).toHaveLength(1);
    const refused = answers.flatMap(({ userErrors }) => userErrors);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['CONFLICT']));
    expect(refused.every(({ message }) => message.includes(written[0]!.id))).toBe(true);
    await expect(
      services.owner`insert into services.referral
        (id, resident_id, centre_id, function, from_organisation, to_organisation, reason, opened_at)
        values (${newIdentifier()}, ${raced}, ${HERE}, 'LEGAL_AID', 'STATE', 'BUREAU', 'Papers', ${AGO})`,
    ).rejects.toThrow(/referral_open_once/);
  });
});
