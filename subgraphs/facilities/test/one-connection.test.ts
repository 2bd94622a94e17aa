import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { slice } from '../src/slice.js';
import { buildPremises, type Premises } from './support/premises.js';

let facilities: OneSlice;
let premises: Premises;
beforeAll(async () => {
  facilities = await startOneSlice(slice, { DATABASE_CONNECTIONS: '1' });
  premises = await buildPremises(facilities.owner, 'ONE', 4);
}, 60_000);
afterAll(() => facilities?.stop());

/** While the slice waits for the graph, somebody else asks the slice: whoever waits must not hold the only connection. */
function askMeanwhile() {
  const meanwhile: unknown[] = [];
  facilities.graph.answer = async (query) => {
    if (!/CheckReferences|WhoIsPlaced/.test(query)) return undefined as never;
    const { data } = await facilities.ask(
      { role: 'CENTRE_MANAGER', centres: [premises.centreId] },
      'query ($id: ID!) { centre(id: $id) { code buildings { code } } }',
      { id: premises.centreId },
    );
    meanwhile.push(data?.centre);
    return undefined as never;
  };
  return meanwhile;
}

it('holds no connection while it asks for a write, and reads on afterwards', async () => {
  const meanwhile = askMeanwhile();
  const residentId = newIdentifier();
  facilities.graph.known = new Set([residentId, premises.centreId]);
  const { data } = await facilities.ask(
    { role: 'CENTRE_MANAGER', centres: [premises.centreId] },
    'mutation ($input: PlaceResidentInput!) { placeResident(input: $input) { placement { id } userErrors { code message } } }',
    { input: { idempotencyKey: newIdentifier(), bedId: premises.bedIds[0], residentId } },
  );
  expect(data.placeResident).toMatchObject({ placement: { id: expect.any(String) }, userErrors: [] });
  expect(meanwhile.length).toBeGreaterThan(0);
  for (const centre of meanwhile) expect(centre).toMatchObject({ buildings: [expect.anything()] });
});

it('holds none while one field asks and the others read', async () => {
  const meanwhile = askMeanwhile();
  const residentId = newIdentifier();
  facilities.graph.known = new Set([residentId, premises.centreId]);
  const { data, errors } = await facilities.ask(
    { role: 'CENTRE_MANAGER', centres: [premises.centreId] },
    `query ($resident: ID!, $centre: ID!) {
      suggestBeds(residentId: $resident, centreId: $centre) { rank bed { code room { code floor { level } } } }
      a: centre(id: $centre) { code buildings { code floors { level } } }
      centres(first: 5) { totalCount nodes { id buildings { code } } } }`,
    { resident: residentId, centre: premises.centreId },
  );
  expect(errors).toBeUndefined();
  expect(data.suggestBeds.length).toBeGreaterThan(0);
  expect(data.a.buildings).toHaveLength(1);
  expect(data.centres.totalCount).toBe(1);
  expect(meanwhile.length).toBeGreaterThan(0);
});
