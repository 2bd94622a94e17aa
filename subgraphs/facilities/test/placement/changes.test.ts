import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { block, buildPremises, type Premises, place } from '../support/premises.js';

const SHOWN = 'id startsAt endsAt endReason version bed { id } resident { id }';
const ERRORS = 'userErrors { code message path }';
const MOVE = `mutation ($input: MoveResidentInput!) { moveResident(input: $input) {
  placement { ${SHOWN} } ended { ${SHOWN} } ${ERRORS} } }`;
const END = `mutation ($input: EndPlacementInput!) { endPlacement(input: $input) {
  placement { ${SHOWN} } ${ERRORS} } }`;

const STARTED = '2024-01-01T00:00:00.000Z';
const LATER = '2024-03-01T00:00:00.000Z';

let facilities: Facilities;
let here: Premises;
let elsewhere: Premises;
let free: string[];

beforeAll(async () => {
  facilities = await startFacilities();
  here = await buildPremises(facilities.owner, 'HERE', 60);
  elsewhere = await buildPremises(facilities.owner, 'ELSEWHERE');
  free = [...here.bedIds];
}, 60_000);
afterAll(() => facilities?.stop());

const write = async (mutation: string, input: Record<string, unknown>) => {
  const full = { idempotencyKey: newIdentifier(), ...input };
  const { data, errors } = await facilities.ask({ centres: [here.centreId] }, mutation, { input: full });
  expect(errors).toBeUndefined();
  return data.moveResident ?? data.endPlacement;
};

const placed = async () => {
  const bedId = free.pop()!;
  const residentId = newIdentifier();
  facilities.graph.known.add(residentId).add(here.centreId);
  return { bedId, residentId, placementId: await place(facilities.owner, bedId, residentId, STARTED) };
};

const refused = (code: string, path: string) => [expect.objectContaining({ code, path: ['input', path] })];

const openStays = async (residentId: string) => {
  const rows = await facilities.owner`select id from facilities.placement
    where resident_id = ${residentId} and ends_at is null`;
  return rows.length;
};

describe('ending a placement', () => {
  it('is refused to whoever has not seen the latest version', async () => {
    const { placementId } = await placed();
    const end = { placementId, expectedVersion: 1, at: LATER, reason: 'DEPARTED' };
    await write(END, end);
    const again = await write(END, end);
    expect(again).toEqual({ placement: null, userErrors: refused('CONFLICT', 'expectedVersion') });
  });

  it('is refused when the placement has an end already', async () => {
    const { placementId } = await placed();
    await write(END, { placementId, expectedVersion: 1, at: LATER, reason: 'DEPARTED' });
    const again = await write(END, { placementId, expectedVersion: 2, at: LATER, reason: 'OTHER' });
    expect(again.userErrors).toEqual(refused('CONFLICT', 'placementId'));
  });

  it.each(['2023-12-31T00:00:00.000Z', STARTED])('is refused at %s, not after the start', async (at) => {
    const { placementId } = await placed();
    const outcome = await write(END, { placementId, expectedVersion: 1, at, reason: 'DEPARTED' });
    expect(outcome).toEqual({ placement: null, userErrors: refused('BAD_USER_INPUT', 'at') });
  });

  it('is refused without a reason', async () => {
    const { placementId } = await placed();
    const input = { idempotencyKey: newIdentifier(), placementId, expectedVersion: 1 };
    const { errors } = await facilities.ask({ centres: [here.centreId] }, END, { input });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is refused at another centre as if there were no such placement', async () => {
    const placementId = await place(facilities.owner, elsewhere.bedIds[0]!, newIdentifier());
    const hidden = await write(END, { placementId, expectedVersion: 1, reason: 'OTHER' });
    const absent = await write(END, { placementId: newIdentifier(), expectedVersion: 1, reason: 'OTHER' });
    expect(hidden).toEqual({ placement: null, userErrors: refused('NOT_FOUND', 'placementId') });
    expect(hidden).toEqual(absent);
  });

  it('frees the bed and keeps the reason', async () => {
    const { placementId, bedId } = await placed();
    const end = { placementId, expectedVersion: 1, at: LATER, reason: 'LEFT_WITHOUT_NOTICE' };
    const { placement, userErrors } = await write(END, end);
    expect(userErrors).toEqual([]);
    expect(placement).toMatchObject({ endsAt: LATER, endReason: 'LEFT_WITHOUT_NOTICE', version: 2 });
    const { data } = await facilities.ask(
      { centres: [here.centreId] },
      'query ($id: ID!) { bed(id: $id) { currentPlacement { id } } }',
      { id: bedId },
    );
    expect(data.bed.currentPlacement).toBeNull();
  });
});

describe('moving a resident', () => {
  it('changes nothing when the new bed is taken', async () => {
    const { placementId, residentId } = await placed();
    const taken = await placed();
    const move = { placementId, expectedVersion: 1, toBedId: taken.bedId, at: LATER };
    const outcome = await write(MOVE, move);
    expect(outcome).toEqual({
      placement: null,
      ended: null,
      userErrors: [
        { code: 'CONFLICT', message: 'This bed is taken at that time.', path: ['input', 'toBedId'] },
      ],
    });
    expect(await openStays(residentId)).toBe(1);
  });

  it('is refused into the same bed, into a hidden one, and into one out of service', async () => {
    const { placementId, bedId } = await placed();
    const broken = free.pop()!;
    await block(facilities.owner, broken, '2024-01-01Z');
    const to = async (toBedId: string) => {
      const move = { placementId, expectedVersion: 1, toBedId, at: LATER };
      return (await write(MOVE, move)).userErrors;
    };
    expect(await to(bedId)).toEqual(refused('RULE_VIOLATION', 'toBedId'));
    expect(await to(elsewhere.bedIds[1]!)).toEqual(refused('NOT_FOUND', 'toBedId'));
    expect(await to(broken)).toEqual(refused('RULE_VIOLATION', 'toBedId'));
  });

  it('ends one placement and begins the other at the same moment', async () => {
    const { placementId, residentId } = await placed();
    const toBedId = free.pop()!;
    const outcome = await write(MOVE, { placementId, expectedVersion: 1, toBedId, at: LATER });
    expect(outcome).toMatchObject({
      userErrors: [],
      ended: { id: placementId, endsAt: LATER, endReason: 'MOVED', version: 2 },
      placement: {
        startsAt: LATER,
        endsAt: null,
        version: 1,
        bed: { id: toBedId },
        resident: { id: residentId },
      },
    });
  });

  it('answers a repeated move as the first time', async () => {
    const { placementId } = await placed();
    const move = {
      idempotencyKey: newIdentifier(),
      placementId,
      expectedVersion: 1,
      toBedId: free.pop()!,
      at: LATER,
    };
    expect(await write(MOVE, move)).toEqual(await write(MOVE, move));
  });

  it('lets ten pairs that want each other’s bed at once meet no deadlock and lose nobody', async () => {
    const pairs = await Promise.all(Array.from({ length: 10 }, async () => [await placed(), await placed()]));
    const outcomes = await Promise.all(
      pairs.flatMap(([one, other]) => [
        write(MOVE, { placementId: one!.placementId, expectedVersion: 1, toBedId: other!.bedId, at: LATER }),
        write(MOVE, { placementId: other!.placementId, expectedVersion: 1, toBedId: one!.bedId, at: LATER }),
      ]),
    );
    for (const { userErrors } of outcomes) expect(userErrors).toEqual(refused('CONFLICT', 'toBedId'));
    for (const { residentId } of pairs.flat()) expect(await openStays(residentId)).toBe(1);
  });
});
