import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { place } from '../support/premises.js';
import { buildSite, engineer, keeper, refused, type Site, WORK } from '../support/works.js';
import { writer } from '../support/writer.js';

let facilities: Facilities;
let here: Site;
let elsewhere: Site;
let built = 0;
let state: ReturnType<typeof writer>;
let iom: ReturnType<typeof writer>;

beforeAll(async () => {
  facilities = await startFacilities();
  elsewhere = await buildSite(facilities, 'ELSEWHERE');
}, 60_000);
beforeEach(async () => {
  here = await buildSite(facilities, `SITE-${(built += 1)}`);
  state = keeper(facilities, here);
  iom = engineer(facilities, here);
});
afterAll(() => facilities?.stop());

const at = (hour: number) => `2024-05-0${hour}T09:00:00.000Z`;
const request = (more: object = {}, by = iom) =>
  by('requestWork', { centreId: here.centreId, title: 'Repair', at: at(1), ...more }, WORK);
const steps = { approveWork: at(2), startWork: at(3), completeWork: at(4) };

/** A work order that has been brought to a state. */
async function work(until: 'REQUESTED' | 'APPROVED' | 'IN_PROGRESS' | 'DONE', more: object = {}) {
  let { workOrder, userErrors } = await request({ roomIds: [here.roomId], ...more });
  const path = { APPROVED: 'approveWork', IN_PROGRESS: 'startWork', DONE: 'completeWork' } as const;
  for (const [reached, mutation] of Object.entries(path)) {
    if (workOrder.state === until) break;
    const input = { workOrderId: workOrder.id, expectedVersion: workOrder.version, at: steps[mutation] };
    ({ workOrder, userErrors } = await state(mutation, input, WORK));
    expect([workOrder?.state, userErrors]).toEqual([reached, []]);
  }
  return workOrder;
}
const stepOf = ({ id, version }: { id: string; version: number }, more: object = {}) => ({
  workOrderId: id,
  expectedVersion: version,
  ...more,
});

describe('asking for work', () => {
  it('is refused to other roles, at another centre, on places of another centre, and for a time to come', async () => {
    const nurse = keeper(facilities, here, { role: 'NURSE' });
    expect((await request({}, nurse)).userErrors).toEqual(refused('FORBIDDEN'));
    const of = async (more: object) => (await request(more)).userErrors;
    expect(await of({ centreId: elsewhere.centreId })).toEqual(refused('NOT_FOUND', 'centreId'));
    expect(await of({ roomIds: [here.roomId, elsewhere.roomId] })).toEqual(
      refused('BAD_USER_INPUT', 'roomIds.1'),
    );
    expect(await of({ roomIds: [here.roomId, here.roomId] })).toEqual(refused('BAD_USER_INPUT', 'roomIds.1'));
    expect(await of({ floorId: elsewhere.floorId })).toEqual(refused('BAD_USER_INPUT', 'floorId'));
    expect(await of({ title: ' ' })).toEqual(refused('BAD_USER_INPUT', 'title'));
    expect(await of({ at: '2199-01-01T00:00:00Z' })).toEqual(refused('BAD_USER_INPUT', 'at'));
    expect(
      await facilities.owner`select from facilities.work_order where centre_id = ${here.centreId}`,
    ).toEqual([]);
  });

  it('names those who asked, and the rooms: one, several, those of a floor, or none', async () => {
    const { workOrder } = await request({ roomIds: [here.roomId], performedBy: 'IOM' });
    expect(workOrder).toMatchObject({
      state: 'REQUESTED',
      requestedBy: 'IOM',
      performedBy: 'IOM',
      fundedBy: null,
      openedOn: '2024-05-01',
      room: { id: here.roomId },
      rooms: [{ code: '201' }],
      steps: [{ state: 'REQUESTED', takenAt: at(1), note: null, organisationCode: 'IOM' }],
      blockedBeds: [],
      placesBefore: null,
    });
    const several = await request({ roomIds: [here.secondRoomId, here.roomId] });
    expect(several.workOrder).toMatchObject({ room: null, rooms: [{ code: '201' }, { code: '202' }] });
    const whole = await request({ floorId: here.floorId, roomIds: [here.roomId] });
    expect(whole.workOrder).toMatchObject({ floor: { id: here.floorId }, room: null });
    expect(whole.workOrder.rooms).toHaveLength(2);
    expect((await request()).workOrder).toMatchObject({ floor: null, rooms: [] });
    const [step] = await facilities.owner`select recorded_by_subject as subject, sop_id is not null as under
      from facilities.work_order_step where work_order_id = ${workOrder.id}`;
    expect(step).toEqual({ subject: 'registrar-1', under: true });
  });
});

describe('a step', () => {
  it('is for those whose it is: the State approves, and who has no say does not cancel', async () => {
    const asked = await work('REQUESTED');
    expect((await iom('approveWork', stepOf(asked))).userErrors).toEqual(refused('FORBIDDEN'));
    const away = keeper(facilities, elsewhere);
    for (const mutation of ['approveWork', 'startWork', 'completeWork'])
      expect((await away(mutation, stepOf(asked))).userErrors).toEqual(refused('NOT_FOUND', 'workOrderId'));
    const other = writer(facilities, {
      role: 'COORDINATOR',
      organisation: 'OTHER',
      centres: [here.centreId],
    });
    expect((await other('cancelWork', stepOf(asked, { reason: 'No' }))).userErrors).toEqual(
      refused('FORBIDDEN'),
    );
    expect((await other('startWork', stepOf(asked))).userErrors).toEqual(refused('NOT_RESPONSIBLE'));
    expect((await work('REQUESTED')).steps).toHaveLength(1);
  });

  it.each([
    ['REQUESTED', ['startWork', 'completeWork']],
    ['APPROVED', ['approveWork', 'completeWork']],
    ['IN_PROGRESS', ['approveWork', 'startWork']],
    ['DONE', ['approveWork', 'startWork', 'completeWork', 'cancelWork']],
  ] as const)('from %s is none of %j, and the refusal names the present state', async (present, illegal) => {
    const order = await work(present);
    for (const mutation of illegal) {
      const more = mutation === 'cancelWork' ? { reason: 'Enough' } : {};
      const { workOrder, userErrors } = await state(mutation, stepOf(order, more), WORK);
      expect(workOrder).toBeNull();
      expect(userErrors).toEqual(refused('CONFLICT', 'workOrderId'));
      expect(userErrors[0].message).toContain(present);
    }
    const [row] = await facilities.owner`select version from facilities.work_order where id = ${order.id}`;
    expect(row!['version']).toBe(order.version);
  });

  it('is refused on a stale version, before an earlier step, and with a key that was used for another', async () => {
    const order = await work('APPROVED');
    const of = async (more: object) => (await state('startWork', stepOf(order, more))).userErrors;
    expect(await of({ expectedVersion: 1 })).toEqual(refused('CONFLICT', 'expectedVersion'));
    expect(await of({ at: at(1) })).toEqual(refused('BAD_USER_INPUT', 'at'));
    expect(await of({ at: '2024-04-01T00:00:00Z' })).toEqual(refused('BAD_USER_INPUT', 'at'));
    const idempotencyKey = newIdentifier();
    const input = stepOf(order, { idempotencyKey, at: at(3) });
    const first = await state('startWork', input, WORK);
    expect(first.workOrder).toMatchObject({ state: 'IN_PROGRESS', version: order.version + 1 });
    expect(await state('startWork', input, WORK)).toEqual(first);
    const changed = await state('startWork', { ...input, note: 'Another' });
    expect(changed.userErrors).toEqual(refused('CONFLICT', 'idempotencyKey'));
  });

  it('settles with the approval who pays and who does it, and keeps what the request said', async () => {
    const asked = await work('REQUESTED', { performedBy: 'IOM' });
    const { workOrder } = await state(
      'approveWork',
      stepOf(asked, { fundedBy: 'IOM', note: 'By July' }),
      WORK,
    );
    expect(workOrder).toMatchObject({ state: 'APPROVED', fundedBy: 'IOM', performedBy: 'IOM' });
    expect(workOrder.steps[1]).toMatchObject({
      state: 'APPROVED',
      note: 'By July',
      organisationCode: 'STATE',
    });
  });
});

describe('the beds of the rooms', () => {
  const startBy = (order: { id: string; version: number }, by = iom, more: object = {}) =>
    by('startWork', stepOf(order, { at: at(3), ...more }), WORK);

  it('keep the work from beginning while somebody is in one, or has one reserved: the room is named', async () => {
    const order = await work('APPROVED', { floorId: here.floorId });
    const stay = await place(facilities.owner, here.secondBedId, newIdentifier());
    const { userErrors } = await startBy(order);
    expect(userErrors).toEqual(refused('RULE_VIOLATION', 'workOrderId'));
    expect(userErrors[0].message).toContain('room 202');
    // An expected end that has passed ends nothing: whoever stays longer is still there.
    await facilities.owner`update facilities.placement set expected_until = '2024-02-01Z' where id = ${stay}`;
    expect((await startBy(order)).userErrors).toEqual(refused('RULE_VIOLATION', 'workOrderId'));
    await facilities.owner`delete from facilities.placement where id = ${stay}`;
    await facilities.owner`insert into facilities.placement (id, bed_id, resident_id, stage, starts_at, expected_until)
      values (${newIdentifier()}, ${here.bedIds[0]!}, ${newIdentifier()}, 'RESERVED', '2024-06-01Z', '2024-06-09Z')`;
    const held = await startBy(order);
    expect(held.userErrors[0].message).toMatch(/room 201 is reserved from 2024-06-01/);
    expect(held.userErrors).toEqual(refused('RULE_VIOLATION', 'workOrderId'));
    const rows = await facilities.owner`select from facilities.bed_block where work_order_id = ${order.id}`;
    expect(rows).toHaveLength(0);
  });

  it('are not judged for an organisation that may not see who is where', async () => {
    const order = await work('APPROVED');
    await facilities.owner`update facilities.cooperation_sop set status = 'ENDED', valid_until = now()
      where centre_id = ${here.centreId}`;
    await facilities.owner`insert into facilities.cooperation_sop
      (id, centre_id, number, status, valid_from, document_name, document_sha256)
      values (${newIdentifier()}, ${here.centreId}, 2, 'IN_FORCE', now(), 'SOP', ${'b'.repeat(64)})`;
    expect((await startBy(order)).userErrors).toEqual(refused('FORBIDDEN'));
  });

  it('are out of service from the beginning until the end, and only those that stand there', async () => {
    await facilities.owner`update facilities.bed set stands_until = '2024-01-01' where id = ${here.bedIds[1]!}`;
    const order = await work('APPROVED', { floorId: here.floorId });
    const { workOrder, userErrors } = await startBy(order);
    expect(userErrors).toEqual([]);
    expect(workOrder).toMatchObject({ state: 'IN_PROGRESS', startedOn: '2024-05-03', placesBefore: 2 });
    const blocked = workOrder.blockedBeds.map(({ id }: { id: string }) => id);
    expect(blocked.sort()).toEqual([here.bedIds[0]!, here.secondBedId].sort());
    const bed = `query ($id: ID!) { bed(id: $id) { state blocks { kind reason expectedUntil } } }`;
    const actor = { role: 'CENTRE_MANAGER', centres: [here.centreId] };
    const { data } = await facilities.ask(actor, bed, { id: here.secondBedId });
    expect(data.bed.state).toBe('OUT_OF_SERVICE');
    expect(data.bed.blocks).toEqual([{ kind: 'OUT_OF_SERVICE', reason: 'Repair', expectedUntil: null }]);
    const added = await state('addBeds', { roomId: here.secondRoomId, codes: ['9'] }, 'beds { id state }');
    expect(added.beds).toEqual([{ id: expect.any(String), state: 'OUT_OF_SERVICE' }]);
    const done = await iom('completeWork', stepOf(workOrder), WORK);
    expect(done.workOrder).toMatchObject({ state: 'DONE', blockedBeds: [], placesBefore: 2, placesAfter: 3 });
    expect((await facilities.ask(actor, bed, { id: here.secondBedId })).data.bed.state).toBe('AVAILABLE');
  });

  it('are blocked once when two begin the same work at one time', async () => {
    const order = await work('APPROVED');
    const both = await Promise.all([startBy(order, iom), startBy(order, state), startBy(order, state)]);
    expect(both.filter(({ workOrder }) => workOrder)).toHaveLength(1);
    for (const { workOrder, userErrors } of both)
      if (!workOrder) expect(userErrors).toEqual(refused('CONFLICT', 'expectedVersion'));
    const rows = await facilities.owner`select from facilities.bed_block where work_order_id = ${order.id}`;
    expect(rows).toHaveLength(2);
  });

  it('are either blocked or given when work begins while somebody is being placed, never both', async () => {
    const residents = Array.from({ length: 6 }, newIdentifier);
    for (const id of residents) {
      facilities.graph.known.add(id);
      facilities.graph.placed.set(id, here.centreId);
    }
    for (const residentId of residents) {
      const order = await work('APPROVED', { roomIds: [here.secondRoomId] });
      const [started, placed] = await Promise.all([
        state('startWork', stepOf(order), WORK),
        state('placeResident', { bedId: here.secondBedId, residentId }, 'placement { id version }'),
      ]);
      const through = [started.workOrder, placed.placement].filter(Boolean);
      expect(through).toHaveLength(1);
      expect([...started.userErrors, ...placed.userErrors].map(({ code }) => code)).toEqual([
        'RULE_VIOLATION',
      ]);
      if (started.workOrder) await state('cancelWork', stepOf(started.workOrder, { reason: 'Again' }));
      await facilities.owner`delete from facilities.placement where bed_id = ${here.secondBedId}`;
    }
  });

  it('come back when the work is called off; what else blocks them stays', async () => {
    const order = await work('IN_PROGRESS');
    await state('blockBed', { bedId: here.bedIds[0], kind: 'OUT_OF_SERVICE', reason: 'Broken' });
    expect((await iom('cancelWork', stepOf(order, { reason: ' ' }))).userErrors).toEqual(
      refused('BAD_USER_INPUT', 'reason'),
    );
    const { workOrder } = await iom('cancelWork', stepOf(order, { reason: 'No money' }), WORK);
    expect(workOrder).toMatchObject({ state: 'CANCELLED', completedOn: null, blockedBeds: [] });
    expect(workOrder.steps.at(-1)).toMatchObject({ state: 'CANCELLED', note: 'No money' });
    const open = await facilities.owner`select reason from facilities.bed_block
      where bed_id = any(${here.bedIds}) and ends_at is null`;
    expect(open).toEqual([{ reason: 'Broken' }]);
  });
});

describe('the end of a work', () => {
  const capacity = { nominal: 3, usable: 3, source: 'Handover protocol' };
  const complete = (order: { id: string; version: number }, more: object = {}) =>
    iom('completeWork', stepOf(order, { at: at(4), ...more }), WORK);

  it('is refused with places of another centre, too many usable ones, or of a day that has a record', async () => {
    const order = await work('IN_PROGRESS');
    const of = async (more: object) =>
      (await complete(order, { capacity: { ...capacity, ...more } })).userErrors;
    expect(await of({ safeZoneId: elsewhere.zoneId })).toEqual(refused('NOT_FOUND', 'capacity.safeZoneId'));
    expect(await of({ usable: 4 })).toEqual(refused('BAD_USER_INPUT', 'capacity.usable'));
    expect(await of({ nominal: -1 })).toEqual(refused('BAD_USER_INPUT', 'capacity.nominal'));
    const recorded = { safeZoneId: here.zoneId, validFrom: '2024-05-04', nominal: 1, source: 'Order' };
    expect((await state('recordCapacity', recorded)).userErrors).toEqual([]);
    expect(await of({ safeZoneId: here.zoneId })).toEqual(refused('CONFLICT', 'capacity.validFrom'));
    const [row] = await facilities.owner`select state from facilities.work_order where id = ${order.id}`;
    expect(row!['state']).toBe('IN_PROGRESS');
  });

  it('records the new places with the work that made them', async () => {
    const order = await work('IN_PROGRESS');
    const more = { capacity: { ...capacity, safeZoneId: here.zoneId }, note: 'As planned' };
    const { workOrder, userErrors } = await complete(order, more);
    expect(userErrors).toEqual([]);
    expect(workOrder).toMatchObject({
      state: 'DONE',
      completedOn: '2024-05-04',
      placesAfter: 2,
      capacityRecords: [{ nominal: 3, usable: 3, validFrom: '2024-05-04' }],
    });
    const zone = `query ($id: ID!) { safeZone(id: $id) { capacity { nominal workOrder { id title } } } }`;
    const actor = { role: 'CENTRE_MANAGER', centres: [here.centreId] };
    const { data } = await facilities.ask(actor, zone, { id: here.zoneId });
    expect(data.safeZone.capacity).toEqual({ nominal: 3, workOrder: { id: order.id, title: 'Repair' } });
  });

  it('is the renovation of the floor when all of it was worked on, and of none otherwise', async () => {
    await complete(await work('IN_PROGRESS'));
    const renovated = async () =>
      (
        await facilities.owner`select renovated_on::text as day from facilities.floor where id = ${here.floorId}`
      )[0]!['day'];
    expect(await renovated()).toBeNull();
    const { workOrder } = await complete(await work('IN_PROGRESS', { floorId: here.floorId, roomIds: [] }));
    expect(workOrder.floor).toEqual({ id: here.floorId, renovatedOn: '2024-05-04' });
    expect(await renovated()).toBe('2024-05-04');
  });
});
