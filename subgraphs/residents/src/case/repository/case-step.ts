import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict } from '@mrrm/platform/wire/errors';
import { and, eq, sql } from 'drizzle-orm';
import { ofVisibleResident, visibleResident } from '../../access/visibility.js';
import { changeResident, lockResident, recordedBy } from '../../register/repository/lock.js';
import { lockWithinStay } from '../../register/repository/stay.js';
import { resident } from '../../register/table.js';
import type { CaseState, RiskLevel } from '../../register/values.js';
import { caseStep } from '../table.js';
import type { CaseStep } from '../types/case-step.js';
import type { CaseStepKind } from '../values.js';

const SHOWN = columnsOf(caseStep, {
  without: ['recordedBySubject', 'recordedByOrganisation', 'sopId', 'createdAt'],
});

/** What was done in the protection of each resident, of those of whom this actor may read it, the latest first. */
export async function caseStepsOf(request: Request, residentIds: string[]): Promise<CaseStep[]> {
  const query = await request.database.read();
  const rows = await query
    .select(SHOWN)
    .from(caseStep)
    .where(
      and(
        isOneOf(caseStep.residentId, residentIds),
        ofVisibleResident(request, caseStep.residentId, 'PROTECTION'),
      ),
    )
    .orderBy(sql`${caseStep.takenAt} desc`, sql`${caseStep.id} desc`);
  return rows.map((row) => ({ ...row, takenBy: pointer(row.takenById) }));
}

/** The present or last stay of each resident whose day this actor may read, with its first screening if there was one. */
export async function screeningsOf(request: Request, residentIds: string[]) {
  const query = await request.database.read();
  return query
    .selectDistinctOn([resident.id], {
      residentId: resident.id,
      arrivedAt: resident.arrivedAt,
      takenAt: caseStep.takenAt,
      takenById: caseStep.takenById,
    })
    .from(resident)
    .leftJoin(
      caseStep,
      and(
        eq(caseStep.residentId, resident.id),
        eq(caseStep.kind, 'SCREENED'),
        sql`${caseStep.takenAt} >= ${resident.arrivedAt}`,
      ),
    )
    .where(and(isOneOf(resident.id, residentIds), visibleResident(request, 'OPERATIONAL')))
    .orderBy(resident.id, caseStep.takenAt);
}

export interface NewCaseStep {
  residentId: string;
  kind: CaseStepKind;
  takenAt: Date;
  riskLevel: RiskLevel | null;
  caseState: CaseState;
  statement: string | null;
  /** YYYY-MM-DD. */
  reviewDueOn: string | null;
}

/** Keeps what was done. @returns the identifier of the step */
export async function insertCaseStep(request: Request, query: Query, step: NewCaseStep): Promise<string> {
  const id = newIdentifier();
  const takenById = request.actor.staffMember ?? null;
  await query.insert(caseStep).values({ id, ...step, takenById, ...recordedBy(request) });
  return id;
}

/** Keeps what was seen when somebody was screened. */
export async function recordScreening(
  request: Request,
  query: Query,
  { residentId, screenedAt, statement }: { residentId: string; screenedAt: Date; statement: string },
): Promise<void> {
  const { riskLevel, caseState } = await lockWithinStay(request, query, residentId, screenedAt, 'screenedAt');
  const step = {
    residentId,
    kind: 'SCREENED',
    takenAt: screenedAt,
    riskLevel,
    caseState,
    statement,
  } as const;
  await insertCaseStep(request, query, { ...step, reviewDueOn: null });
}

export interface CaseChange {
  residentId: string;
  expectedVersion: number;
  kind: 'REVIEWED' | 'CLOSED' | 'REOPENED';
  takenAt: Date;
  /** Null where the risk stays as it is. */
  riskLevel: RiskLevel | null;
  statement: string | null;
  reviewDueOn: string | null;
}

/** @throws Refusal CONFLICT for a closed case */
export function mustBeOpen({ caseState }: { caseState: CaseState }): void {
  if (caseState === 'CLOSED')
    throw conflict('This case is closed. It is taken up again by `reopenCase`.', 'residentId');
}

const STATE_OF = { CLOSED: 'CLOSED', REOPENED: 'REOPENED' } as const;

/**
 * Reviews, closes or reopens a case, also of who has departed.
 * @throws Refusal NOT_FOUND; CONFLICT for another version, for a closed case, and for one that is reopened and was not closed
 */
export async function changeCase(
  request: Request,
  query: Query,
  { expectedVersion, ...wanted }: CaseChange,
): Promise<void> {
  const { residentId, kind } = wanted;
  const found = await lockResident(request, query, residentId);
  const riskLevel = wanted.riskLevel ?? found.riskLevel;
  const caseState = kind === 'REVIEWED' ? found.caseState : STATE_OF[kind];
  await changeResident(
    query,
    residentId,
    expectedVersion,
    sql`risk_level = ${riskLevel}, case_state = ${caseState}`,
  );
  if (kind === 'REOPENED' && found.caseState !== 'CLOSED')
    throw conflict('This case is not closed.', 'residentId');
  if (kind !== 'REOPENED') mustBeOpen(found);
  await insertCaseStep(request, query, { ...wanted, riskLevel, caseState });
}
