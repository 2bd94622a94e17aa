import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';

const [referral, consent, resident] = [newIdentifier(), newIdentifier(), newIdentifier()];
let services: OneSlice;
const holding = new Set([consent]);
beforeAll(async () => {
  services = await startOneSlice(slice);
  services.graph.answer = (query) =>
    query.includes('consentsInForce')
      ? {
          consentsInForce: [...holding].map((id) => ({
            ...{ id, residentId: resident, recipient: 'CLINIC' },
            ...{ fieldGroups: ['HEALTH'], purpose: 'CARE' },
          })),
        }
      : undefined;
  await services.owner`insert into services.referral (id, resident_id, centre_id, function, from_organisation,
      to_organisation, reason, state, opened_at, consent_id)
    values (${referral}, ${resident}, ${newIdentifier()}, 'SPECIALISED_MEDICAL_REFERRAL', 'IOM', 'CLINIC', 'Tooth',
      'IN_PROGRESS', '2024-01-01Z', ${consent})`;
});
afterAll(() => services?.stop());

const marked = async () => {
  await services.verify();
  const [row] = await services.owner`select consent_ended_at from services.referral where id = ${referral}`;
  return row!['consent_ended_at'] !== null;
};

it('marks no referral while the owner of the consents cannot be asked: not known is not ended', async () => {
  services.graph.away = true;
  expect(await marked()).toBe(false);
  services.graph.away = false;
  expect(await marked()).toBe(false);
});

it('marks the referral whose consent has ended, behind however many whose consents hold', async () => {
  const others =
    await services.owner`insert into services.referral (id, resident_id, centre_id, function, from_organisation,
      to_organisation, reason, state, opened_at, consent_id)
    select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid, gen_random_uuid(), ${newIdentifier()},
      'SPECIALISED_MEDICAL_REFERRAL', 'IOM', 'CLINIC', 'Tooth', 'IN_PROGRESS', '2024-01-01Z', gen_random_uuid()
    from generate_series(1, 250) as number returning consent_id as id`;
  for (const { id } of others) holding.add(id);
  holding.delete(consent);
  expect(await marked()).toBe(true);
  expect(
    await services.owner`select from services.referral where id <> ${referral} and consent_ended_at is not null`,
  ).toHaveLength(0);
});
