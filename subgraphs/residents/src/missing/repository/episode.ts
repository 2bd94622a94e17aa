import type { Request } from '@mrrm/platform/context';
import { columnsOf, UNSHOWN } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { accessOf, openedColumns } from '../../access/opened.js';
import { visibleResident } from '../../access/visibility.js';
import { resident } from '../../register/table.js';
import { missingEpisode, missingStep } from '../table.js';
import type { MissingEpisode } from '../types/missing.js';
import { wasChildAt } from './state.js';

const SHOWN = columnsOf(missingEpisode, { without: UNSHOWN });

/** The episodes of which one column holds one of these identifiers and whose resident this actor may see, the latest first. */
async function find(request: Request, column: AnyPgColumn, ids: string[]): Promise<MissingEpisode[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ ...SHOWN, isChild: wasChildAt(sql`${missingEpisode.since}`), ...openedColumns(request) })
    .from(missingEpisode)
    .innerJoin(resident, eq(resident.id, missingEpisode.residentId))
    .where(and(isOneOf(column, ids), visibleResident(request, 'OPERATIONAL')))
    .orderBy(sql`${missingEpisode.since} desc`, sql`${missingEpisode.id} desc`);
  return rows.map((row) => ({ ...row, interviewBy: pointer(row.interviewById), access: accessOf(row) }));
}

export const missingEpisodesById = (request: Request, ids: string[]) => find(request, missingEpisode.id, ids);

export const missingEpisodesOf = (request: Request, residentIds: string[]) =>
  find(request, missingEpisode.residentId, residentIds);

export type TakenStep = Pick<
  typeof missingStep.$inferSelect,
  'episodeId' | 'step' | 'takenAt' | 'takenById' | 'toWhom' | 'reference'
>;

/** What was done about each of these episodes, whoever may see them: they were found as somebody may. */
export async function takenStepsOf(request: Request, episodeIds: string[]): Promise<TakenStep[]> {
  const query = await request.database.read();
  const { episodeId, step, takenAt, takenById, toWhom, reference } = missingStep;
  const columns = { episodeId, step, takenAt, takenById, toWhom, reference };
  const of: SQL = isOneOf(missingStep.episodeId, episodeIds);
  return query.select(columns).from(missingStep).where(of);
}
