import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { type CountedPostgres, countPostgres } from '../../../../test/support/round-trips.js';
import { slice } from '../../src/slice.js';
import { letEverybodyConsent } from '../support/consenting.js';

const HERE = newIdentifier();
const REFER = `mutation ($input: OpenReferralInput!) { openReferral(input: $input) {
  referral { id state } userErrors { code message } } }`;

let beside: OneSlice;
let postgres: CountedPostgres;
let services: OneSlice;
beforeAll(async () => {
  beside = await startOneSlice(slice);
  postgres = await countPostgres(beside.appUrl);
  const environment = { DATABASE_URL_SERVICES: postgres.url, AGREEMENT_FRESH_MILLISECONDS: '60000' };
  services = await startOneSlice(slice, environment, beside);
  services.graph.known.add(HERE);
  letEverybodyConsent(services, ['LEGAL']);
  for (let time = 0; time < 6; time += 1) await refer();
}, 60_000);
afterAll(async () => {
  await services?.stop();
  await postgres?.close();
  await beside?.stop();
});

async function refer() {
  const residentId = newIdentifier();
  services.graph.known.add(residentId);
  const wanted = { function: 'LEGAL_AID', toOrganisation: 'BUREAU', reason: 'Papers.' };
  const { data, errors } = await services.ask({ role: 'CASE_MANAGER', centres: [HERE] }, REFER, {
    input: { idempotencyKey: newIdentifier(), residentId, centreId: HERE, ...wanted },
  });
  expect(errors).toBeUndefined();
  expect(data.openReferral).toMatchObject({ referral: { state: 'IN_PROGRESS' }, userErrors: [] });
}

it('opens a referral, reads it back and keeps both events in nine round trips, and asks the graph once', async () => {
  const taken = [];
  for (let time = 0; time < 3; time += 1) {
    postgres.take();
    services.graph.asked.length = 0;
    await refer();
    taken.push({ ...postgres.take(), asked: services.graph.asked.length });
  }
  // Of several, the least: a connection may be new to a statement.
  const [least] = taken.sort((one, other) => one.trips - other.trips);
  expect(least!.trips).toBeLessThanOrEqual(9);
  expect(least!.statements).toBeLessThanOrEqual(18);
  expect(least!.asked).toBe(1);
});
