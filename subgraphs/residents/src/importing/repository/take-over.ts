import type { Query } from '@mrrm/platform/database/database';
import { type SQL, sql } from 'drizzle-orm';
import { household, householdMembership, resident } from '../../register/table.js';
import { importedRow, importRun } from '../table.js';

/** Who takes over, as the rows keep it. */
export interface Recorder {
  recordedBySubject: string;
  recordedByOrganisation: string;
}

export type Run = typeof importRun.$inferInsert;

export const keepRun = (query: Query, run: Run) => query.insert(importRun).values(run);

/**
 * Registers the person of each row with the stay, and keeps which row it was. Nothing speaks against them any more; what came meanwhile
 * is refused by the constraints.
 */
export async function takeOver(
  query: Query,
  staged: SQL,
  { source, runId, recordedBySubject, recordedByOrganisation }: Recorder & { source: string; runId: string },
): Promise<void> {
  await query.execute(sql`insert into ${household} (id, registration_number)
    select residents.new_identifier(), household_number from (select distinct household_number from ${staged}) as named
    where household_number is not null on conflict do nothing`);
  await query.execute(sql`insert into ${resident} (id, registration_number, given_name, family_name, given_name_latin,
      family_name_latin, father_name, father_name_latin, name_order, latin_name_source, date_of_birth, date_of_birth_certainty, date_of_birth_is_estimate, sex, nationality,
      nationality_status, language_levels, interpreter_need, interpreter_language, family_situation_since,
      family_situation_source, other_names, other_name_sources, languages, family_situation, household_id, centre_id, safe_zone_id, arrived_at, departed_at, departure_reason, verification,
      recorded_by_subject, recorded_by_organisation)
    select staged.id, staged.registration_number, given_name, family_name, given_name_latin, family_name_latin, father_name,
      father_name_latin, name_order, latin_name_source,
      date_of_birth, date_of_birth_certainty, date_of_birth_is_estimate, sex, nationality,
      nationality_status, language_levels, interpreter_need, interpreter_language, family_situation_since,
      family_situation_source, other_names, other_name_sources, languages, family_situation,
      (select ${household.id} from ${household} where ${household.registrationNumber} = staged.household_number), centre_id,
      safe_zone_id, arrived_at, departed_at, departure_reason, verification, ${recordedBySubject}, ${recordedByOrganisation}
    from ${staged} order by line`);
  // What has ended is written by the owner of the tables alone.
  await query.execute(sql`update ${householdMembership} set relation = staged.household_relation from ${staged}
    where ${householdMembership.residentId} = staged.id and staged.household_relation <> 'UNKNOWN'
      and (${householdMembership.leftAt} is null or residents.reader_is_maintenance())`);
  await query.execute(sql`insert into ${importedRow} (id, source, source_key, centre_id, resident_id, run_id, digest)
    select residents.new_identifier(), ${source}, source_key, centre_id, id, ${runId}::uuid, digest from ${staged}`);
}
