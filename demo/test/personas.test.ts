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
  const others = personas.filter(
    ({ staffMember, organisation }) => staffMember === undefined && organisation !== 'CLINIC',
  );
  expect(new Set(others.map(({ role }) => role))).toEqual(
    new Set(['ANALYST', 'AUDITOR', 'DATA_PROTECTION_OFFICER', 'LEGAL_REPRESENTATIVE']),
  );
  for (const { centres, allCentres } of others)
    expect({ centres, allCentres }).toEqual({ centres: [], allCentres: true });
});

it('signs the clinic in at the centre that refers to it, and has none of its people in the staff of the centres', () => {
  const [coordinator, ...others] = personas.filter(({ organisation }) => organisation === 'CLINIC');
  expect(others).toEqual([]);
  expect(coordinator).toMatchObject({ role: 'REFERRAL_COORDINATOR', centreCodes: ['RRC-SOFIA'] });
  expect(coordinator!.centres).toHaveLength(1);
  expect(coordinator!.allCentres).toBeUndefined();
  expect(coordinator!.staffMember).toBeUndefined();
  expect(staffMemberRows.some(({ subject }) => String(subject).startsWith('CLINIC:'))).toBe(false);
});

it('never gives a subject or a person twice', () => {
  for (const key of ['id', 'subject'] as const)
    expect(new Set(staffMemberRows.map((row) => row[key])).size).toBe(staffMemberRows.length);
});
