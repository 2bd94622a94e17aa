import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ASSIGN,
  CREATE,
  ELSEWHERE,
  HERE,
  IOM,
  night,
  planner,
  startTwoEmployers,
} from '../support/two-employers.js';

let world: Awaited<ReturnType<typeof startTwoEmployers>>;
beforeAll(async () => {
  world = await startTwoEmployers();
}, 60_000);
afterAll(() => world?.staff.stop());

describe('planning a shift', () => {
  it.each([
    ['at a centre of others', { centreId: ELSEWHERE }, 'NOT_FOUND', 'centreId'],
    ['in a zone that nobody knows', { safeZoneId: newIdentifier() }, 'NOT_FOUND', 'safeZoneId'],
    ['that ends before it begins', { endsAt: '2024-05-01T00:00:00Z' }, 'BAD_USER_INPUT', 'endsAt'],
    ['of two days', { endsAt: '2024-05-04T19:00:00Z' }, 'BAD_USER_INPUT', 'endsAt'],
    ['for nobody', { staffNeeded: 0 }, 'BAD_USER_INPUT', 'staffNeeded'],
  ])('is refused %s', async (_, more, code, path) => {
    const { shift, userErrors } = await world.write(CREATE, { ...night('02'), ...more });
    expect(shift).toBeNull();
    expect(userErrors).toEqual([{ code, path: ['input', path] }]);
  });

  it('belongs to the organisation of the one who plans', async () => {
    const { shift } = await world.write(CREATE, night('02'));
    expect(shift).toMatchObject({ verification: 'VERIFIED', organisation: { code: 'IOM' } });
  });
});

describe('putting somebody on a shift', () => {
  it('is refused to the other organisation, which is told whose shift it is', async () => {
    const shiftId = await world.plan('03');
    const { userErrors } = await world.write(
      ASSIGN,
      { shiftId, staffMemberId: world.worker },
      { ...planner, organisation: 'STATE' },
    );
    expect(userErrors).toEqual([{ code: 'FORBIDDEN', path: ['input', 'shiftId'] }]);
  });

  it.each([
    ['not vetted until its end', { vetted_until: '2024-05-03' }],
    ['who has not signed the code of conduct', { code_of_conduct_signed_on: null }],
    ['who does not work here any more', { active: false }],
  ])('is refused for somebody %s', async (_, more) => {
    const shiftId = await world.plan('04');
    const staffMemberId = await world.employ(IOM, HERE, more);
    const { userErrors } = await world.write(ASSIGN, { shiftId, staffMemberId });
    expect(userErrors).toEqual([{ code: 'RULE_VIOLATION', path: ['input', 'staffMemberId'] }]);
  });

  it('is refused for somebody of a centre that the planner cannot see', async () => {
    const { userErrors } = await world.write(ASSIGN, {
      shiftId: await world.plan('04'),
      staffMemberId: world.foreigner,
    });
    expect(userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'staffMemberId'] }]);
  });

  it('goes through for one of twenty overlapping shifts, whoever comes first', async () => {
    const shifts = await Promise.all(Array.from({ length: 20 }, () => world.plan('05')));
    const answers = await Promise.all(
      shifts.map((shiftId) => world.write(ASSIGN, { shiftId, staffMemberId: world.worker })),
    );
    expect(answers.filter(({ assignment }) => assignment)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual(
      Array.from({ length: 19 }, () => ({ code: 'CONFLICT', path: ['input', 'staffMemberId'] })),
    );
  });
});

describe('a shift by the word of the centre', () => {
  it('is refused when most of it lies outside of its window, by the word of the centre', async () => {
    world.staff.graph.objections.set(HERE, ['OUTSIDE_OF_THE_WINDOW']);
    const input = {
      idempotencyKey: newIdentifier(),
      centreId: HERE,
      window: 'DAY',
      startsAt: '2024-05-06T05:00:00.000Z',
      endsAt: '2024-05-06T11:00:00.000Z',
    };
    const text = `mutation ($input: CreateShiftInput!) { createShift(input: $input) { shift { id } userErrors { code path rule } } }`;
    const { data } = await world.staff.ask({ role: 'CENTRE_MANAGER', centres: [HERE] }, text, { input });
    expect(data.createShift).toEqual({
      shift: null,
      userErrors: [{ code: 'RULE_VIOLATION', path: ['input', 'window'], rule: 'OUTSIDE_OF_THE_WINDOW' }],
    });
    expect(world.staff.graph.fits.get(HERE)).toMatchObject({ window: 'DAY' });
  });
});
