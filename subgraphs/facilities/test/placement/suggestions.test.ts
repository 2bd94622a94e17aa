import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { describe, expect, it } from 'vitest';
import { ADULT, PlacingWorld } from '../support/placing-world.js';
import { buildPremises } from '../support/premises.js';

const world = new PlacingWorld();
const { write, resident, room } = world;

describe('beds that are suggested', () => {
  const SUGGEST = `query ($residentId: ID!, $centreId: ID!, $first: Int) {
    suggestBeds(residentId: $residentId, centreId: $centreId, first: $first) {
      rank reasons { code } findings { rule level } bed { id room { code floor { safeZone { id } } } } } }`;
  const suggest = (residentId: string, actor = {}, centreId = world.zone.centreId) =>
    world.facilities.ask({ role: 'SOCIAL_WORKER', centres: [world.zone.centreId], ...actor }, SUGGEST, {
      residentId,
      centreId,
      first: 50,
    });

  it('are nobody’s who gives no beds, nor of another centre, nor for a stranger', async () => {
    const residentId = resident();
    const guard = await suggest(residentId, { role: 'INTERPRETER', purpose: 'CARE' });
    expect(guard.errors![0]!.extensions.code).toBe('FORBIDDEN');
    const foreign = await suggest(residentId, {}, world.elsewhere.centreId);
    expect(foreign.errors![0]!.extensions.code).toBe('NOT_FOUND');
    const stranger = await suggest(newIdentifier());
    expect(stranger.errors![0]!.extensions.code).toBe('NOT_FOUND');
    world.facilities.graph.away = true;
    const away = await suggest(residentId).finally(() => {
      world.facilities.graph.away = false;
    });
    expect(away.errors![0]!.extensions.code).toBe('UPSTREAM_UNAVAILABLE');
  });

  it('are told to no organisation with which nothing is agreed at the centre: what suits a bed tells who is in the room', async () => {
    const alone = await buildPremises(world.facilities.owner, 'ALONE', 2, { agreed: false });
    world.facilities.graph.known.add(alone.centreId);
    for (const [organisation, { centreId }] of [
      ['CLINIC', world.zone],
      ['IOM', alone],
    ] as const) {
      const actor = { role: 'CASE_MANAGER', organisation, centres: [centreId] };
      const { data, errors } = await suggest(resident(), actor, centreId);
      expect([organisation, data.suggestBeds, errors![0]!.extensions.code]).toEqual([
        organisation,
        null,
        'CONSENT_REQUIRED',
      ]);
    }
  });

  it('are answered though one field gives its connection back while others of the request still read', async () => {
    const residentId = resident();
    const one = `suggestBeds(residentId: "${residentId}", centreId: "${world.zone.centreId}") { bed { id } }`;
    const reading = `centre(id: "${world.zone.centreId}") { placementsToReview { placement { id } } }`;
    const many = Array.from({ length: 3 }, (_, index) => `s${index}: ${one} r${index}: ${reading}`);
    const asking = Array.from({ length: 4 }, () =>
      world.facilities.ask(
        { role: 'SOCIAL_WORKER', centres: [world.zone.centreId] },
        `{ ${many.join(' ')} }`,
      ),
    );
    for (const { data } of await Promise.all(asking)) {
      expect([data.r1, data.r2]).toEqual([data.r0, data.r0]);
    }
  });

  it('put the household first, then the zone and more space, and leave out what the rules refuse', async () => {
    const householdId = newIdentifier();
    const [sisters, bySister] = await room(2);
    const [large] = await room(1, { area: 40 });
    const [small] = await room(1, { area: 9 });
    const [outside] = await room(1, { inZone: false, area: 60 });
    const [mans, besideMan] = await room(2, { inZone: false });
    await write('placeResident', { bedId: sisters, residentId: resident({ householdId, sex: 'FEMALE' }) });
    await write('placeResident', { bedId: mans, residentId: resident(ADULT) });
    const { data } = await suggest(resident({ householdId }));
    const order = data.suggestBeds.map(({ bed }: { bed: { id: string } }) => bed.id) as string[];
    expect(order[0]).toBe(bySister);
    const place = (bed: string) => order.indexOf(bed);
    expect(place(large)).toBeGreaterThan(0);
    expect(place(large)).toBeLessThan(place(small));
    expect(place(small)).toBeLessThan(place(outside));
    for (const left of [besideMan, sisters, mans]) expect(order).not.toContain(left);
    expect(data.suggestBeds[0].reasons[0]).toEqual({ code: 'SAME_HOUSEHOLD' });
    expect(data.suggestBeds.map(({ rank }: { rank: number }) => rank)).toEqual(
      order.map((_, index) => index + 1),
    );
  });
});
