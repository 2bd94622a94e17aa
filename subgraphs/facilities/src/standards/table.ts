import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { boolean, check, date, index, numeric, text, unique, uuid } from 'drizzle-orm/pg-core';
import { building, centre, floor, room, safeZone } from '../premises/table.js';
import { facilities } from '../table.js';
import {
  FindingSeverity,
  IndicatorOperator,
  InspectionOutcome,
  ReadingKind,
  SanitaryAccess,
  SanitaryKind,
  SanitaryState,
} from './values.js';

const centreId = () =>
  uuid('centre_id')
    .notNull()
    .references(() => centre.id);

/** One toilet, shower or washbasin: where it stands, and whom it serves. Room, floor, building and centre fit together: see the migration. */
export const sanitaryUnit = facilities.table(
  'sanitary_unit',
  {
    id: identifier(),
    centreId: centreId(),
    buildingId: uuid('building_id')
      .notNull()
      .references(() => building.id),
    safeZoneId: uuid('safe_zone_id').references(() => safeZone.id),
    floorId: uuid('floor_id').references(() => floor.id),
    roomId: uuid('room_id').references(() => room.id),
    code: text('code').notNull(),
    kind: word('kind', SanitaryKind).notNull(),
    access: word('access', SanitaryAccess).notNull(),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    unique('sanitary_unit_code_once').on(table.buildingId, table.code),
    index('sanitary_unit_of_centre').on(table.centreId),
    index('sanitary_unit_of_safe_zone').on(table.safeZoneId),
    index('sanitary_unit_of_floor').on(table.floorId),
    index('sanitary_unit_of_room').on(table.roomId),
    check('sanitary_unit_room_on_floor', sql`${table.roomId} is null or ${table.floorId} is not null`),
  ],
);

/** How a unit is from a moment until another. No two at one time: see the migration. */
export const sanitaryCondition = facilities.table(
  'sanitary_condition',
  {
    id: identifier(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => sanitaryUnit.id),
    state: word('state', SanitaryState).notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at'),
    note: text('note'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('sanitary_condition_of_unit').on(table.unitId, table.startsAt),
    check('sanitary_condition_ends_after_start', sql`${table.endsAt} > ${table.startsAt}`),
  ],
);

/** What a standard asks, from a day until another; for every centre, or for one. No two at one time: see the migration. */
export const standardIndicator = facilities.table(
  'standard_indicator',
  {
    id: identifier(),
    centreId: uuid('centre_id').references(() => centre.id),
    code: text('code').notNull(),
    what: text('what').notNull(),
    operator: word('operator', IndicatorOperator).notNull(),
    threshold: numeric('threshold', { precision: 10, scale: 3, mode: 'number' }).notNull(),
    unit: text('unit').notNull(),
    standard: text('standard').notNull(),
    verified: boolean('verified').notNull(),
    active: boolean('active').notNull(),
    validFrom: date('valid_from').notNull(),
    validUntil: date('valid_until'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('standard_indicator_of_centre').on(table.centreId),
    check('standard_indicator_not_negative', sql`${table.threshold} >= 0`),
    check('standard_indicator_ends_after_start', sql`${table.validUntil} > ${table.validFrom}`),
  ],
);

/** What somebody measured or counted at a place on a day. */
export const reading = facilities.table(
  'reading',
  {
    id: identifier(),
    centreId: centreId(),
    safeZoneId: uuid('safe_zone_id').references(() => safeZone.id),
    roomId: uuid('room_id').references(() => room.id),
    kind: word('kind', ReadingKind).notNull(),
    value: numeric('value', { precision: 12, scale: 2, mode: 'number' }).notNull(),
    measuredOn: date('measured_on').notNull(),
    source: text('source').notNull(),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('reading_of_centre').on(table.centreId, table.measuredOn),
    check('reading_not_negative', sql`${table.value} >= 0`),
    check(
      'reading_counts_whole_people',
      sql`${table.kind} <> 'HEADCOUNT' or ${table.value} = trunc(${table.value})`,
    ),
    check(
      'reading_site_is_a_centre',
      sql`${table.kind} <> 'SITE_AREA_M2' or (${table.safeZoneId} is null and ${table.roomId} is null)`,
    ),
  ],
);

/** What an inspection found: an indicator that is not met, or something in words. */
export const inspectionFinding = facilities.table(
  'inspection_finding',
  {
    id: identifier(),
    inspectionId: uuid('inspection_id')
      .notNull()
      .references(() => inspection.id),
    indicatorCode: text('indicator_code'),
    text: text('text'),
    severity: word('severity', FindingSeverity).notNull(),
    safeZoneId: uuid('safe_zone_id').references(() => safeZone.id),
    roomId: uuid('room_id').references(() => room.id),
    dueOn: date('due_on'),
    closedOn: date('closed_on'),
    closedBySubject: text('closed_by_subject'),
    closedByOrganisation: text('closed_by_organisation'),
    closingNote: text('closing_note'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('inspection_finding_of_inspection').on(table.inspectionId),
    check(
      'inspection_finding_says_something',
      sql`${table.indicatorCode} is not null or ${table.text} is not null`,
    ),
    check(
      'inspection_finding_closed_with_note',
      sql`(${table.closedOn} is null) = (${table.closingNote} is null)`,
    ),
  ],
);

export const inspection = facilities.table(
  'inspection',
  {
    id: identifier(),
    centreId: uuid('centre_id')
      .notNull()
      .references(() => centre.id),
    safeZoneId: uuid('safe_zone_id').references(() => safeZone.id),
    inspectedOn: date('inspected_on').notNull(),
    authority: text('authority').notNull(),
    outcome: word('outcome', InspectionOutcome).notNull(),
    summary: text('summary').notNull(),
    ...provenance,
    ...lifecycle,
  },
  (table) => [index('inspection_of_centre').on(table.centreId, table.inspectedOn)],
);
