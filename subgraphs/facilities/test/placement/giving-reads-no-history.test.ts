import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExplainedSlice, grown, type Ran, startExplained } from '../../../../test/support/plans.js';
import { slice } from '../../src/slice.js';
import { addPast } from '../support/past.js';
import { place } from '../support/premises.js';
import { buildSite, keeper, type Site, WORK } from '../support/works.js';

const BEDS = 20;
const HOUSEHOLD = newIdentifier();

let facilities: ExplainedSlice;
let here: Site;
let beds: string[];
beforeAll(async () => {
  facilities = await startExplained(slice);
  here = await buildSite(facilities, 'HERE', { beds: BEDS });
  beds = [...here.bedIds, here.secondBedId];
  for (const bedId of here.bedIds.slice(0, 10)) await place(facilities.owner, bedId, newIdentifier());
  await facilities.owner`update facilities.placement set person_known_at = now(), person_sex = 'MALE', person_situation = 'WITH_FAMILY',
    person_household_id = ${HOUSEHOLD} where bed_id = ${here.bedIds[0]!}`;
}, 60_000);
afterAll(() => facilities?.stop());

const DAY = 86_400_000;
const ahead = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const SUGGEST = `query ($residentId: ID!, $centreId: ID!) {
  suggestBeds(residentId: $residentId, centreId: $centreId, first: 50) { bed { id } } }`;
const PLACED = 'placement { id version }';

/** A bed is looked for, held, given, changed, left, taken out of service and back again, and a room is worked on. */
async function giveBeds(): Promise<Map<string, Ran>> {
  facilities.ran();
  const write = keeper(facilities, here);
  const done = async (mutation: string, input: object, selection = PLACED) => {
    const { userErrors, ...told } = await write(mutation, input, selection);
    expect([mutation, userErrors]).toEqual([mutation, []]);
    return Object.values(told)[0] as { id: string; version: number };
  };
  const residentId = newIdentifier();
  facilities.graph.known.add(here.centreId).add(residentId);
  facilities.graph.people.set(residentId, { householdId: HOUSEHOLD });
  const variables = { residentId, centreId: here.centreId };
  const { data } = await facilities.ask({ centres: [here.centreId] }, SUGGEST, variables);
  expect(data.suggestBeds).toHaveLength(11);
  const [bedId, otherBed, third] = data.suggestBeds.map(({ bed }: { bed: { id: string } }) => bed.id);
  const held = await done('reserveBed', { bedId, residentId, startsAt: ahead(1), expectedUntil: ahead(9) });
  const released = { placementId: held.id, expectedVersion: held.version, reason: 'another bed' };
  await done('cancelReservation', released);
  const placed = await done('placeResident', { bedId, residentId, expectedUntil: ahead(30) });
  const moved = await done('moveResident', {
    placementId: placed.id,
    expectedVersion: placed.version,
    toBedId: otherBed,
  });
  await done('endPlacement', { placementId: moved.id, expectedVersion: moved.version, reason: 'DEPARTED' });
  const block = await done(
    'blockBed',
    { bedId: third, kind: 'OUT_OF_SERVICE', reason: 'paint' },
    'block { id version }',
  );
  await done('releaseBed', { blockId: block.id, expectedVersion: block.version }, 'block { id version }');
  let work = await done(
    'requestWork',
    { centreId: here.centreId, title: 'Paint', roomIds: [here.secondRoomId] },
    WORK,
  );
  for (const step of ['approveWork', 'startWork', 'completeWork'])
    work = await done(step, { workOrderId: work.id, expectedVersion: work.version }, WORK);
  await facilities.verify();
  return facilities.ran();
}

it('looks for a bed and gives it by who is there and who will come, and by none of those who were there before', async () => {
  await addPast(facilities.owner, beds, { year: 2000, weeks: 60 });
  await giveBeds();
  const before = await giveBeds();
  await addPast(facilities.owner, beds, { year: 2002, weeks: 600 });
  await giveBeds();
  const after = await giveBeds();
  expect(after.size).toBeGreaterThan(30);
  expect(grown(before, after)).toEqual([]);
});
