import { describe, expect, it } from 'vitest';
import { rowsUntil } from '../src/bulk/dated.js';
import type { Row } from '../src/bulk/table.js';
import { HISTORY_END } from '../src/moment.js';
import { upkeepOnward } from '../src/onward/upkeep.js';
import { centres } from '../src/premises/centres.js';
import { capacityRows } from '../src/premises/figures.js';
import { centrePurposeRows } from '../src/premises/purposes.js';
import { rooms } from '../src/premises/rooms.js';
import { safeZones } from '../src/premises/safe-zones.js';
import { inspectionRows } from '../src/premises/upkeep.js';
import { workOrderRoomRows, workOrderRows, workOrderStepRows } from '../src/premises/works.js';
import { DAY } from '../src/seed/calendar.js';

const LIVES = [
  'REQUESTED',
  'REQUESTED APPROVED',
  'REQUESTED APPROVED IN_PROGRESS',
  'REQUESTED APPROVED IN_PROGRESS DONE',
  'REQUESTED CANCELLED',
];
const stepsOf = (id: string) => workOrderStepRows.filter((step) => step.work_order_id === id);
const roomsOf = (id: string) => workOrderRoomRows.filter((row) => row.work_order_id === id);

describe('the works', () => {
  it('have come to their state by steps that lead there, each not before the one before', () => {
    for (const { id, state } of workOrderRows) {
      const steps = stepsOf(id);
      expect(LIVES).toContain(steps.map((step) => step.state).join(' '));
      expect(steps.at(-1)!.state).toBe(state);
      const moments = steps.map((step) => step.taken_at);
      expect(moments).toEqual([...moments].sort());
    }
  });

  it('go on in no room with beds: none of them would have to be blocked', () => {
    const withBeds = new Set(rooms.filter(({ beds }) => beds.length > 0).map(({ id }) => id));
    const open = workOrderRows.filter(({ state }) => state === 'IN_PROGRESS');
    expect(open.length).toBeGreaterThan(0);
    for (const { id } of open)
      expect(roomsOf(id).filter((row) => withBeds.has(String(row['room_id'])))).toEqual([]);
  });

  it('made the published places of Voenna Rampa on its three floors, paid and done by IOM, asked for by the State', () => {
    const zone = safeZones.find(({ code }) => code === 'SZ-VOENNA-RAMPA')!;
    const floorIds = new Set(rooms.filter(({ floor }) => floor.zone === zone).map(({ floor }) => floor.id));
    const done = workOrderRows.filter(({ floor_id, room_id }) => floorIds.has(floor_id!) && !room_id);
    expect(done).toHaveLength(3);
    for (const { id, ...work } of done) {
      expect(work).toMatchObject({
        state: 'DONE',
        requested_by: 'STATE',
        funded_by: 'IOM',
        performed_by: 'IOM',
      });
      expect(work.places_before).toBeNull();
      expect(roomsOf(id).length).toBeGreaterThan(8);
      const by = stepsOf(id).map((step) => step.recorded_by_organisation);
      expect(by).toEqual(['STATE', 'STATE', 'IOM', 'IOM']);
    }
    const places = done.reduce((sum, { places_after }) => sum + places_after!, 0);
    const record = capacityRows.find(({ safe_zone_id }) => safe_zone_id === zone.id)!;
    expect([places, record.nominal]).toEqual([100, 100]);
    expect(done.map(({ id }) => id)).toContain(record.work_order_id);
  });
});

/** Every month of three years. */
const MONTHS = Array.from({ length: 36 }, (_, month) => Date.UTC(2025, 3 + month, 15, 12));
const upkeepAt = (until: number) => {
  const world = { seed: 1, from: HISTORY_END, since: HISTORY_END, until, residents: [], placements: [] };
  const rowsOf = (name: string, past: readonly Row[]) => [
    ...rowsUntil(past, upkeepOnward[`facilities.${name}`]!(world), until),
  ];
  return {
    works: rowsOf('work_order', workOrderRows),
    steps: rowsOf('work_order_step', workOrderStepRows),
    rooms: rowsOf('work_order_room', workOrderRoomRows),
    inspections: rowsOf('inspection', inspectionRows),
  };
};

it('works go on after 2024, as inspections do: none stays open for years, and no step lies ahead', () => {
  const [first] = MONTHS;
  for (const until of MONTHS) {
    const { works, steps, rooms: ofWorks, inspections } = upkeepAt(until);
    for (const { id, state, opened_on } of works) {
      const own = steps.filter((step) => step['work_order_id'] === id).map((step) => step['state']);
      expect(LIVES).toContain(own.join(' '));
      expect(own.at(-1)).toBe(state);
      if (state !== 'DONE' && state !== 'CANCELLED')
        expect(until - Date.parse(String(opened_on))).toBeLessThan(250 * DAY);
    }
    for (const { taken_at } of steps) expect(Date.parse(String(taken_at))).toBeLessThanOrEqual(until);
    const known = new Set(works.map(({ id }) => id));
    for (const { work_order_id } of ofWorks) expect(known.has(work_order_id!)).toBe(true);
    for (const { id } of centres) {
      const last = inspections.filter(({ centre_id }) => centre_id === id).map((row) => row['inspected_on']);
      expect(until - Date.parse(String(last.sort().at(-1)))).toBeLessThan(300 * DAY);
    }
    if (until > first!) expect(works.length).toBeGreaterThan(workOrderRows.length);
  }
});

it('every centre is for something since the first report that speaks of it', () => {
  const kinds = centrePurposeRows.map(({ kind, valid_from }) => `${kind} ${valid_from}`);
  expect(kinds.filter((kind) => kind.startsWith('TRANSIT'))).toEqual(['TRANSIT 2017-12-31']);
  expect(kinds).toHaveLength(4);
});
