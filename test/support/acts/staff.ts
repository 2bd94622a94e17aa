import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../one-slice/slice.js';
import type { Acts } from './act.js';

/** One of everything that this slice writes about somebody, at a centre of its own. */
export async function staffActs({ owner, graph }: OneSlice): Promise<{ acts: Acts; actor: object }> {
  const [centre, organisation] = [newIdentifier(), newIdentifier()];
  graph.known.add(centre);
  const code = `P${organisation.slice(-8).toUpperCase()}`;
  await owner`insert into staff.organisation (id, code, name, employer) values (${organisation}, ${code}, ${code}, 'PARTNER')`;
  const employ = async () => {
    const id = newIdentifier();
    await owner`insert into staff.staff_member ${owner({
      id,
      organisation_id: organisation,
      full_name: `Member ${id.slice(-4)}`,
      role: 'SOCIAL_WORKER',
      languages: ['bg'],
      centre_ids: [centre],
      vetted_until: '2030-01-01',
      code_of_conduct_signed_on: '2020-01-01',
    })}`;
    return id;
  };
  const times = { starts_at: '2024-05-02T19:00:00Z', ends_at: '2024-05-02T23:00:00Z' };
  const shift = async () => {
    const id = newIdentifier();
    await owner`insert into staff.shift ${owner({
      id,
      organisation_id: organisation,
      centre_id: centre,
      window: 'NIGHT',
      staff_needed: 1,
      ...times,
    })}`;
    return id;
  };
  const planner = { organisation: code, role: 'COORDINATOR', centres: [centre] };
  const reader = await employ();
  return {
    actor: { ...planner, staffMember: reader },
    acts: {
      assignStaff: async () => {
        const staffMemberId = await employ();
        return { functions: [], people: [staffMemberId], input: { shiftId: await shift(), staffMemberId } };
      },
      cancelAssignment: async () => {
        const [id, person] = [newIdentifier(), await employ()];
        await owner`insert into staff.shift_assignment ${owner({
          id,
          shift_id: await shift(),
          staff_member_id: person,
          ...times,
        })}`;
        return { functions: [], people: [person], input: { assignmentId: id, expectedVersion: 1 } };
      },
      writeHandover: async () => ({
        functions: [],
        people: [reader],
        input: { shiftId: await shift(), summary: 'A quiet night.' },
      }),
      acknowledgeHandover: async () => {
        const [id, writer] = [newIdentifier(), await employ()];
        await owner`insert into staff.handover ${owner({
          id,
          shift_id: await shift(),
          centre_id: centre,
          written_by_id: writer,
          written_at: '2024-05-02T23:00:00Z',
          summary: 'A quiet night.',
        })}`;
        return { functions: [], people: [writer, reader], input: { handoverId: id, expectedVersion: 1 } };
      },
    },
  };
}
