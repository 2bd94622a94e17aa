import { type AuditedWorld, identifierIn, keyed } from '../../../../test/support/walk/audited.js';
import { ROLES } from '../../../../test/support/walk/roles.js';
import type { buildWorld } from './walk-world.js';

/** Somebody at the first centre of the walk's world with a record of every sort, and who reads them. */
export function auditedWorld({ probes, actorOf }: Awaited<ReturnType<typeof buildWorld>>): AuditedWorld {
  // The first records of that world are of one resident.
  const id = (name: string) => identifierIn(probes, name);
  const person = id('Resident.services');
  const provider = id('StaffMember.sessions(first: 100)');
  const record = (type: string) => keyed(type, id(`_entities ${type}`), [person]);
  const resident = keyed('Resident', person, [person]);
  return {
    person,
    ways: {
      Resident: resident,
      Session: record('Session'),
      Referral: record('Referral'),
      CarePlan: record('CarePlan'),
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
      from: '"2024-05-01T00:00:00Z"',
      until: '"2024-05-02T00:00:00Z"',
    },
    actors: ['C', 'd', 'S'].map((letter) =>
      actorOf({ ...ROLES[letter]!, letter, organisation: 'IOM', centre: 'A' }),
    ),
  };
}
