import { identifier, moment, word } from '@mrrm/platform/database/columns';
import { statisticsTables } from '@mrrm/platform/statistics/tables';
import { sql } from 'drizzle-orm';
import { check, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { Sex } from '../register/values.js';
import { residents } from '../table.js';
import { AgeBand, CohortPeriod, ResidentMeasure } from './values.js';

/** Who asked for the figures of which group of residents: a question is kept, its people are not. */
export const cohortQuestion = residents.table(
  'cohort_question',
  {
    id: identifier(),
    centreId: uuid('centre_id').notNull(),
    year: integer('year').notNull(),
    period: word('period', CohortPeriod).notNull(),
    ageBand: word('age_band', AgeBand),
    sex: word('sex', Sex),
    nationality: text('nationality'),
    askedAt: moment('asked_at').notNull().default(sql`now()`),
    askedBySubject: text('asked_by_subject').notNull(),
    askedByOrganisation: text('asked_by_organisation').notNull(),
  },
  (table) => [
    index('cohort_question_of_asker').on(table.askedByOrganisation, table.askedBySubject, table.askedAt),
    check(
      'cohort_question_by_two_filters_at_most',
      sql`${table.ageBand} is null or ${table.sex} is null or ${table.nationality} is null`,
    ),
  ],
);

export const { statisticsEdition, statisticsFigure, statisticsGround } = statisticsTables(
  residents,
  ResidentMeasure,
  ['STANDARDS_AT_END'],
);
