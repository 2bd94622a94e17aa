import type { Cell } from '@mrrm/platform/database/copy-text';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadRow } from '../resolvers/read-row.js';

/** Rows that wait to be judged and taken over, by column. `line` tells them apart: that of the file, or the place in a list. */
const COLUMNS = {
  line: 'integer',
  id: 'uuid',
  source_key: 'text',
  registration_number: 'text',
  given_name: 'text',
  family_name: 'text',
  given_name_latin: 'text',
  family_name_latin: 'text',
  father_name: 'text',
  father_name_latin: 'text',
  name_order: 'text',
  latin_name_source: 'text',
  date_of_birth: 'date',
  date_of_birth_certainty: 'text',
  date_of_birth_is_estimate: 'boolean',
  sex: 'text',
  nationality: 'text',
  languages: 'text[]',
  nationality_status: 'text',
  language_levels: 'text[]',
  interpreter_need: 'text',
  interpreter_language: 'text',
  family_situation_since: 'date',
  family_situation_source: 'text',
  other_names: 'text[]',
  other_name_sources: 'text[]',
  family_situation: 'text',
  household_number: 'text',
  household_relation: 'text',
  centre_id: 'uuid',
  safe_zone_id: 'uuid',
  arrived_at: 'timestamptz',
  departed_at: 'timestamptz',
  departure_reason: 'text',
  verification: 'text',
  digest: 'text',
} as const;

export type StagedRow = Record<keyof typeof COLUMNS, Cell>;

/** The columns, with their types, as a table or a set of records declares them. */
const DECLARED = Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');

/** Columns whose values hold nothing that a copy would read as something else. */
export const COPIED = Object.entries(COLUMNS).map(([name, type]) => ({
  name,
  isPlain: !type.startsWith('text'),
}));

export const stagedRow = (line: number, row: ReadRow, verification: string): StagedRow => ({
  line,
  id: newIdentifier(),
  source_key: row.sourceKey,
  registration_number: row.registrationNumber,
  given_name: row.givenName,
  family_name: row.familyName,
  given_name_latin: row.givenNameLatin,
  family_name_latin: row.familyNameLatin,
  father_name: row.fatherName ?? null,
  father_name_latin: row.fatherNameLatin ?? null,
  name_order: row.nameOrder ?? null,
  latin_name_source: row.latinNameSource,
  date_of_birth: row.dateOfBirth,
  date_of_birth_certainty: row.dateOfBirthCertainty,
  date_of_birth_is_estimate: row.dateOfBirthIsEstimate,
  sex: row.sex,
  nationality: row.nationality,
  languages: row.languages,
  nationality_status: row.nationalityStatus ?? null,
  language_levels: row.languageLevels ?? [],
  interpreter_need: row.interpreterNeed ?? 'UNKNOWN',
  interpreter_language: row.interpreterLanguage ?? null,
  family_situation_since: row.familySituationSince ?? null,
  family_situation_source: row.familySituationSource ?? null,
  other_names: row.otherNames ?? [],
  other_name_sources: row.otherNameSources ?? [],
  family_situation: row.familySituation,
  household_number: row.householdNumber,
  household_relation: row.householdRelation ?? 'UNKNOWN',
  centre_id: row.centreId,
  safe_zone_id: row.safeZoneId,
  arrived_at: row.arrivedAt.toISOString(),
  departed_at: row.departedAt?.toISOString() ?? null,
  departure_reason: row.departureReason,
  verification,
  digest: row.digest,
});

/** Rows at hand, as a source of a statement. */
export const stagedHere = (rows: readonly StagedRow[]): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as staged(${sql.raw(DECLARED)})`;

/** The table into which a file is copied: of this connection alone, and gone with it. */
export const STAGING = 'import_row';
export const makeStaging = sql.raw(`create temporary table ${STAGING} (${DECLARED}, primary key (line))`);
export const stagedThere = sql.raw(`pg_temp.${STAGING} as staged`);
