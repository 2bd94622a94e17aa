import { identifier, lifecycle, provenance, verification, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, date, index, text, uuid } from 'drizzle-orm/pg-core';
import { services } from '../table.js';
import { CarePlanState } from './values.js';

export const carePlan = services.table(
  'care_plan',
  {
    id: identifier(),
    residentId: uuid('resident_id').notNull(),
    centreId: uuid('centre_id').notNull(),
    state: word('state', CarePlanState).notNull().default('DRAFT'),
    goals: text('goals').array().notNull().default([]),
    responsibleId: uuid('responsible_id'),
    startedOn: date('started_on').notNull(),
    reviewDueOn: date('review_due_on').notNull(),
    closedOn: date('closed_on'),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('care_plan_of_resident').on(table.residentId, table.startedOn.desc()),
    index('care_plan_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
    check('care_plan_review_within_three_months', sql`${table.reviewDueOn} - ${table.startedOn} <= 92`),
    check('care_plan_closed_whole', sql`(${table.state} = 'CLOSED') = (${table.closedOn} is not null)`),
  ],
);
