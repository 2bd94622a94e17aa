import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { capacitiesOnward } from '../src/onward/capacities.js';
import { centres, siteByCode } from '../src/premises/centres.js';
import { capacityRows, publishedFigureRows } from '../src/premises/figures.js';
import { rooms } from '../src/premises/rooms.js';
import { safeZones } from '../src/premises/safe-zones.js';
import { premisesOf, shownByAll, standingBeds } from '../src/premises/shown.js';

const published = JSON.parse(readFileSync(new URL('../facts/centres.json', import.meta.url), 'utf8'));
const isTotal = (row: (typeof publishedFigureRows)[number]) => row.centre_id === null;
const isOfCentre = (row: (typeof publishedFigureRows)[number]) =>
  row.centre_id !== null && row.shelter_id === null;

it('does not correct the total of 2021, and all other totals add up', () => {
  const wrong = publishedFigureRows
    .filter((row) => isTotal(row) && row.measure !== 'USABLE_CAPACITY')
    .map(({ measure, as_of, value }) => {
      const parts = publishedFigureRows.filter(
        (row) => isOfCentre(row) && row.measure === measure && row.as_of === as_of,
      );
      const known = parts.every((part) => part.value !== null);
      return { measure, as_of, value, sum: known ? parts.reduce((sum, part) => sum + part.value!, 0) : null };
    })
    .filter(({ value, sum }) => sum !== null && sum !== value);
  expect(wrong).toEqual([{ measure: 'OCCUPANCY', as_of: '2021-12-31', value: 2447, sum: 2477 }]);
});

it('keeps what was not published unknown', () => {
  const banya = centres.find(({ code }) => code === 'BANYA')!.id;
  const of2024 = publishedFigureRows.find(
    (row) => row.centre_id === banya && row.measure === 'CAPACITY' && row.as_of === '2024-12-31',
  );
  expect(of2024).toMatchObject({ value: null });
  expect(capacityRows.some((row) => row.centre_id === banya && row.valid_from === '2024-12-31')).toBe(false);
});

it('carries every published figure over', () => {
  const count = (series: object) => Object.keys(series).length;
  const ofPlace = (place: { capacity: object; occupancy: object }) =>
    count(place.capacity) + count(place.occupancy);
  let expected =
    count(published.totals.usableCapacity) + ofPlace(published.totals) + published.pressure.length;
  for (const centre of published.centres) {
    expected += ofPlace(centre);
    for (const shelter of centre.shelters ?? []) expected += ofPlace(shelter);
  }
  expect(publishedFigureRows).toHaveLength(expected);
  expect(publishedFigureRows.every(({ source }) => source.length > 0)).toBe(true);
});

it('builds as many beds as were published, and no more than four for children or six for adults in a room', () => {
  for (const zone of safeZones) {
    const own = rooms.filter(({ floor }) => floor.zone === zone).flatMap(({ beds }) => beds);
    expect(own.filter(({ temporary }) => !temporary)).toHaveLength(zone.capacity);
  }
  const sofia = ['OVCHA-KUPEL', 'VRAZHDEBNA', 'VOENNA-RAMPA', 'BUSMANTSI'];
  const bedsOf = (code: string) =>
    rooms
      .filter(({ floor }) => floor.building.site.code === code)
      .flatMap(({ beds }) => beds)
      .filter(({ temporary }) => !temporary).length;
  expect(sofia.reduce((sum, code) => sum + bedsOf(code), 0)).toBe(1526);
  expect(bedsOf('HARMANLI')).toBe(siteByCode('HARMANLI').beds);
  const bedrooms = rooms.filter(({ kind }) => kind === 'BEDROOM');
  const fixed = bedrooms.map(({ beds, floor }) => [
    beds.filter(({ temporary }) => !temporary).length,
    floor.zone ? 4 : 6,
  ]);
  expect(fixed.every(([beds, most]) => beds! <= most!)).toBe(true);
});

it('shows where there are fewer people the zones whole and fewer other houses, no room without a bed, and says from 2025 on how many places that is', () => {
  for (const zone of safeZones)
    expect(
      shownByAll.beds.filter(({ room, temporary }) => room.floor.zone === zone && !temporary),
    ).toHaveLength(zone.capacity);
  const slept = new Set(shownByAll.beds.map(({ room }) => room));
  expect(shownByAll.rooms.filter((room) => room.kind === 'BEDROOM' && !slept.has(room))).toEqual([]);
  for (const { floor } of shownByAll.rooms) expect(shownByAll.floors).toContain(floor);
  const rows = [...capacitiesOnward(shownByAll).dated()].map(({ row }) => row);
  const harmanli = siteByCode('HARMANLI');
  const [said] = rows.filter((row) => row['centre_id'] === harmanli.id);
  expect(said).toMatchObject({ valid_from: '2025-01-01', nominal: standingBeds(shownByAll, harmanli) });
  expect(Number(said!['nominal'])).toBeLessThan(harmanli.beds / 3);
  expect([...capacitiesOnward(premisesOf(true)).dated()]).toEqual([]);
});
