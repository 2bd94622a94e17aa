import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import { type AuditedWorld, identifierIn, keyed } from '../../../../test/support/walk/audited.js';
import { ROLES } from '../../../../test/support/walk/roles.js';
import type { buildWorld } from './walk-world.js';

/** Somebody at the first centre of the walk's world with a record of every sort, and who reads them. */
export async function auditedWorld(
  { owner: sql }: OneSlice,
  { probes, actorOf }: Awaited<ReturnType<typeof buildWorld>>,
): Promise<AuditedWorld> {
  // The first records of that world are of one resident.
  const id = (name: string) => identifierIn(probes, name);
  const person = id('Resident.services');
  const provider = id('StaffMember.sessions(first: 100)');
  const [ahead, until] = ['2190-05-01T10:00:00Z', '2190-05-01T12:00:00Z'];
  const activity = newIdentifier();
  await sql`insert into services.group_activity (id, offer_id, centre_id, title, starts_at, ends_at, recorded_by_organisation)
    select ${activity}, offer_id, centre_id, title, ${ahead}, ${until}, recorded_by_organisation
    from services.group_activity where id = ${id('_entities GroupActivity')}`;
  await sql`insert into services.attendance (id, activity_id, resident_id, recorded_by_organisation)
    values (${newIdentifier()}, ${activity}, ${person}, 'IOM')`;
  await sql`insert into services.interpreter_booking
      (id, centre_id, interpreter_id, resident_id, language, starts_at, ends_at, recorded_by_organisation)
    select ${newIdentifier()}, centre_id, interpreter_id, resident_id, language, ${ahead}, ${until}, recorded_by_organisation
    from services.interpreter_booking where id = ${id('_entities InterpreterBooking')}`;
  const record = (type: string) => keyed(type, id(`_entities ${type}`), [person]);
  const resident = keyed('Resident', person, [person]);
  return {
    person,
    ways: {
      Resident: resident,
      OpenServices: {
        ...resident,
        query: resident.query.replace('SELECTION', 'openServices { SELECTION }'),
      },
      Session: record('Session'),
      Referral: record('Referral'),
      CarePlan: record('CarePlan'),
      MedicalPayment: record('MedicalPayment'),
      ServiceRequest: record('ServiceRequest'),
      Attendance: record('Attendance'),
      InterpreterBooking: record('InterpreterBooking'),
      AccessEvent: {
        ...resident,
        query: resident.query.replace('SELECTION', 'serviceAccessHistory { nodes { SELECTION } }'),
      },
      StaffMember: keyed('StaffMember', provider, [provider]),
      Centre: keyed('Centre', id('Centre.referrals(first: 100)')),
      GroupActivity: keyed('GroupActivity', id('_entities GroupActivity')),
    },
    values: {
      'Query.session(id)': `"${id('session')}"`,
      'Query.referral(id)': `"${id('referral')}"`,
      'Query.carePlan(id)': `"${id('carePlan')}"`,
      'Query.medicalPayment(id)': `"${id('medicalPayment')}"`,
      from: '"2024-05-01T00:00:00Z"',
      until: '"2024-05-02T00:00:00Z"',
    },
    actors: ['C', 'd', 'S'].map((letter) =>
      actorOf({ ...ROLES[letter]!, letter, organisation: 'IOM', centre: 'A' }),
    ),
  };
}
