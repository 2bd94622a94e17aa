import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { expect } from 'vitest';
import { startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';

export const [HERE, ELSEWHERE, ZONE] = [newIdentifier(), newIdentifier(), newIdentifier()] as const;
export const [STATE, IOM] = [newIdentifier(), newIdentifier()] as const;
export const CREATE = `mutation ($input: CreateShiftInput!) { createShift(input: $input) {
  shift { id verification organisation { code } } userErrors { code path } } }`;
export const ASSIGN = `mutation ($input: AssignStaffInput!) { assignStaff(input: $input) {
  assignment { id version staffMember { id } } userErrors { code path } } }`;

export const planner = { organisation: 'IOM', role: 'COORDINATOR', centres: [HERE] };

export const night = (day: string) => ({
  centreId: HERE,
  safeZoneId: ZONE,
  window: 'NIGHT',
  startsAt: `2024-05-${day}T19:00:00Z`,
  endsAt: `2024-05-${day}T23:00:00Z`,
});

/** The slice with two employers, two people of one at a centre, and somebody of the other at another. */
export async function startTwoEmployers() {
  const staff = await startOneSlice(slice);
  for (const [id, code] of [
    [STATE, 'STATE'],
    [IOM, 'IOM'],
  ] as const) {
    await staff.owner`insert into staff.organisation (id, code, name, employer) values (${id}, ${code}, ${code}, ${code})`;
  }
  async function employ(organisationId: string, centreId: string, more: Record<string, unknown> = {}) {
    const id = newIdentifier();
    const row = {
      id,
      organisation_id: organisationId,
      full_name: `Member ${id.slice(-4)}`,
      role: 'SOCIAL_WORKER',
      languages: ['bg', 'en'],
      centre_ids: [centreId],
      vetted_until: '2030-01-01',
      code_of_conduct_signed_on: '2020-01-01',
      ...more,
    };
    await staff.owner`insert into staff.staff_member ${staff.owner(row as never)}`;
    return id;
  }
  staff.graph.known.add(HERE).add(ZONE);
  const write = async (query: string, input: object, actor: object = planner) => {
    const { data, errors } = await staff.ask(actor, query, {
      input: { idempotencyKey: newIdentifier(), ...input },
    });
    expect(errors).toBeUndefined();
    // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
    return Object.values(data)[0] as any;
  };
  return {
    staff,
    worker: await employ(IOM, HERE),
    colleague: await employ(IOM, HERE),
    foreigner: await employ(STATE, ELSEWHERE),
    employ,
    write,
    plan: async (day: string) => (await write(CREATE, night(day))).shift.id as string,
  };
}
