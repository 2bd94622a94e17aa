import type { Sql } from 'postgres';
import type { Rule } from '../../../../test/support/walk/rules.js';
import type { Probe } from '../../../../test/support/walk/walk.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are of many shapes.
type Data = any;

interface Ways {
  onResident(
    name: string,
    type: string,
    inner: string,
    through: Rule,
    found: Rule,
    find: (value: Data) => Record<string, unknown> | null | undefined,
  ): Probe;
  pointed(of: string, id: string, field: string): Probe;
  group(name: string): Rule;
  both(one: string, other: string): Rule;
}

/** What was given to somebody at a centre: something of food, and of medical care. */
export const giveSomething = (sql: Sql, resident: string, centre: string, food: string, medicine: string) =>
  sql`insert into residents.basic_assistance (id, resident_id, centre_id, kind, item, provided_at, medical_contact, outcome)
    values (${food}, ${resident}, ${centre}, 'FOOD', 'something', '2024-02-01T12:00:00Z', null, null),
      (${medicine}, ${resident}, ${centre}, 'BASIC_MEDICAL_CARE', 'something', '2024-02-01T12:00:00Z', 'TRIAGE', 'to be seen again')`;

/** Every way to what the State gave somebody, and to who has not had it. */
export function serviceProbes(
  { onResident, pointed, group, both }: Ways,
  medicine: string,
  centre: string,
  zone: string,
): Probe[] {
  const op = group('OPERATIONAL');
  return [
    pointed('Centre', centre, 'notYetReceived(entitlement: BEDDING)'),
    pointed('SafeZone', zone, 'notYetReceived(entitlement: HYGIENE_KIT)'),
    onResident(
      'medicalContacts',
      'BasicAssistance',
      '{ nodes { id SELECTION } }',
      group('HEALTH'),
      both('OPERATIONAL', 'HEALTH'),
      ({ nodes }) => nodes.find(({ id }: { id: string }) => id === medicine),
    ),
    onResident('entitlementsOutstanding', 'OutstandingEntitlement', '{ SELECTION }', op, op, (one) => one[0]),
  ];
}
