import { newIdentifier } from '@mrrm/platform/values/identifiers';
import fc from 'fast-check';
import loadHighs from 'highs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intervalOf, isOpen, type Sum, type Told } from '../../../../test/support/statistics/attacker.js';
import { type CentrePart, toldPlaces } from '../../src/placement/rules/told-places.js';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { buildPremises, type Premises, place } from '../support/premises.js';

const SMALL = 10;
const part = (shelterId: string | null, safeZoneId: string | null, placed: number): CentrePart => ({
  ...{ centreId: 'centre', shelterId, safeZoneId, placed },
});
const told = (...parts: CentrePart[]) => [...toldPlaces(parts)].sort();

describe('how many have a bed at places that lie in each other', () => {
  it('is not told of few, nor of all others beside few', () => {
    expect(told(part(null, null, 7))).toEqual([]);
    expect(told(part('a', null, 60), part('b', null, 7), part('c', null, 40))).toEqual(['a', 'centre']);
    expect(told(part('a', 'z', 55), part('a', null, 4), part('b', null, 80))).toEqual(['centre', 'z']);
    expect(told(part(null, 'z', 55), part(null, null, 4))).toEqual(['centre']);
  });

  it('is not told where those who are left are too few to hide that each place has few', () => {
    const besides = (...some: number[]) =>
      told(part(null, 'z', 60), ...some.map((placed, at) => part(`${at}`, null, placed)));
    // Each of three may have ten, where the others have one.
    expect(besides(4, 4, 4)).toEqual(['centre', 'z']);
    expect(besides(4, 4, 3)).toEqual(['centre']);
  });

  it('is told of everybody, of nobody, and of what has many beside it', () => {
    expect(told(part('a', 'z', 55))).toEqual(['a', 'centre', 'z']);
    expect(told(part('a', 'z', 0), part('a', null, 0))).toEqual(['a', 'centre', 'z']);
    expect(told(part('a', 'z', 55), part('a', null, 20), part('b', 'y', 31))).toEqual([
      'a',
      'b',
      'centre',
      'y',
      'z',
    ]);
  });

  const placed = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 11, max: 90 }));
  const centres = fc
    .uniqueArray(
      fc.record({
        shelter: fc.constantFrom(null, 'a', 'b', 'c'),
        zone: fc.constantFrom(null, '1', '2'),
        placed,
      }),
      { selector: ({ shelter, zone }) => `${shelter}${zone}`, minLength: 1, maxLength: 8 },
    )
    .map((some) =>
      some.map(({ shelter, zone, placed: count }) =>
        part(shelter, zone === null ? null : `${shelter ?? ''}${zone}`, count),
      ),
    );
  const isOf = (id: string) => (one: CentrePart) =>
    [one.centreId, one.shelterId, one.safeZoneId].includes(id);
  const sumOf = (parts: readonly CentrePart[], of: (one: CentrePart) => boolean): Sum =>
    new Map(parts.flatMap((one, at) => (of(one) ? [[`part ${at}`, 1] as const] : [])));
  const placedIn = (parts: readonly CentrePart[], sum: Sum) =>
    [...sum.keys()].reduce((all, name) => all + parts[Number(name.slice(5))]!.placed, 0);

  it('leaves open, for whoever knows all that is told, how many few are; what is small alone does not', async () => {
    const highs = await (loadHighs as unknown as typeof loadHighs.default)();
    let [asked, foundAlone, many] = [0, 0, 0];
    fc.assert(
      fc.property(centres, (parts) => {
        const ids = [
          ...new Set(parts.flatMap((one) => [one.centreId, one.shelterId, one.safeZoneId])),
        ].filter((id) => id !== null);
        const knownOf = (some: Iterable<string>): Told[] =>
          [...some].map((id) => {
            const sum = sumOf(parts, isOf(id));
            const value = placedIn(parts, sum);
            return { key: id, edition: 0, sum, low: value, high: value };
          });
        const all = toldPlaces(parts);
        // Of what is not told somebody may guess that it is not nobody.
        const guessed = ids.flatMap((id): Told[] => {
          const sum = sumOf(parts, isOf(id));
          const isSomebody = !all.has(id) && placedIn(parts, sum) > 0;
          return isSomebody ? [{ key: id, edition: 0, sum, low: 1, high: 1000 }] : [];
        });
        many += all.size;
        for (const { low } of knownOf(all)) expect(low === 0 || low > SMALL).toBe(true);
        // Places, what is left of each without one that lies in it, and what is in none.
        const sums = [
          ...ids.map((id) => sumOf(parts, isOf(id))),
          ...ids.flatMap((outer) =>
            ids.map((inner) => sumOf(parts, (one) => isOf(outer)(one) && !isOf(inner)(one))),
          ),
          ...parts.map((one) => sumOf(parts, (other) => other === one)),
        ];
        const alone = ids.filter((id) => {
          const value = placedIn(parts, sumOf(parts, isOf(id)));
          return value === 0 || value > SMALL;
        });
        for (const sum of sums) {
          const value = placedIn(parts, sum);
          if (value === 0 || value > SMALL) continue;
          asked += 1;
          expect(isOpen(intervalOf(highs, [...knownOf(all), ...guessed], sum), SMALL)).toBe(true);
          foundAlone += Number(!isOpen(intervalOf(highs, knownOf(alone), sum), SMALL));
        }
      }),
      { numRuns: 40, seed: 5 },
    );
    expect(asked).toBeGreaterThan(50);
    expect(foundAlone).toBeGreaterThan(10);
    expect(many).toBeGreaterThan(60);
  });
});

describe('a reader of figures', () => {
  let facilities: Facilities;
  let ramp: Premises;
  const AT = '2023-05-05T09:00:00Z';
  beforeAll(async () => {
    facilities = await startFacilities();
    ramp = await buildPremises(facilities.owner, 'RAMP', 60);
    const [floorId, roomId] = [newIdentifier(), newIdentifier()];
    const bedIds = Array.from({ length: 4 }, newIdentifier);
    const { owner } = facilities;
    await owner`insert into facilities.floor (id, building_id, level, name)
      values (${floorId}, ${ramp.buildingId}, 3, 'In no zone')`;
    await owner`insert into facilities.room (id, floor_id, code, kind) values (${roomId}, ${floorId}, '301', 'BEDROOM')`;
    await owner`insert into facilities.bed ${owner(bedIds.map((id, at) => ({ id, room_id: roomId, code: String(at) })))}`;
    for (const bedId of ramp.bedIds.slice(0, 50))
      await place(owner, bedId, newIdentifier(), '2023-05-01T07:00:00Z');
    for (const bedId of bedIds)
      await place(owner, bedId, newIdentifier(), '2023-05-01T07:00:00Z', '2023-05-20T07:00:00Z');
    // For the first days after these a bed is only held, and from June on three are there who stay.
    await owner`insert into facilities.placement (id, bed_id, resident_id, stage, reserved_from, starts_at)
      values (${newIdentifier()}, ${bedIds[0]!}, ${newIdentifier()}, 'RESERVED', '2023-05-20T08:00:00Z', '2023-05-21T08:00:00Z')`;
    for (const bedId of bedIds.slice(1)) await place(owner, bedId, newIdentifier(), '2023-06-01T07:00:00Z');
  }, 60_000);
  afterAll(() => facilities?.stop());

  const analyst = { organisation: 'STATE', role: 'ANALYST', purpose: 'STATISTICS' };
  const read = async (actor: object, field: string) => {
    const { data, errors } = await facilities.ask(
      actor,
      `query ($zone: ID!, $centre: ID!) { safeZone(id: $zone) { ${field} } centre(id: $centre) { ${field} } }`,
      { zone: ramp.zoneId, centre: ramp.centreId },
    );
    expect(errors).toBeUndefined();
    return data;
  };

  it('cannot take a zone from its centre to count the four who are in none, in any form', async () => {
    const { safeZone, centre } = await read(
      analyst,
      `occupancy(at: "${AT}") { placed free rateOfNominal withheld } residentsPlaced(at: "${AT}")`,
    );
    expect(centre).toMatchObject({ occupancy: { placed: 54 }, residentsPlaced: 54 });
    expect(safeZone).toEqual({
      occupancy: { placed: null, free: null, rateOfNominal: null, withheld: true },
      residentsPlaced: null,
    });
    const series = 'occupancySeries(from: "2023-05-18", until: "2023-05-21") { placed withheld }';
    const days = await read(analyst, series);
    const withheld = { placed: null, withheld: true };
    const shown = (placed: number) => ({ placed, withheld: false });
    expect(days.safeZone.occupancySeries).toEqual([withheld, withheld, shown(50), shown(50)]);
    expect(days.centre.occupancySeries).toEqual([shown(54), shown(54), shown(50), shown(50)]);
    const june = 'occupancySeries(from: "2023-05-31", until: "2023-06-01") { placed withheld }';
    expect((await read(analyst, june)).safeZone.occupancySeries).toEqual([shown(50), withheld]);
    const worker = { organisation: 'STATE', role: 'CENTRE_MANAGER', centres: [ramp.centreId] };
    expect((await read(worker, series)).safeZone.occupancySeries[0]).toEqual(shown(50));
    // Who is to come is few: neither the beds held for them are told, nor those that are left.
    const beds = `occupancy(at: "${AT}") { reserved free }`;
    expect((await read(analyst, beds)).centre.occupancy).toEqual({ reserved: null, free: null });
    expect((await read(worker, beds)).centre.occupancy).toEqual({ reserved: 0, free: 10 });
  });
});
