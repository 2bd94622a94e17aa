import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Sql } from 'postgres';
import type { Rule } from '../../../../test/support/walk/rules.js';
import type { Probe } from '../../../../test/support/walk/walk.js';
import { allow } from './residents.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are of many shapes.
type Data = any;

/** An area of need of which a doctor would speak. */
const OF_HEALTH = 'MENTAL_HEALTH';
const inArea = (area: string) => (needs: Data) => needs?.find((one: Data) => one.area === area);

/** What was done and noted of somebody's case, what was asked for, and a consent that ends soon. */
export async function putCareOnRecord(sql: Sql, id: string) {
  const step = newIdentifier();
  await sql`insert into residents.case_step (id, resident_id, kind, taken_at, taken_by_id, risk_level, case_state, statement)
    values (${step}, ${id}, 'SCREENED', '2024-01-01T08:00:00Z', ${newIdentifier()}, 'HIGH', 'NEW', 'seen at the gate')`;
  for (const area of ['FOOD', OF_HEALTH])
    await sql`insert into residents.area_assessment (id, case_step_id, resident_id, area, finding, note)
      values (${newIdentifier()}, ${step}, ${id}, ${area}, 'NEED', 'a note')`;
  await sql`insert into residents.best_interest_note (id, resident_id, noted_at, note)
    values (${newIdentifier()}, ${id}, '2024-02-01T12:00:00Z', 'to stay with her sister')`;
  await sql`insert into residents.rectification_request (id, resident_id, asked_by, asked, asked_at)
    values (${newIdentifier()}, ${id}, 'RESIDENT', 'my name is another', '2024-02-01T12:00:00Z')`;
  await sql`insert into residents.subject_access_request (id, resident_id, asked_by, asked, asked_at, due_at)
    values (${newIdentifier()}, ${id}, 'RESIDENT', 'who has read of me', '2024-02-01T12:00:00Z', '2024-03-01T12:00:00Z')`;
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString();
  await allow(sql, id, { field_groups: ['LEGAL'], recipient_organisation: 'CLINIC', expires_at: soon });
}

interface Ways {
  onResident(
    name: string,
    type: string,
    inner: string,
    through: Rule,
    found: Rule,
    find: (value: Data) => Record<string, unknown> | null | undefined,
  ): Probe;
  group(name: string): Rule;
  health(name: string): Rule;
}

/** Every way to it. */
export function careProbes({ onResident, group, health }: Ways): Probe[] {
  const rows = (name: string, type: string, rule: Rule) =>
    onResident(name, type, '{ SELECTION }', rule, rule, (one) => one[0]);
  return [
    onResident(
      'screening',
      'Screening',
      '{ SELECTION }',
      group('OPERATIONAL'),
      group('OPERATIONAL'),
      (one) => one,
    ),
    rows('caseHistory', 'CaseStep', group('PROTECTION')),
    onResident(
      'needs',
      'AreaAssessment',
      '{ area SELECTION }',
      group('PROTECTION'),
      health('PROTECTION'),
      inArea(OF_HEALTH),
    ),
    onResident(
      'caseHistory',
      'AreaAssessment',
      '{ needs { area SELECTION } }',
      group('PROTECTION'),
      group('PROTECTION'),
      ([step]) => inArea('FOOD')(step?.needs),
    ),
    rows('bestInterestNotes', 'BestInterestNote', group('CONFIDENTIAL')),
    rows('rectifications', 'RectificationRequest', group('RECTIFICATIONS')),
    rows('subjectAccessRequests', 'SubjectAccessRequest', group('SUBJECT_ACCESS')),
  ];
}
