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
  entity(type: string, id: string, found: Rule): Probe;
  pointed(of: string, id: string, field: string): Probe;
  group(name: string): Rule;
  both(one: string, other: string): Rule;
}

/** What was given to somebody at a centre: something of food, and of medical care. */
export const giveSomething = (sql: Sql, resident: string, centre: string, food: string, medicine: string) =>
  sql`insert into residents.basic_assistance (id, resident_id, centre_id, kind, item, provided_at, medical_contact, outcome)
    values (${food}, ${resident}, ${centre}, 'FOOD', 'something', '2024-02-01T12:00:00Z', null, null),
      (${medicine}, ${resident}, ${centre}, 'BASIC_MEDICAL_CARE', 'something', '2024-02-01T12:00:00Z', 'TRIAGE', 'to be seen again')`;

/** A complaint of somebody, with a step, under the identifier of the person; and a report of abuse under another one. */
export async function complain(sql: Sql, resident: string, centre: string, abuse: string) {
  const rest = {
    language: 'ar',
    received_at: '2024-02-01Z',
    acknowledge_by: '2024-02-02Z',
    centre_id: centre,
  };
  await sql`insert into residents.complaint ${sql([
    {
      ...rest,
      id: resident,
      resident_id: resident,
      category: 'FOOD',
      channel: 'BOX',
      text: 'Cold',
      code_hash: resident,
    },
    {
      ...rest,
      id: abuse,
      resident_id: null,
      category: 'SEXUAL_EXPLOITATION_OR_ABUSE',
      channel: 'KIOSK',
      text: 'By night',
      code_hash: abuse,
    },
  ])}`;
  await sql`insert into residents.complaint_step (id, complaint_id, resident_id, step, taken_at, text)
    values (${resident}, ${resident}, ${resident}, 'ANSWERED', '2024-02-03Z', 'A new stove')`;
}

/** Every way to what the State gave somebody, to who has not had it, and to complaints. */
export function serviceProbes(
  { entity, onResident, pointed, group, both }: Ways,
  { id: complaint, medicine }: { id: string; medicine: string },
  centre: string,
  zone: string,
): Probe[] {
  const op = group('OPERATIONAL');
  const listed = (field: string, id: string, rule: Rule): Probe => ({
    ...pointed('Centre', centre, field),
    ...{ type: 'Complaint', through: [rule], found: rule },
    find: (data) => data[0]?.list?.nodes.find((node: Data) => node.id === id),
  });
  return [
    entity('Complaint', complaint, group('COMPLAINTS')),
    entity('Complaint', medicine, group('ABUSE_REPORTS')),
    listed('complaints', complaint, group('COMPLAINTS')),
    listed('abuseReports', medicine, group('ABUSE_REPORTS')),
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
