import type { Request } from '@mrrm/platform/context';
import { columnsOf, UNSHOWN } from '@mrrm/platform/database/columns';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { and, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { ofVisibleResident } from '../../access/visibility.js';
import { type Ending, endKept, type Kept, keptBy, shownKept } from '../../register/repository/kept.js';
import { lockResident } from '../../register/repository/lock.js';
import { procedureStep } from '../table.js';
import type { ProcedureStep } from '../types/step.js';

const SHOWN = columnsOf(procedureStep, { without: UNSHOWN });

/** The stages of which a column holds one of these, the latest first; of one day what was recorded last. */
async function findSteps(request: Request, column: AnyPgColumn, ids: string[]): Promise<ProcedureStep[]> {
  const query = await request.database.read();
  const rows = await query
    .select(SHOWN)
    .from(procedureStep)
    .where(and(isOneOf(column, ids), ofVisibleResident(request, procedureStep.residentId, 'LEGAL_PROCEDURE')))
    .orderBy(sql`${procedureStep.reachedOn} desc`, sql`${procedureStep.id} desc`);
  return rows.map(shownKept);
}

export const procedureStepsById = (request: Request, ids: string[]) =>
  findSteps(request, procedureStep.id, ids);
export const procedureStepsOfResidents = (request: Request, ids: string[]) =>
  findSteps(request, procedureStep.residentId, ids);

export type NewStep = Omit<typeof procedureStep.$inferInsert, Kept> & {
  replaces: Pick<Ending, 'id' | 'reason'> | null;
};

/**
 * Records a stage, in place of another record where one is named.
 * @returns the identifier of the record
 * @throws Refusal NOT_FOUND; CONFLICT for a record that has ended; BAD_USER_INPUT for one of another resident, and for a day that has
 * not come at the centre or lies before the birth
 */
export async function recordStep(
  request: Request,
  query: Query,
  { replaces, ...wanted }: NewStep,
): Promise<string> {
  const { centreId, dateOfBirth } = await lockResident(request, query, wanted.residentId);
  if (wanted.reachedOn > request.timeZones.dayAt(request.now, centreId))
    throw badInput('This day lies in the future.', 'reachedOn');
  if (dateOfBirth && wanted.reachedOn < dateOfBirth)
    throw badInput('The resident was not born on that day. Check the day.', 'reachedOn');
  const id = newIdentifier();
  if (replaces) {
    const ending = { ...replaces, path: 'procedureStepId', replacedById: id };
    if ((await endKept(request, query, procedureStep, 'LEGAL_PROCEDURE', ending)) !== wanted.residentId)
      throw badInput('This is a record of another resident.', 'procedureStepId');
  }
  await query.insert(procedureStep).values({ id, ...wanted, ...keptBy(request) });
  return id;
}
