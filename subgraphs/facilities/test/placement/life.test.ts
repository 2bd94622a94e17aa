import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { block, buildPremises, type Premises, place } from '../support/premises.js';
import { writer } from '../support/writer.js';

const PLACED =
  'placement { id stage reservedFrom startsAt expectedUntil endsAt closingReason overdue version bed { id state } }';
const DAY = 86_400_000;
const ahead = (days: number) => new Date(Date.now() + days * DAY).toISOString();

let facilities: Facilities;
let here: Premises;
let elsewhere: Premises;
let free: string[];

beforeAll(async () => {
  facilities = await startFacilities();
  here = await buildPremises(facilities.owner, 'HERE', 60);
  elsewhere = await buildPremises(facilities.owner, 'ELSEWHERE', 4);
  free = [...here.bedIds];
}, 60_000);
afterAll(() => facilities?.stop());

const write = (mutation: string, input: object, selection = PLACED, actor = {}) =>
  writer(facilities, { centres: [here.centreId], ...actor })(mutation, input, selection);
const newResident = () => {
  const id = newIdentifier();
  facilities.graph.known.add(id).add(here.centreId);
  return id;
};
const refused = (code: string, path: string) => [expect.objectContaining({ code, path: ['input', path] })];
const bedState = async (id: string, at?: string, actor: object = { centres: [here.centreId] }) => {
  const query =
    'query ($id: ID!, $at: DateTimeISO) { bed(id: $id) { state(at: $at) blocks(at: $at) { kind reason } } }';
  return (await facilities.ask(actor, query, { id, at })).data.bed;
};
const reserve = async (input: object = {}) => {
  const [bedId, residentId] = [free.pop()!, newResident()];
  const { placement, userErrors } = await write('reserveBed', { bedId, residentId, ...input });
  expect(userErrors).toEqual([]);
  return { bedId, residentId, ...placement } as {
    id: string;
    bedId: string;
    residentId: string;
    startsAt: string;
  };
};

describe('a reservation', () => {
  it('is refused for another centre, for the past, and for a bed that is held already', async () => {
    const residentId = newResident();
    const hidden = await write('reserveBed', { bedId: elsewhere.bedIds[0], residentId });
    expect(hidden.userErrors).toEqual(refused('NOT_FOUND', 'bedId'));
    const past = await write('reserveBed', { bedId: free.at(-1), residentId, startsAt: ahead(-1) });
    expect(past.userErrors).toEqual(refused('BAD_USER_INPUT', 'startsAt'));
    const { bedId } = await reserve({ startsAt: ahead(2) });
    const taken = await write('reserveBed', { bedId, residentId, startsAt: ahead(1) });
    expect(taken.userErrors).toEqual(refused('CONFLICT', 'bedId'));
    const before = await write('reserveBed', {
      bedId,
      residentId,
      startsAt: ahead(1),
      expectedUntil: ahead(1.5),
    });
    expect(before.placement).toMatchObject({ stage: 'RESERVED' });
    const twice = await write('reserveBed', { bedId: free.at(-1), residentId, startsAt: ahead(1.2) });
    expect(twice.userErrors).toEqual(refused('CONFLICT', 'residentId'));
  });

  it('holds the bed, shows in its state, and is taken up when the resident comes', async () => {
    const { id, bedId, startsAt } = await reserve();
    expect(await bedState(bedId)).toEqual({ state: 'RESERVED', blocks: [] });
    const stale = await write('checkInResident', { placementId: id, expectedVersion: 9 });
    expect(stale.userErrors).toEqual(refused('CONFLICT', 'expectedVersion'));
    const future = await write('checkInResident', { placementId: id, expectedVersion: 1, at: ahead(1) });
    expect(future.userErrors).toEqual(refused('BAD_USER_INPUT', 'at'));
    const { placement } = await write('checkInResident', { placementId: id, expectedVersion: 1 });
    expect(placement).toMatchObject({
      stage: 'CHECKED_IN',
      reservedFrom: startsAt,
      overdue: false,
      version: 2,
    });
    expect(placement.bed).toEqual({ id: bedId, state: 'OCCUPIED' });
    const again = await write('checkInResident', { placementId: id, expectedVersion: 2 });
    expect(again.userErrors).toEqual(refused('CONFLICT', 'placementId'));
  });

  it('is called off with a reason, stays on record, and frees the bed', async () => {
    const { id, bedId } = await reserve({ startsAt: ahead(3) });
    const cancel = { placementId: id, expectedVersion: 1, reason: 'Goes to another centre.' };
    const { placement } = await write('cancelReservation', cancel);
    expect(placement).toMatchObject({ stage: 'CANCELLED', closingReason: 'Goes to another centre.' });
    expect((await bedState(bedId, ahead(4))).state).toBe('AVAILABLE');
    const again = await write('cancelReservation', { ...cancel, expectedVersion: 2 });
    expect(again.userErrors).toEqual(refused('CONFLICT', 'placementId'));
    const ended = await write('endPlacement', { placementId: id, expectedVersion: 2, reason: 'OTHER' });
    expect(ended.userErrors).toEqual(refused('CONFLICT', 'placementId'));
  });

  it('of the bed to which a resident is moved is taken up by the move', async () => {
    const [bedId, toBedId, residentId] = [free.pop()!, free.pop()!, newResident()];
    const present = await place(facilities.owner, bedId, residentId);
    const plan = await write('reserveBed', { bedId: toBedId, residentId });
    const move = { placementId: present, expectedVersion: 1, toBedId };
    const moved = await write('moveResident', move, `${PLACED} ended { endReason }`);
    expect(moved.userErrors).toEqual([]);
    expect(moved.ended).toEqual({ endReason: 'MOVED' });
    expect(moved.placement).toMatchObject({ id: plan.placement.id, stage: 'CHECKED_IN' });
  });

  it('appears in the list of who is to come, the latest first, and as overdue when nobody came', async () => {
    const { id } = await reserve();
    await facilities.owner`update facilities.placement set starts_at = now() - interval '2 hours' where id = ${id}`;
    const late = await reserve({ startsAt: ahead(90) });
    const query = `query ($id: ID!) { centre(id: $id) { reservations(first: 100) { nodes { id overdue } } } }`;
    const ask = async (actor: object) =>
      (await facilities.ask(actor, query, { id: here.centreId })).data.centre.reservations;
    const nodes = (await ask({ centres: [here.centreId] })).nodes as { id: string; overdue: boolean }[];
    expect(nodes).toContainEqual({ id, overdue: true });
    expect(nodes.map((node) => node.id)).not.toContain(late.id);
    expect(await ask({ centres: [here.centreId], organisation: 'CLINIC' })).toBeNull();
  });
});

describe('an expected end', () => {
  it('ends nothing: who stays longer is there, keeps the bed, and moves the plans of others', async () => {
    const [bedId, residentId, next] = [free.pop()!, newResident(), newResident()];
    const input = { bedId, residentId, startsAt: ahead(-3), expectedUntil: ahead(2) };
    const { placement } = await write('placeResident', input);
    expect(placement).toMatchObject({ stage: 'CHECKED_IN', overdue: false });
    const plan = await write('reserveBed', { bedId, residentId: next, startsAt: ahead(3) });
    expect(plan.userErrors).toEqual([]);
    // The days go by.
    await facilities.owner`update facilities.placement set expected_until = now() - interval '2 days' where id = ${placement.id}`;
    await facilities.owner`update facilities.placement set starts_at = now() - interval '1 day' where id = ${plan.placement.id}`;
    expect((await bedState(bedId)).state).toBe('OCCUPIED');
    const checkIn = await write('checkInResident', { placementId: plan.placement.id, expectedVersion: 1 });
    expect(checkIn.userErrors).toEqual(refused('CONFLICT', 'placementId'));
    const other = await write('placeResident', { bedId, residentId: newResident(), startsAt: ahead(-0.5) });
    expect(other.userErrors).toEqual(refused('CONFLICT', 'bedId'));
    const end = { placementId: placement.id, expectedVersion: 1, reason: 'DEPARTED' };
    const ended = await write('endPlacement', end);
    expect(ended.userErrors).toEqual([]);
    const { data } = await facilities.ask(
      { centres: [here.centreId] },
      'query ($id: ID!) { placement(id: $id) { stage startsAt version } }',
      { id: plan.placement.id },
    );
    expect(data.placement).toMatchObject({ stage: 'RESERVED', startsAt: ended.placement.endsAt, version: 2 });
    const taken = await write('checkInResident', { placementId: plan.placement.id, expectedVersion: 2 });
    expect(taken.placement).toMatchObject({ stage: 'CHECKED_IN' });
  });

  it('is changed and taken away, but never put before the beginning or into a reservation of others', async () => {
    const [bedId, residentId] = [free.pop()!, newResident()];
    const { placement } = await write('placeResident', { bedId, residentId, expectedUntil: ahead(5) });
    const change = (expectedVersion: number, expectedUntil: string | null) =>
      write('expectPlacementEnd', { placementId: placement.id, expectedVersion, expectedUntil });
    expect((await change(1, ahead(-400))).userErrors).toEqual(refused('BAD_USER_INPUT', 'expectedUntil'));
    await write('reserveBed', { bedId, residentId: newResident(), startsAt: ahead(6) });
    expect((await change(1, ahead(7))).userErrors).toEqual(refused('CONFLICT', 'expectedUntil'));
    expect((await change(1, null)).userErrors).toEqual(refused('CONFLICT', 'expectedUntil'));
    expect((await change(1, ahead(5.5))).placement).toMatchObject({ version: 2 });
  });
});

describe('a stay', () => {
  it('that is over is entered late with its end and its reason, or not at all', async () => {
    const [bedId, residentId] = [free.pop()!, newResident()];
    const over = { bedId, residentId, startsAt: '2024-03-30T10:00:00Z', endsAt: '2024-04-02T10:00:00Z' };
    expect((await write('placeResident', over)).userErrors).toEqual(refused('BAD_USER_INPUT', 'endReason'));
    const future = { ...over, endsAt: ahead(1), endReason: 'DEPARTED' };
    expect((await write('placeResident', future)).userErrors).toEqual(refused('BAD_USER_INPUT', 'endsAt'));
    const { placement, userErrors } = await write('placeResident', { ...over, endReason: 'DEPARTED' });
    expect(userErrors).toEqual([]);
    expect(placement).toMatchObject({ stage: 'CHECKED_IN', endsAt: '2024-04-02T10:00:00.000Z' });
    expect((await bedState(bedId, '2024-03-31T02:00:00Z')).state).toBe('OCCUPIED');
    expect((await bedState(bedId, '2024-04-02T10:00:00Z')).state).toBe('AVAILABLE');
  });

  it('ends when it has ended, not before', async () => {
    const { id } = await (async () => ({ id: await place(facilities.owner, free.pop()!, newResident()) }))();
    const end = { placementId: id, expectedVersion: 1, reason: 'TURNED_18', at: ahead(1) };
    expect((await write('endPlacement', end)).userErrors).toEqual(refused('BAD_USER_INPUT', 'at'));
  });

  it('that was entered by mistake is taken back, with the mistake on record, and was never there', async () => {
    const bedId = free.pop()!;
    const id = await place(facilities.owner, bedId, newResident());
    const taking = { placementId: id, expectedVersion: 1, reason: 'Another resident was meant.' };
    const { placement } = await write('voidPlacement', taking);
    expect(placement).toMatchObject({ stage: 'VOIDED', closingReason: 'Another resident was meant.' });
    expect((await bedState(bedId, '2024-02-02T00:00:00Z')).state).toBe('AVAILABLE');
    const anew = await write('placeResident', {
      bedId,
      residentId: newResident(),
      startsAt: '2024-01-01T00:00:00Z',
    });
    expect(anew.userErrors).toEqual([]);
  });
});

describe('a bed that cannot be given', () => {
  it('is blocked and released by those who may, and not while somebody is in it', async () => {
    const bedId = free.pop()!;
    const out = { bedId, kind: 'OUT_OF_SERVICE', reason: 'Broken frame.' };
    const BLOCK = 'bed { id state } block { id kind version }';
    const wrong = await write('blockBed', out, BLOCK, { role: 'INTERPRETER', purpose: 'CARE' });
    expect(wrong.userErrors).toEqual([expect.objectContaining({ code: 'FORBIDDEN' })]);
    const hidden = await write('blockBed', { ...out, bedId: elsewhere.bedIds[0] }, BLOCK);
    expect(hidden.userErrors).toEqual(refused('NOT_FOUND', 'bedId'));
    const occupied = free.pop()!;
    await place(facilities.owner, occupied, newResident());
    const inUse = await write('blockBed', { ...out, bedId: occupied }, BLOCK);
    expect(inUse.userErrors).toEqual(refused('RULE_VIOLATION', 'bedId'));
    const { bedId: held } = await reserve({ startsAt: ahead(5) });
    const reserved = await write('blockBed', { ...out, bedId: held }, BLOCK);
    expect(reserved.userErrors).toEqual(refused('RULE_VIOLATION', 'bedId'));
    const short = await write('blockBed', { ...out, bedId: held, expectedUntil: ahead(4) }, BLOCK);
    expect(short.userErrors).toEqual([]);
    const blocked = await write('blockBed', out, BLOCK);
    expect(blocked.bed).toEqual({ id: bedId, state: 'OUT_OF_SERVICE' });
    const attempt = await write('placeResident', { bedId, residentId: newResident() });
    expect(attempt.userErrors).toEqual(refused('RULE_VIOLATION', 'bedId'));
    await facilities.owner`update facilities.bed_block set starts_at = now() - interval '2 days',
      expected_until = now() - interval '1 day' where id = ${blocked.block.id}`;
    const late = await write('placeResident', { bedId, residentId: newResident() });
    expect(late.userErrors).toEqual(refused('RULE_VIOLATION', 'bedId'));
    const early = { blockId: blocked.block.id, expectedVersion: 1, at: ahead(-3) };
    expect((await write('releaseBed', early, BLOCK)).userErrors).toEqual(refused('BAD_USER_INPUT', 'at'));
    const released = await write('releaseBed', { blockId: blocked.block.id, expectedVersion: 1 }, BLOCK);
    expect(released.bed.state).toBe('AVAILABLE');
    const again = await write('releaseBed', { blockId: blocked.block.id, expectedVersion: 2 }, BLOCK);
    expect(again.userErrors).toEqual(refused('CONFLICT', 'blockId'));
  });

  it('is one that does not stand there yet, or is taken away within the stay', async () => {
    const bedId = free.pop()!;
    await facilities.owner`update facilities.bed set stands_from = '2024-03-01', stands_until = '2024-04-01' where id = ${bedId}`;
    const stayOf = async (startsAt: string, endsAt: string) =>
      (
        await write('placeResident', {
          bedId,
          residentId: newResident(),
          startsAt,
          endsAt,
          endReason: 'DEPARTED',
        })
      ).userErrors;
    // The days of the centre: Sofia is two hours ahead in winter, three in summer.
    expect(await stayOf('2024-02-29T21:59:59Z', '2024-03-02T00:00:00Z')).toEqual(
      refused('RULE_VIOLATION', 'bedId'),
    );
    expect(await stayOf('2024-03-20T00:00:00Z', '2024-03-31T21:00:00.001Z')).toEqual(
      refused('RULE_VIOLATION', 'bedId'),
    );
    expect(await stayOf('2024-02-29T22:00:00Z', '2024-03-31T21:00:00Z')).toEqual([]);
    const now = await write('placeResident', { bedId, residentId: newResident() });
    expect(now.userErrors).toEqual(refused('RULE_VIOLATION', 'bedId'));
  });

  it('is one that is being made ready after somebody has left', async () => {
    const bedId = free.pop()!;
    const id = await place(facilities.owner, bedId, newResident());
    await write('endPlacement', {
      placementId: id,
      expectedVersion: 1,
      reason: 'DEPARTED',
      turnaround: true,
    });
    expect(await bedState(bedId)).toEqual({
      state: 'IN_TURNAROUND',
      blocks: [{ kind: 'IN_TURNAROUND', reason: 'to be made ready' }],
    });
    const attempt = await write('placeResident', { bedId, residentId: newResident() });
    expect(attempt.userErrors).toEqual(refused('RULE_VIOLATION', 'bedId'));
  });

  it('is not shown as available to whoever may not know who lies where', async () => {
    const bedId = here.bedIds[0]!;
    await block(facilities.owner, bedId, '2024-01-01Z', 'Paint');
    for (const actor of [
      { role: 'ANALYST', purpose: 'STATISTICS', centres: [] },
      { organisation: 'CLINIC', role: 'SOCIAL_WORKER', centres: [here.centreId] },
      { role: 'CASE_MANAGER', centres: [here.centreId], ownCasesOnly: true },
      { role: 'CASE_MANAGER', centres: [here.centreId], zones: [elsewhere.zoneId] },
    ]) {
      const { state, blocks } = await bedState(bedId, undefined, actor);
      expect(state).toBeNull();
      expect(blocks).toEqual([{ kind: 'OUT_OF_SERVICE', reason: 'Paint' }]);
    }
    expect((await bedState(bedId)).state).toBe('OUT_OF_SERVICE');
  });
});
