import { identifier, lifecycle, word } from '@mrrm/platform/database/columns';
import { boolean, date, index, text, uuid } from 'drizzle-orm/pg-core';
import { staff } from '../table.js';
import { Employer, QualificationKind, StaffRole } from './values.js';

export const organisation = staff.table('organisation', {
  id: identifier(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  employer: word('employer', Employer).notNull(),
  ...lifecycle,
});

/** A person who works at a centre, employed by one organisation, which owns the row. */
export const staffMember = staff.table(
  'staff_member',
  {
    id: identifier(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    subject: text('subject').unique(),
    fullName: text('full_name').notNull(),
    role: word('role', StaffRole).notNull(),
    languages: text('languages').array().notNull().default([]),
    centreIds: uuid('centre_ids').array().notNull().default([]),
    vettedUntil: date('vetted_until'),
    codeOfConductSignedOn: date('code_of_conduct_signed_on'),
    active: boolean('active').notNull().default(true),
    ...lifecycle,
  },
  (table) => [
    index('staff_member_of_organisation').on(table.organisationId),
    index('staff_member_at_centre').using('gin', table.centreIds),
  ],
);

export const qualification = staff.table(
  'qualification',
  {
    id: identifier(),
    staffMemberId: uuid('staff_member_id')
      .notNull()
      .references(() => staffMember.id),
    kind: word('kind', QualificationKind).notNull(),
    language: text('language'),
    obtainedOn: date('obtained_on').notNull(),
    validUntil: date('valid_until'),
    ...lifecycle,
  },
  (table) => [index('qualification_of_staff_member').on(table.staffMemberId)],
);
