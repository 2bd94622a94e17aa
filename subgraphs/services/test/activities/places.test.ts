import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Counselling, residents, startCounselling } from '../support/counselling.js';

const ATTEND = `mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) {
  attendance { id } userErrors { code path } } }`;
const PLAN = `mutation ($input: PlanGroupActivityInput!) { planGroupActivity(input: $input) {
  activity { id } userErrors { code } } }`;

let world: Counselling;
beforeAll(async () => {
  world = await startCounselling();
}, 60_000);
afterAll(() => world?.services.stop());

it('an activity never gives more places than it has', async () => {
  const times = { startsAt: '2024-07-01T10:00:00Z', endsAt: '2024-07-01T12:00:00Z' };
  const { activity } = await world.ask(PLAN, {
    offerId: world.offerId,
    title: 'Football',
    places: 5,
    ...times,
  });
  const answers = await Promise.all(
    residents
      .slice(0, 20)
      .map((residentId) => world.ask(ATTEND, { activityId: activity.id, residentId, state: 'REGISTERED' })),
  );
  expect(answers.filter(({ attendance }) => attendance)).toHaveLength(5);
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual(
    Array.from({ length: 15 }, () => ({ code: 'CONFLICT', path: ['input', 'activityId'] })),
  );
});
