import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExplainedSlice, grown, type Ran, startExplained } from '../../../../test/support/plans.js';
import { slice } from '../../src/slice.js';
import { addPast } from '../support/past.js';
import { agree, buildPremises, type Premises, place } from '../support/premises.js';

const BEDS = 20;
const NOW = `residentsPlaced occupancy { placed reserved blocked }`;
const ZONE = `query ($id: ID!) { safeZone(id: $id) { ${NOW}
  placements(first: 5) { totalCount nodes { id } }
  floors { rooms { beds { code state currentPlacement { resident { id } } } } } } }`;
const CENTRE = `query ($id: ID!) { centre(id: $id) { ${NOW} } }`;

let facilities: ExplainedSlice;
let here: Premises;
beforeAll(async () => {
  facilities = await startExplained(slice);
  here = await buildPremises(facilities.owner, 'HERE', BEDS, { agreed: false });
  await agree(facilities.owner, here.centreId, ['STATE', 'IOM']);
  for (const bedId of here.bedIds.slice(0, 10)) await place(facilities.owner, bedId, newIdentifier());
}, 60_000);
afterAll(() => facilities?.stop());

async function askAll(): Promise<Map<string, Ran>> {
  const everyone = ['STATE', 'IOM'].map((organisation) => ({
    organisation,
    role: 'CENTRE_MANAGER',
    centres: [here.centreId],
  }));
  facilities.ran();
  for (const actor of everyone) {
    const zone = await facilities.ask(actor, ZONE, { id: here.zoneId });
    expect(zone.errors).toBeUndefined();
    expect(zone.data.safeZone).toMatchObject({
      residentsPlaced: 10,
      occupancy: { placed: 10, reserved: 0, blocked: 0 },
      placements: { totalCount: 10, nodes: Array(5).fill({ id: expect.any(String) }) },
    });
    const { beds } = zone.data.safeZone.floors[0].rooms[0];
    expect(beds.filter(({ state }: { state: string }) => state === 'OCCUPIED')).toHaveLength(10);
    expect(beds.filter((bed: { currentPlacement: object | null }) => bed.currentPlacement)).toHaveLength(10);
    const centre = await facilities.ask(actor, CENTRE, { id: here.centreId });
    expect(centre.data.centre).toMatchObject({ residentsPlaced: 10, occupancy: { placed: 10 } });
  }
  await facilities.verify();
  return facilities.ran();
}

it('reads of beds, zones and centres who is there now, and none of those who were there before', async () => {
  await addPast(facilities.owner, here.bedIds, { year: 2000, weeks: 60 });
  await askAll();
  const before = await askAll();
  await addPast(facilities.owner, here.bedIds, { year: 2002, weeks: 600 });
  await askAll();
  const after = await askAll();
  expect(after.size).toBeGreaterThan(10);
  expect(grown(before, after)).toEqual([]);
});
