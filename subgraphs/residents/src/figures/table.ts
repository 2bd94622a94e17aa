import { identifier, moment, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { Sex } from '../register/values.js';
import { residents } from '../table.js';
import { AgeBand, CohortPeriod, ResidentMeasure, WithheldBecause } from './values.js';

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

/** All numbers of a year as far as it has gone, judged together once. Rows are added and never changed. */
export const statisticsEdition = residents.table(
  'statistics_edition',
  {
    id: identifier(),
    year: integer('year').notNull(),
    /** Of this year, from 1 on. */
    number: integer('number').notNull(),
    /** How many months of the year are over in it. */
    months: integer('months').notNull(),
    builtAt: moment('built_at').notNull().default(sql`now()`),
  },
  (table) => [
    unique('statistics_edition_number_once').on(table.year, table.number),
    check('statistics_edition_of_whole_months', sql`${table.months} between 1 and 12`),
    check('statistics_edition_counts_from_one', sql`${table.number} >= 1`),
  ],
);

/** One number of an edition: what is withheld is not kept. */
export const statisticsFigure = residents.table(
  'statistics_figure',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => statisticsEdition.id),
    /** Measure, part of the year and a category or a star for each dimension. */
    key: text('key').notNull(),
    measure: word('measure', ResidentMeasure).notNull(),
    part: text('part').notNull(),
    /** The dimensions of which a category is named, joined by a plus. */
    dimensions: text('dimensions').notNull(),
    value: integer('value'),
    withheld: word('withheld', WithheldBecause),
    openedBy: text('opened_by'),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.key] }),
    index('statistics_figure_of_table').on(table.editionId, table.measure, table.dimensions, table.part),
    check(
      'statistics_figure_told_or_withheld',
      sql`(${table.value} is null) = (${table.withheld} is not null)`,
    ),
    check('statistics_figure_of_few_is_withheld', sql`${table.value} = 0 or ${table.value} > 10`),
  ],
);
