import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ASSIGN,
  CREATE,
  ELSEWHERE,
  HERE,
  night,
  planner,
  startTwoEmployers,
  ZONE,
} from '../support/two-employers.js';

let world: Awaited<ReturnType<typeof startTwoEmployers>>;
beforeAll(async () => {
  world = await startTwoEmployers();
}, 60_000);
afterAll(() => world?.staff.stop());

describe('who is on duty', () => {
  const ON_DUTY = `query ($r: [_Any!]!, $at: DateTimeISO) { _entities(representations: $r) {
    ... on SafeZone { onDuty(at: $at) { staffMember { id } shift { window } } }
    ... on Centre { onDuty(at: $at) { staffMember { id } } } } }`;
  const at = '2024-05-10T20:00:00Z';

  it('is nobody for a reader of another centre', async () => {
    const r = [{ __typename: 'Centre', id: HERE }];
    const { data } = await world.staff.ask({ ...planner, centres: [ELSEWHERE] }, ON_DUTY, { r, at });
    expect(data._entities).toEqual([{ onDuty: [] }]);
  });

  it('counts for a zone those on its own shifts and those who serve the whole centre, in one statement', async () => {
    await world.write(ASSIGN, { shiftId: await world.plan('10'), staffMemberId: world.worker });
    const whole = await world.write(CREATE, { ...night('10'), safeZoneId: null });
    await world.write(ASSIGN, { shiftId: whole.shift.id, staffMemberId: world.colleague });
    const r = [{ __typename: 'SafeZone', id: ZONE }];
    const { data } = await world.staff.ask(planner, ON_DUTY, { r, at });
    expect(world.staff.statements).toHaveLength(1);
    const ids = data._entities[0].onDuty.map(
      ({ staffMember }: { staffMember: { id: string } }) => staffMember.id,
    );
    expect(new Set(ids)).toEqual(new Set([world.worker, world.colleague]));
    const later = await world.staff.ask(planner, ON_DUTY, { r, at: '2024-05-10T23:00:00Z' });
    expect(later.data._entities[0].onDuty).toEqual([]);
  });

  it('is cut into segments that say when a shift lacks people and when none runs', async () => {
    const coverage = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Centre {
      coverage(from: "2024-05-10T18:00:00Z", until: "2024-05-11T00:00:00Z") {
        startsAt endsAt staffNeeded staffPlanned employers { employer staff } covered } } } }`;
    const { data } = await world.staff.ask(planner, coverage, { r: [{ __typename: 'Centre', id: HERE }] });
    expect(data._entities[0].coverage).toEqual([
      {
        startsAt: '2024-05-10T18:00:00.000Z',
        endsAt: '2024-05-10T19:00:00.000Z',
        staffNeeded: 0,
        staffPlanned: 0,
        employers: [],
        covered: false,
      },
      {
        startsAt: '2024-05-10T19:00:00.000Z',
        endsAt: '2024-05-10T23:00:00.000Z',
        staffNeeded: 2,
        staffPlanned: 2,
        employers: [{ employer: 'IOM', staff: 2 }],
        covered: true,
      },
      expect.objectContaining({ startsAt: '2024-05-10T23:00:00.000Z', covered: false }),
    ]);
  });
});
