import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { household, householdMembership, resident } from '../../register/table.js';
import { takenKey } from '../rules/taken-key.js';
import { importedRow } from '../table.js';

/** What the register, or another row, says of one. The first that holds of a row counts. */
export const FINDINGS = [
  'KEY_TWICE',
  'KNOWN',
  'DIFFERS',
  'KEY_AT_ANOTHER_CENTRE',
  'NUMBER_TWICE',
  'NUMBER_IN_USE',
  'HEAD_TWICE',
  'HEAD_ON_RECORD',
] as const;

const finding = z.object({
  line: z.number(),
  rule: z.enum(FINDINGS),
  /** The line of the other row. */
  other: z.number().nullable(),
  /** Whom the row became when it was taken over. */
  residentId: z.string().nullable(),
});
export type Finding = z.infer<typeof finding>;

/**
 * What speaks against rows, or says that they are on record, by line: judged for all of them at once.
 * @param staged the rows
 * @param visible of whom the asker may know, as a condition on the table `resident`
 */
export async function findingsOf(
  query: Query,
  staged: SQL,
  source: string,
  visible: SQL,
): Promise<Map<number, Finding>> {
  const found = await rows(
    query,
    sql`with staged as materialized (select line, source_key, registration_number, centre_id, digest, household_number,
        household_relation = 'HEAD' and departed_at is null as is_head from ${staged}),
      keyed as (select line, centre_id, digest, source_key as any_key from staged
        union all select line, centre_id, digest, ${sql.raw(takenKey('source.name', 'source_key'))} from staged, (select ${source}::text as name) as source),
      known as (select ${importedRow.sourceKey}, ${importedRow.centreId}, ${importedRow.digest}, ${importedRow.residentId}
        from ${importedRow} join ${resident} on ${resident.id} = ${importedRow.residentId}
        where ${importedRow.source} = ${source} and ${visible})
      select line, case when known.digest = keyed.digest then 'KNOWN' else 'DIFFERS' end as rule, null::int as other,
        known.resident_id as "residentId"
      from keyed join known on known.source_key = keyed.any_key and known.centre_id = keyed.centre_id
      union all select line, 'KEY_AT_ANOTHER_CENTRE', null, null from keyed
        where exists (select from known where known.source_key = keyed.any_key and known.centre_id <> keyed.centre_id)
      union all select line, 'KEY_TWICE', before, null from (
        select line, min(line) over (partition by source_key) as before from staged) as keyed where before < line
      union all select line, 'NUMBER_TWICE', before, null from (
        select line, min(line) over (partition by centre_id, registration_number) as before from staged) as numbered where before < line
      union all select line, 'NUMBER_IN_USE', null, null from staged
        join ${resident} on ${resident.centreId} = staged.centre_id and ${resident.registrationNumber} = staged.registration_number
        where ${visible}
      union all select line, 'HEAD_TWICE', before, null from (
        select line, min(line) over (partition by household_number) as before from staged where is_head) as headed where before < line
      union all select line, 'HEAD_ON_RECORD', null, null from staged
        join ${household} on ${household.registrationNumber} = staged.household_number
        join ${householdMembership} on ${householdMembership.householdId} = ${household.id}
          and ${householdMembership.relation} = 'HEAD' and ${householdMembership.leftAt} is null
        join ${resident} on ${resident.id} = ${householdMembership.residentId}
        where is_head and ${visible}`,
    finding,
  );
  const ranked = found.sort((a, b) => FINDINGS.indexOf(b.rule) - FINDINGS.indexOf(a.rule));
  return new Map(ranked.map((one) => [one.line, one]));
}
