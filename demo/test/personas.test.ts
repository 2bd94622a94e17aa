import { expect, it } from 'vitest';
import { personas } from '../src/personas.js';
import { staffMemberRows } from '../src/staff/staff-members.js';

const staffed = personas.filter(({ staffMember }) => staffMember !== undefined);

it('lets no persona sign in as somebody who is not in the staff data', () => {
  for (const { subject, organisation, staffMember, role, centres } of staffed)
    expect(staffMemberRows.find(({ id }) => id === staffMember)).toMatchObject({
      subject: `${organisation}:${subject}`,
      role,
      centre_ids: centres,
      active: true,
    });
});

it('gives those who only look on every centre, none by name, and no place in the staff', () => {
  const others = personas.filter(({ staffMember }) => staffMember === undefined);
  expect(new Set(others.map(({ role }) => role))).toEqual(
    new Set(['ANALYST', 'AUDITOR', 'DATA_PROTECTION_OFFICER', 'LEGAL_REPRESENTATIVE']),
  );
  for (const { centres, allCentres } of others)
    expect({ centres, allCentres }).toEqual({ centres: [], allCentres: true });
});

it('never gives a subject or a person twice', () => {
  for (const key of ['id', 'subject'] as const)
    expect(new Set(staffMemberRows.map((row) => row[key])).size).toBe(staffMemberRows.length);
});
