import { describe, expect, it } from 'vitest';
import { capacityRows } from '../src/premises/figures.js';
import { centrePurposeRows } from '../src/premises/purposes.js';
import { rooms } from '../src/premises/rooms.js';
import { safeZones } from '../src/premises/safe-zones.js';
import { workOrderRoomRows, workOrderRows, workOrderStepRows } from '../src/premises/works.js';

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
    for (const { id } of open) expect(roomsOf(id).filter(({ room_id }) => withBeds.has(room_id))).toEqual([]);
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

it('every centre is for something since the first report that speaks of it', () => {
  const kinds = centrePurposeRows.map(({ kind, valid_from }) => `${kind} ${valid_from}`);
  expect(kinds.filter((kind) => kind.startsWith('TRANSIT'))).toEqual(['TRANSIT 2017-12-31']);
  expect(kinds).toHaveLength(4);
});
