import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  type pgSchema,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { identifier, moment, word } from '../database/columns.js';
import { StatisticsWithheld } from './words.js';

/** @param ofPlaces of numbers of people, of which no small one is ever kept, those that are none of them; null where none is of people */
function tablesOf<T extends string>(
  schema: ReturnType<typeof pgSchema>,
  measures: { readonly [K in T]: K },
  ofPlaces: readonly T[] | null,
) {
  /** All numbers of a year as far as it has gone, judged together once. Rows are added and never changed. */
  const statisticsEdition = schema.table(
    'statistics_edition',
    {
      id: identifier(),
      year: integer('year').notNull(),
      /** Of this year, from 1 on. */
      number: integer('number').notNull(),
      /** How many months of the year are over in it. */
      months: integer('months').notNull(),
      /** The places that it tells apart. */
      places: text('places').array().notNull().default(sql`'{}'`),
      builtAt: moment('built_at').notNull().default(sql`now()`),
    },
    (table) => [
      unique('statistics_edition_number_once').on(table.year, table.number),
      check('statistics_edition_of_whole_months', sql`${table.months} between 1 and 12`),
      check('statistics_edition_counts_from_one', sql`${table.number} >= 1`),
    ],
  );
  /** One number of an edition: what is withheld is not kept. */
  const statisticsFigure = schema.table(
    'statistics_figure',
    {
      editionId: uuid('edition_id')
        .notNull()
        .references(() => statisticsEdition.id),
      /** Measure, part of the year and a category or a star for each dimension. */
      key: text('key').notNull(),
      measure: word('measure', measures).notNull(),
      part: text('part').notNull(),
      /** The dimensions of which a category is named, joined by a plus. */
      dimensions: text('dimensions').notNull(),
      value: integer('value'),
      withheld: word('withheld', StatisticsWithheld),
      openedBy: text('opened_by'),
    },
    (table) => [
      primaryKey({ columns: [table.editionId, table.key] }),
      index('statistics_figure_of_table').on(table.editionId, table.measure, table.dimensions, table.part),
      check(
        'statistics_figure_told_or_withheld',
        sql`(${table.value} is null) = (${table.withheld} is not null)`,
      ),
      ...(ofPlaces
        ? [
            check(
              'statistics_figure_of_few_is_withheld',
              sql.join(
                [
                  sql`${table.value} = 0 or ${table.value} > 10`,
                  ...ofPlaces.map((one) => sql`${table.measure} = ${sql.raw(`'${one}'`)}`),
                ],
                sql` or `,
              ),
            ),
          ]
        : []),
    ],
  );
  return { statisticsEdition, statisticsFigure };
}

/**
 * Where an owner keeps editions of numbers in which no person can be found. Row-level security is written by hand in a migration of the slice.
 * @param measures the words of what the owner adds up
 */
export const numbersTables = <T extends string>(
  schema: ReturnType<typeof pgSchema>,
  measures: { readonly [K in T]: K },
) => tablesOf(schema, measures, null);

/**
 * The same of numbers of people.
 * @param measures the words of what the owner counts
 * @param ofPlaces those that count places
 */
export function statisticsTables<T extends string>(
  schema: ReturnType<typeof pgSchema>,
  measures: { readonly [K in T]: K },
  ofPlaces: readonly T[] = [],
) {
  const { statisticsEdition, statisticsFigure } = tablesOf(schema, measures, ofPlaces);
  /** What the next edition of the year has to know of one: nobody reads it but what builds and checks editions. */
  const statisticsGround = schema.table('statistics_ground', {
    editionId: uuid('edition_id')
      .primaryKey()
      .references(() => statisticsEdition.id),
    /** Pairs: the key of a base cell, and how much stands in it. */
    base: jsonb('base').notNull(),
    /** The sums that it guards, by the keys of their cells. */
    guarded: jsonb('guarded').notNull(),
  });
  return { statisticsEdition, statisticsFigure, statisticsGround };
}

export type NumbersTables = ReturnType<typeof numbersTables<string>>;
export type StatisticsTables = ReturnType<typeof statisticsTables<string>>;
