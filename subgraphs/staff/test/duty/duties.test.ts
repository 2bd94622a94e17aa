import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { objectionsTo } from '../../src/duty/rules/duties.js';
import { Duty } from '../../src/duty/values.js';
import { StaffRole } from '../../src/people/values.js';
import { slice } from '../../src/slice.js';

const [HERE, ELSEWHERE, STATE] = [newIdentifier(), newIdentifier(), newIdentifier()] as const;
const SERVICE = { role: 'SERVICE', purpose: 'COORDINATION', organisation: 'IOM', centres: [] };

let staff: OneSlice;
let guard: string;
beforeAll(async () => {
  staff = await startOneSlice(slice);
  staff.graph.known.add(HERE);
  await staff.owner`insert into staff.organisation (id, code, name, employer) values (${STATE}, 'STATE', 'State', 'STATE')`;
  guard = newIdentifier();
  await staff.owner`insert into staff.staff_member (id, organisation_id, full_name, role, languages, centre_ids)
    values (${guard}, ${STATE}, 'A Guard', 'SECURITY_GUARD', '{bg}', ${[HERE]})`;
}, 60_000);
afterAll(() => staff?.stop());

const judge = async (variables: object, actor: object = SERVICE) => {
  const query = `query ($id: ID!, $centreId: ID, $duty: Duty!, $organisation: String, $language: String) {
    dutyJudgement(id: $id, centreId: $centreId, duty: $duty, organisation: $organisation, language: $language) { objections } }`;
  return (await staff.ask(actor, query, { id: guard, centreId: HERE, duty: 'SERVICE', ...variables })).data
    ?.dutyJudgement;
};

describe('naming a staff member for a duty', () => {
  it('is judged for slices alone, and of those who work at the centre', async () => {
    expect(await judge({}, { role: 'CASE_MANAGER', centres: [HERE] })).toBeFalsy();
    expect(await judge({ centreId: ELSEWHERE })).toBeNull();
    expect(await judge({ id: newIdentifier() })).toBeNull();
  });

  it('is told by all that speaks against it: role, employer and language', async () => {
    const asked = { duty: 'INTERPRETING', organisation: 'IOM', language: 'ti' };
    expect(await judge(asked)).toEqual({
      objections: ['NOT_OF_THIS_ROLE', 'OF_ANOTHER_EMPLOYER', 'SPEAKS_ANOTHER_LANGUAGE'],
    });
  });

  it('fits a guard for no duty, and an interpreter for interpreting', () => {
    const of = (role: StaffRole) => ({ role, employer: 'STATE', active: true, languages: ['bg'] });
    const asked = (duty: Duty) => ({ duty, organisation: null, language: null });
    for (const duty of Object.values(Duty))
      expect(objectionsTo(of(StaffRole.SECURITY_GUARD), asked(duty))).toEqual(['NOT_OF_THIS_ROLE']);
    expect(objectionsTo(of(StaffRole.INTERPRETER), asked('INTERPRETING'))).toEqual([]);
    const gone = { ...of(StaffRole.SOCIAL_WORKER), active: false };
    expect(objectionsTo(gone, asked('CASE_MANAGEMENT'))).toEqual(['NOT_ACTIVE']);
    expect(objectionsTo(gone, asked('SERVICE'))).toEqual([]);
  });
});
