import {
  identifier,
  lifecycle,
  moment,
  provenance,
  verification,
  word,
} from '@mrrm/platform/database/columns';
import { followedTable } from '@mrrm/platform/feed/followed';
import { sql } from 'drizzle-orm';
import { check, date, index, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bed } from '../premises/table.js';
import { facilities } from '../table.js';
import { workOrder } from '../works/table.js';
import type { FindingFacts } from './rules/question.js';
import { BlockKind, PlacementEnd, PlacementRule, PlacementStage, RuleLevel } from './values.js';

/**
 * One resident in one bed from `startsAt` until `endsAt` (open while null), planned or taken up. No overlap by bed or by
 * resident: see the migrations. `expectedUntil` is a plan: somebody who stays longer is still there.
 */
export const placement = facilities.table(
  'placement',
  {
    id: identifier(),
    bedId: uuid('bed_id')
      .notNull()
      .references(() => bed.id),
    residentId: uuid('resident_id').notNull(),
    stage: word('stage', PlacementStage).notNull().default('CHECKED_IN'),
    /** From when the bed was held before the resident came; null when it was not. */
    reservedFrom: moment('reserved_from'),
    startsAt: moment('starts_at').notNull(),
    expectedUntil: moment('expected_until'),
    endsAt: moment('ends_at'),
    endReason: word('end_reason', PlacementEnd),
    /** When and why a reservation was called off, or a mistake was taken back. */
    closedAt: moment('closed_at'),
    closingReason: text('closing_reason'),
    note: text('note'),
    /** What the owner of the residents said of the resident when the bed was judged; null what it did not say. Read by the rules alone. */
    personSex: text('person_sex'),
    personBornOn: date('person_born_on'),
    personSituation: text('person_situation'),
    personHouseholdId: uuid('person_household_id'),
    /** When it was asked; null while it could not be. */
    personKnownAt: moment('person_known_at'),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('placement_of_resident').on(table.residentId, table.startsAt),
    index('placement_of_bed').on(table.bedId, table.startsAt),
    index('placement_ended_stays')
      .on(table.bedId, table.endsAt)
      .where(sql`${table.stage} = 'CHECKED_IN' and ${table.endsAt} is not null`),
    // Who had a bed in a time: of all beds at once, without those who left before.
    index('placement_stays_by_end')
      .on(table.endsAt, table.startsAt)
      .where(sql`${table.stage} = 'CHECKED_IN' and ${table.endsAt} is not null`),
    index('placement_reserved_before')
      .on(table.bedId, table.startsAt)
      .where(sql`${table.stage} = 'CHECKED_IN' and ${table.reservedFrom} is not null`),
    index('placement_reserved').on(table.bedId, table.startsAt).where(sql`${table.stage} = 'RESERVED'`),
    index('placement_cancelled').on(table.bedId, table.closedAt).where(sql`${table.stage} = 'CANCELLED'`),
    index('placement_asked')
      .on(table.personKnownAt.nullsFirst())
      .where(sql`${table.stage} in ('RESERVED', 'CHECKED_IN') and ${table.endsAt} is null`),
    // Where others of a household sleep.
    index('placement_of_household')
      .on(table.personHouseholdId)
      .where(sql`${table.personHouseholdId} is not null`),
    index('placement_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
    index('placement_unknown_person').on(table.id).where(sql`${table.personKnownAt} is null`),
    uniqueIndex('placement_one_stay_a_bed')
      .on(table.bedId)
      .where(sql`${table.stage} = 'CHECKED_IN' and ${table.endsAt} is null`),
    uniqueIndex('placement_one_stay_a_resident')
      .on(table.residentId)
      .where(sql`${table.stage} = 'CHECKED_IN' and ${table.endsAt} is null`),
    check(
      'placement_ends_after_start',
      sql`${table.endsAt} > ${table.startsAt} and ${table.expectedUntil} > ${table.startsAt}
        and ${table.reservedFrom} < ${table.startsAt}`,
    ),
    check('placement_end_has_reason', sql`(${table.endsAt} is null) = (${table.endReason} is null)`),
    check(
      'placement_end_of_a_stay',
      sql`${table.endsAt} is null or ${table.stage} in ('CHECKED_IN', 'VOIDED')`,
    ),
    check(
      'placement_closing_has_reason',
      sql`(${table.stage} in ('CANCELLED', 'VOIDED')) = (${table.closedAt} is not null and ${table.closingReason} is not null)`,
    ),
  ],
);

/** What a rule said of a placement when it was written, and by whose reason it was passed over. */
export const placementFinding = facilities.table(
  'placement_finding',
  {
    id: identifier(),
    placementId: uuid('placement_id')
      .notNull()
      .references(() => placement.id),
    rule: word('rule', PlacementRule).notNull(),
    level: word('level', RuleLevel).notNull(),
    facts: jsonb('facts').$type<FindingFacts>().notNull(),
    source: text('source').notNull(),
    judgedAt: moment('judged_at').notNull(),
    overrideReason: text('override_reason'),
    overriddenBySubject: text('overridden_by_subject'),
    overriddenByOrganisation: text('overridden_by_organisation'),
  },
  (table) => [
    index('placement_finding_of_placement').on(table.placementId),
    check(
      'placement_finding_override_is_signed',
      sql`(${table.overrideReason} is null) = (${table.overriddenBySubject} is null)
        and (${table.overrideReason} is null) = (${table.overriddenByOrganisation} is null)`,
    ),
  ],
);

/** A bed that cannot be given from a moment until another (open while null). `expectedUntil` is a plan. */
export const bedBlock = facilities.table(
  'bed_block',
  {
    id: identifier(),
    bedId: uuid('bed_id')
      .notNull()
      .references(() => bed.id),
    kind: word('kind', BlockKind).notNull(),
    startsAt: moment('starts_at').notNull(),
    expectedUntil: moment('expected_until'),
    endsAt: moment('ends_at'),
    reason: text('reason').notNull(),
    workOrderId: uuid('work_order_id').references(() => workOrder.id),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('bed_block_of_bed').on(table.bedId, table.startsAt),
    index('bed_block_by_end').on(table.bedId, table.endsAt),
    index('bed_block_of_work_order').on(table.workOrderId),
    check(
      'bed_block_ends_after_start',
      sql`${table.endsAt} >= ${table.startsAt} and ${table.expectedUntil} > ${table.startsAt}`,
    ),
  ],
);

/** How far this slice has followed what other owners record. */
export const followed = followedTable(facilities);
