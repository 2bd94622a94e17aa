import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, numeric, text, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import { AssistanceCategory, AssistanceUnit, BasicAssistanceKind, MedicalContactKind } from './values.js';

export const basicAssistance = residents.table(
  'basic_assistance',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    centreId: uuid('centre_id').notNull(),
    kind: word('kind', BasicAssistanceKind).notNull(),
    item: text('item').notNull(),
    /** Null where nobody has said, as of everything of before: it counts for no entitlement. */
    category: word('category', AssistanceCategory),
    /** Null where nobody has said: pieces or portions. */
    unit: word('unit', AssistanceUnit),
    /** Of a medical contact: what it was and what came of it. */
    medicalContact: word('medical_contact', MedicalContactKind),
    outcome: text('outcome'),
    quantity: numeric('quantity', { precision: 9, scale: 2, mode: 'number' }).notNull().default(1),
    providedAt: moment('provided_at').notNull(),
    providedById: uuid('provided_by_id'),
    /** When and why it was found to be wrong; it stays on record and counts no longer. */
    voidedAt: moment('voided_at'),
    voidingReason: text('voiding_reason'),
    voidedById: uuid('voided_by_id'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('basic_assistance_of_resident').on(table.residentId, table.providedAt.desc(), table.id.desc()),
    index('basic_assistance_had')
      .on(table.residentId, table.category, table.providedAt)
      .where(sql`${table.voidedAt} is null`),
    check('basic_assistance_quantity', sql`${table.quantity} > 0`),
    check(
      'basic_assistance_medical_care_has_no_category',
      sql`${table.category} is null or ${table.kind} <> 'BASIC_MEDICAL_CARE'`,
    ),
    check(
      'basic_assistance_contact_is_medical_care',
      sql`${table.medicalContact} is null or ${table.kind} = 'BASIC_MEDICAL_CARE'`,
    ),
    check(
      'basic_assistance_outcome_is_of_a_contact',
      sql`${table.outcome} is null or ${table.medicalContact} is not null`,
    ),
    check(
      'basic_assistance_voided_with_reason',
      sql`(${table.voidedAt} is null) = (${table.voidingReason} is null)`,
    ),
  ],
);
