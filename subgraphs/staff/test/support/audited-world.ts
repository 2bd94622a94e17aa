import { type AuditedWorld, identifierIn, keyed } from '../../../../test/support/walk/audited.js';
import { ROLES } from '../../../../test/support/walk/roles.js';
import type { buildWorld } from './walk-world.js';

/** A staff member at the first centre of the walk's world, with a handover, and who reads them. */
export function auditedWorld({ probes, actorOf }: Awaited<ReturnType<typeof buildWorld>>): AuditedWorld {
  const id = (name: string) => identifierIn(probes, name);
  const person = id('staffMember');
  return {
    person,
    ways: {
      StaffMember: keyed('StaffMember', person, [person]),
      DutyJudgement: {
        query: `dutyJudgement(id: "${person}", duty: SERVICE) { SELECTION }`,
        people: [person],
      },
      Handover: keyed('Handover', id('handover'), [person]),
      Shift: keyed('Shift', id('shift')),
      Centre: keyed('Centre', id('Centre.handovers(first: 100)')),
      SafeZone: keyed('SafeZone', id('SafeZone.handovers')),
    },
    values: {
      'Query.dutyJudgement(id)': `"${person}"`,
      duty: 'SERVICE',
      'Query.handover(id)': `"${id('handover')}"`,
      from: '"2024-05-01T00:00:00Z"',
      until: '"2024-05-02T00:00:00Z"',
    },
    actors: ['C', 'd', 'S'].map((letter) =>
      actorOf({ ...ROLES[letter]!, letter, organisation: 'STATE', centre: 'A' }),
    ),
  };
}
