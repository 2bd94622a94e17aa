import { expect, it } from 'vitest';
import { houseRuleRows, noticeRows, noticeTextRows } from '../src/premises/house-rules.js';
import { readingRows } from '../src/premises/readings.js';
import { rooms } from '../src/premises/rooms.js';
import { sanitaryConditionRows, sanitaryUnitRows } from '../src/premises/sanitary-units.js';

const units = sanitaryUnitRows(rooms);

const gym = rooms.find(({ kind, floor }) => kind === 'GYM' && floor.building.site.code === 'VOENNA-RAMPA')!;

it('gives the gym at Voenna Rampa the two toilets and the 75 children that were published', () => {
  const inGym = units.filter(({ room_id }) => room_id === gym.id);
  expect(inGym.map(({ kind }) => kind)).toEqual(['TOILET', 'TOILET']);
  expect(readingRows.map(({ kind, value, room_id }) => [kind, value, room_id])).toEqual([
    ['HEADCOUNT', 146, null],
    ['HEADCOUNT', 75, gym.id],
    ['MEALS_PER_DAY_CHILDREN', 3, null],
  ]);
});

it('gives every floor on which people sleep toilets and showers, each with a condition from the first day', () => {
  for (const room of rooms.filter(({ kind, floor }) => kind === 'SANITARY' && floor.level > 0)) {
    const kinds = units.filter(({ room_id }) => room_id === room.id).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['TOILET', 'SHOWER', 'WASHBASIN']));
  }
  const known = new Set(sanitaryConditionRows(rooms).map(({ unit_id }) => unit_id));
  expect(units.filter(({ id }) => !known.has(id))).toEqual([]);
});

it('tells the rules of each house in four languages', () => {
  const centres = new Set(noticeRows.map(({ centre_id }) => centre_id));
  for (const centre of centres) {
    const languages = houseRuleRows
      .filter(({ centre_id }) => centre_id === centre)
      .map(({ language }) => language);
    expect(languages).toEqual(['en', 'fr', 'bg', 'ar']);
  }
  expect(noticeTextRows).toHaveLength(noticeRows.length * 4);
});
