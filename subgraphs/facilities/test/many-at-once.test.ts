import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { slice } from '../src/slice.js';
import { buildPremises, type Premises, place } from './support/premises.js';

const CONNECTIONS = 2;
let facilities: OneSlice;
let ramp: Premises;

beforeAll(async () => {
  facilities = await startOneSlice(slice, { DATABASE_CONNECTIONS: String(CONNECTIONS) });
  ramp = await buildPremises(facilities.owner, 'RAMP', 20);
  for (const bedId of ramp.bedIds.slice(0, 15)) await place(facilities.owner, bedId, crypto.randomUUID());
}, 60_000);
afterAll(() => facilities?.stop());

/** What a night screen asks of this slice: rows, and figures beside them. */
const SCREEN = `query ($zone: ID!, $centre: ID!) {
  safeZone(id: $zone) { name residentsPlaced occupancy { placed } placements(first: 20) { nodes { id } } }
  centre(id: $centre) { residentsPlaced compliance { status } safeZones { residentsPlaced } } }`;
const ask = () =>
  facilities.ask({ role: 'CENTRE_MANAGER', centres: [ramp.centreId] }, SCREEN, {
    zone: ramp.zoneId,
    centre: ramp.centreId,
  });

it('answers many screens with figures at once on fewer connections than screens', async () => {
  const answers = await Promise.all(Array.from({ length: 6 * CONNECTIONS }, ask));
  for (const { data, errors } of answers) {
    expect(errors).toBeUndefined();
    expect(data.safeZone).toMatchObject({ residentsPlaced: 15, occupancy: { placed: 15 } });
    expect(data.centre.residentsPlaced).toBe(15);
  }
});

it('refuses at once the figures for which others would have to wait too long, and nothing else', async () => {
  const many = Array.from(
    { length: 30 },
    (_, at) => `f${at}: residentsPlaced(at: "2024-01-${String(at + 1).padStart(2, '0')}T12:00:00Z")`,
  );
  const crowd = Promise.all(
    Array.from({ length: 8 }, () =>
      facilities.ask(
        { role: 'CENTRE_MANAGER', centres: [ramp.centreId] },
        `{ safeZone(id: "${ramp.zoneId}") { name ${many.join(' ')} } }`,
      ),
    ),
  );
  const answers = await crowd;
  for (const { data } of answers) expect(data.safeZone.name).toBeTruthy();
  const refused = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code));
  expect(refused.length).toBeGreaterThan(0);
  expect(new Set(refused)).toEqual(new Set(['UPSTREAM_UNAVAILABLE']));
  const { data, errors } = await ask();
  expect(errors).toBeUndefined();
  expect(data.centre.residentsPlaced).toBe(15);
});
