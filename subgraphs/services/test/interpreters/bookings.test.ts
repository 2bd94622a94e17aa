import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Counselling, HERE, provider, startCounselling } from '../support/counselling.js';

const BOOK = `mutation ($input: BookInterpreterInput!) { bookInterpreter(input: $input) {
  booking { id } userErrors { code path } } }`;

let world: Counselling;
beforeAll(async () => {
  world = await startCounselling();
}, 60_000);
afterAll(() => world?.services.stop());

it('an interpreter is booked once at a time', async () => {
  const hour = (ahead: number) => new Date(Date.now() + ahead * 3_600_000).toISOString();
  const times = { startsAt: hour(1), endsAt: hour(2) };
  const input = { centreId: HERE, interpreterId: provider, language: 'ar', ...times };
  const answers = await Promise.all(Array.from({ length: 20 }, () => world.ask(BOOK, input)));
  expect(answers.filter(({ booking }) => booking)).toHaveLength(1);
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual(
    Array.from({ length: 19 }, () => ({ code: 'CONFLICT', path: ['input', 'interpreterId'] })),
  );
});
