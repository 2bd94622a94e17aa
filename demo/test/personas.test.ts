import { expect, it } from 'vitest';
import { demoMoment } from '../src/moment.js';
import { zoneAt } from '../src/onward/onward.js';
import { personas } from '../src/personas.js';
import { isChildAlone, type Resident, wholeStay } from '../src/population/resident.js';
import { legalRepresentativeRows, representationOf } from '../src/records/representations.js';
import { sofiaDay } from '../src/seed/calendar.js';
import { staffMemberRows } from '../src/staff/staff-members.js';
import { DEFAULT_SEED, makeWorld, type Size } from '../src/world.js';

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

const LATER = new Date('2026-11-27T10:00:00+02:00');
const MOMENTS: [Size, Date][] = [
  ['small', demoMoment],
  ['demo', demoMoment],
  ['small', LATER],
  ['demo', LATER],
];

it.each(MOMENTS)('finds the people of each persona at size %s on %s', (size, until) => {
  const { residents, onward } = makeWorld({ size, seed: DEFAULT_SEED, until });
  const there = (onward?.residents ?? residents).filter(({ departedAt }) => departedAt === null);
  const today = sofiaDay(until.getTime());
  const inZone = (code: string) => there.filter((one) => zoneAt(one, until.getTime())?.code === code);
  const ofCentre = (code: string) => there.filter(({ centre }) => centre.code === code);
  const caseloadOf = (code: string) => there.filter(({ caseManager }) => caseManager.subject === code);
  const first = legalRepresentativeRows.find(({ subject }) => subject === 'STATE:legal-representative-01')!;
  const represented = there.filter((one) => {
    const representation = isChildAlone(one) ? representationOf(wholeStay(one), DEFAULT_SEED) : null;
    return (
      representation !== null &&
      representation.representativeId === first['id'] &&
      representation.appointedOn <= today
    );
  });
  const found: Record<string, Resident[]> = {
    'the zone of the night': inZone('SZ-VOENNA-RAMPA'),
    'the centre of those in Sofia': ofCentre('RRC-SOFIA'),
    'the centre of Harmanli': ofCentre('HARMANLI'),
    'the caseload in Sofia': caseloadOf('state-case-manager'),
    'the caseload in Harmanli': caseloadOf('state-case-manager-harmanli'),
    'the children represented': represented,
  };
  expect(Object.entries(found).filter(([, people]) => people.length === 0)).toEqual([]);
});
