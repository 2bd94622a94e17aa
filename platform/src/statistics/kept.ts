import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Query } from '../database/database.js';
import { rows } from '../database/rows.js';
import type { CountedByOwner } from './owner.js';

/** An edition of a year, as whoever asks is told of it. */
export const keptEdition = z.object({
  id: z.string(),
  year: z.number(),
  number: z.number(),
  months: z.number(),
  builtAt: z.coerce.date(),
  places: z.array(z.string()),
});
export type KeptEdition = z.infer<typeof keptEdition>;

/** The newest edition of each year, the earliest year first. */
export const newestEditions = (
  query: Query,
  { tables: { statisticsEdition: edition } }: CountedByOwner,
): Promise<KeptEdition[]> =>
  rows(
    query,
    sql`select distinct on (year) id, year, number, months, built_at as "builtAt", places from ${edition} order by year, number desc`,
    keptEdition,
  );

const keptFigure = z.object({
  editionId: z.string(),
  key: z.string(),
  value: z.number().nullable(),
  withheld: z.enum(['SMALL', 'COMPLEMENT', 'DOMINANCE']).nullable(),
  openedBy: z.string().nullable(),
});
export type KeptFigure = z.infer<typeof keptFigure>;

/** Figures of editions by their keys; what an edition has not is left out. */
export const figuresByKey = (
  query: Query,
  { tables: { statisticsFigure } }: CountedByOwner,
  wanted: readonly { edition: string; key: string }[],
): Promise<KeptFigure[]> =>
  rows(
    query,
    sql`select figure.edition_id as "editionId", figure.key, figure.value, figure.withheld, figure.opened_by as "openedBy"
      from unnest(${sql.param(wanted.map(({ edition }) => edition))}::uuid[], ${sql.param(wanted.map(({ key }) => key))}::text[]) as wanted (edition, key)
      join ${statisticsFigure} as figure on figure.edition_id = wanted.edition and figure.key = wanted.key`,
    keptFigure,
  );
