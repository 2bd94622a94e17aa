import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';

const [SOFIA, NEW_YORK, EMPLOYER] = [newIdentifier(), newIdentifier(), newIdentifier()] as const;
const ZONES: Record<string, string> = { [SOFIA]: 'Europe/Sofia', [NEW_YORK]: 'America/New_York' };
const ASSIGN = `mutation ($input: AssignStaffInput!) { assignStaff(input: $input) {
  assignment { id } userErrors { code path } } }`;
const PLANNER = { organisation: 'IOM', role: 'COORDINATOR', centres: [SOFIA, NEW_YORK] };

let staff: OneSlice;
beforeAll(async () => {
  staff = await startOneSlice(slice);
  await staff.owner`insert into staff.organisation (id, code, name, employer) values (${EMPLOYER}, 'IOM', 'IOM', 'IOM')`;
  staff.graph.answer = (query, { id }) =>
    /WhatIsAgreed|TimeZoneOfCentre/.test(query)
      ? { centre: { ...staff.graph.agreed, timeZone: ZONES[id as string] } }
      : undefined;
}, 60_000);
afterAll(() => staff?.stop());

/** Puts somebody whose vetting ends on a day on a shift that is planned already. @returns the codes and paths of refusals */
async function assign(centreId: string, [startsAt, endsAt]: readonly [string, string], vettedUntil: string) {
  const [staffMemberId, shiftId] = [newIdentifier(), newIdentifier()];
  await staff.owner`insert into staff.staff_member
    (id, organisation_id, full_name, role, languages, centre_ids, vetted_until, code_of_conduct_signed_on)
    values (${staffMemberId}, ${EMPLOYER}, 'Member of a test', 'SOCIAL_WORKER', ${['en']}, ${[centreId]},
      ${vettedUntil}, '2020-01-01')`;
  await staff.owner`insert into staff.shift (id, centre_id, organisation_id, "window", starts_at, ends_at)
    values (${shiftId}, ${centreId}, ${EMPLOYER}, 'NIGHT', ${startsAt}, ${endsAt})`;
  const input = { idempotencyKey: newIdentifier(), shiftId, staffMemberId };
  const { data, errors } = await staff.ask(PLANNER, ASSIGN, { input });
  expect(errors).toBeUndefined();
  expect(data.assignStaff.assignment === null).toBe(data.assignStaff.userErrors.length > 0);
  return data.assignStaff.userErrors;
}

describe('whether somebody is vetted for a shift is judged by the day of the centre', () => {
  const NOT_VETTED = [{ code: 'RULE_VIOLATION', path: ['input', 'staffMemberId'] }];
  const FROM_A_QUARTER_PAST_MIDNIGHT = ['2030-02-11T00:15:00+02:00', '2030-02-11T01:45:00+02:00'] as const;
  const INTO_THE_MORNING = ['2030-02-11T00:15:00+02:00', '2030-02-11T03:30:00+02:00'] as const;
  const UNTIL_MIDNIGHT = ['2030-02-10T21:00:00+02:00', '2030-02-11T00:00:00+02:00'] as const;

  it.each([
    ['from a quarter past midnight, while UTC has the day before', FROM_A_QUARTER_PAST_MIDNIGHT],
    ['into the morning', INTO_THE_MORNING],
    ['over midnight by a second', ['2030-02-10T21:00:00+02:00', '2030-02-11T00:00:01+02:00'] as const],
  ])('and is refused %s of the day after the vetting', async (_, shift) => {
    expect(await assign(SOFIA, shift, '2030-02-10')).toEqual(NOT_VETTED);
  });

  it.each([
    ['of the last vetted day', FROM_A_QUARTER_PAST_MIDNIGHT, '2030-02-11'],
    ['that ends with the last vetted day', UNTIL_MIDNIGHT, '2030-02-10'],
  ])('and is taken for a shift %s', async (_, shift, vettedUntil) => {
    expect(await assign(SOFIA, shift, vettedUntil)).toEqual([]);
  });

  it('and the same hours are taken at a centre where it is still the day before', async () => {
    expect(await assign(NEW_YORK, INTO_THE_MORNING, '2030-02-10')).toEqual([]);
    const afterItsMidnight = ['2030-02-11T00:15:00-05:00', '2030-02-11T01:45:00-05:00'] as const;
    expect(await assign(NEW_YORK, afterItsMidnight, '2030-02-10')).toEqual(NOT_VETTED);
  });
});
