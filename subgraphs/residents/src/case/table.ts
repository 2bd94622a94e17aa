import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, text, unique, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { CaseState, RiskLevel } from '../register/values.js';
import { residents } from '../table.js';
import { CaseStepKind, NeedArea, NeedFinding, VulnerabilityKind, VulnerabilitySource } from './values.js';

export const vulnerability = residents.table(
  'vulnerability',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    kind: word('kind', VulnerabilityKind).notNull(),
    identifiedAt: moment('identified_at').notNull(),
    identifiedById: uuid('identified_by_id'),
    /** Null where nobody said. */
    knownFrom: word('known_from', VulnerabilitySource),
    confirmedAt: moment('confirmed_at'),
    confirmedById: uuid('confirmed_by_id'),
    confirmedBySubject: text('confirmed_by_subject'),
    resolvedAt: moment('resolved_at'),
    resolutionReason: text('resolution_reason'),
    note: text('note'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('vulnerability_of_resident').on(table.residentId),
    check(
      'vulnerability_confirmed_by_somebody',
      sql`(${table.confirmedAt} is null) = (${table.confirmedBySubject} is null)`,
    ),
    check(
      'vulnerability_confirmed_by_somebody_else',
      sql`${table.confirmedBySubject} is null or ${table.confirmedBySubject} is distinct from ${table.recordedBySubject}`,
    ),
    check(
      'vulnerability_reason_of_a_resolution',
      sql`${table.resolutionReason} is null or ${table.resolvedAt} is not null`,
    ),
  ],
);

/** What was done in the protection of somebody, with the risk and the state that came of it. Rows are added and never changed. */
export const caseStep = residents.table(
  'case_step',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    kind: word('kind', CaseStepKind).notNull(),
    takenAt: moment('taken_at').notNull(),
    takenById: uuid('taken_by_id'),
    riskLevel: word('risk_level', RiskLevel),
    caseState: word('case_state', CaseState).notNull(),
    /** What was seen at a screening, what is still open at a closing, why a case was reopened. */
    statement: text('statement'),
    reviewDueOn: date('review_due_on'),
    ...provenance,
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  (table) => [
    unique('case_step_of_one_resident').on(table.id, table.residentId),
    index('case_step_of_resident').on(table.residentId, table.takenAt.desc(), table.id.desc()),
    check(
      'case_step_says_what_is_open_or_why',
      sql`${table.kind} not in ('SCREENED', 'CLOSED', 'REOPENED') or ${table.statement} is not null`,
    ),
    check(
      'case_step_closing_alone_closes',
      sql`${table.kind} = 'SCREENED' or (${table.kind} = 'CLOSED') = (${table.caseState} = 'CLOSED')`,
    ),
    check(
      'case_step_closed_waits_for_no_review',
      sql`${table.caseState} <> 'CLOSED' or ${table.reviewDueOn} is null`,
    ),
  ],
);

/** What a step found in one area of need; an area without a row was not spoken of. Rows are added and never changed. */
export const areaAssessment = residents.table(
  'area_assessment',
  {
    id: identifier(),
    caseStepId: uuid('case_step_id').notNull(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    area: word('area', NeedArea).notNull(),
    finding: word('finding', NeedFinding).notNull(),
    note: text('note'),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  (table) => [
    unique('area_assessment_once_a_step').on(table.caseStepId, table.area),
    index('area_assessment_of_resident').on(table.residentId, table.area),
    foreignKey({
      name: 'area_assessment_is_about_whose_step_it_is',
      columns: [table.caseStepId, table.residentId],
      foreignColumns: [caseStep.id, caseStep.residentId],
    }),
    check('area_assessment_note_says_something', sql`length(${table.note}) between 1 and 500`),
  ],
);

/** What was found to be best for somebody, in confidence. Rows are added and never changed. */
export const bestInterestNote = residents.table(
  'best_interest_note',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    notedAt: moment('noted_at').notNull(),
    notedById: uuid('noted_by_id'),
    note: text('note').notNull(),
    ...provenance,
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  (table) => [
    index('best_interest_note_of_resident').on(table.residentId, table.notedAt.desc(), table.id.desc()),
    check('best_interest_note_says_something', sql`length(${table.note}) between 1 and 8000`),
  ],
);
