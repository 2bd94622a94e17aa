import type { Request } from '@mrrm/platform/context';
import type { Verification } from '@mrrm/platform/database/columns';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { Refusal } from '@mrrm/platform/wire/errors';
import { mustBeAt } from '@mrrm/platform/writing/version';
import { sql } from 'drizzle-orm';
import { changeResident, lockResident } from '../../register/repository/lock.js';
import { lockWithinStay } from '../../register/repository/stay.js';
import type { CaseState, RiskLevel } from '../../register/values.js';
import { REVIEW_AFTER_DAYS } from '../rules/deadlines.js';
import { insertCaseStep, mustBeOpen } from './case-step.js';
import { insertNeeds, type NewAreaAssessment } from './need.js';

export interface CaseManager {
  residentId: string;
  expectedVersion: number;
  /** Null for nobody. */
  staffMemberId: string | null;
  verification: Verification;
}

/** Says who manages a case. A pointer that could not be checked leaves the resident unverified. */
export async function assignCaseManager(
  request: Request,
  query: Query,
  { residentId, expectedVersion, staffMemberId, verification }: CaseManager,
): Promise<void> {
  // To name nobody any longer is right after a departure, too.
  const found = await (staffMemberId === null
    ? lockResident(request, query, residentId)
    : lockWithinStay(request, query, residentId, request.now, 'residentId'));
  const state = verification === 'UNVERIFIED' ? sql`, verification = 'UNVERIFIED'` : sql``;
  await changeResident(
    query,
    found.id,
    expectedVersion,
    sql`case_manager_id = ${staffMemberId}::uuid${state}`,
  );
}

export interface NeedsAssessment {
  residentId: string;
  expectedVersion: number;
  riskLevel: RiskLevel;
  /** Null where the case goes on as it is, and a new one to its assessment. */
  caseState: CaseState | null;
  assessedAt: Date;
  /** Of the areas of which something is said. */
  needs: NewAreaAssessment[];
}

/**
 * Keeps what an assessment of needs found.
 * @throws Refusal NOT_FOUND; CONFLICT for another version and for a closed case; RULE_VIOLATION where it would close the case
 */
export async function recordNeedsAssessment(
  request: Request,
  query: Query,
  { residentId, expectedVersion, riskLevel, caseState, assessedAt, needs }: NeedsAssessment,
): Promise<void> {
  const found = await lockWithinStay(request, query, residentId, assessedAt, 'assessedAt');
  mustBeAt(found, expectedVersion, 'resident');
  mustBeOpen(found);
  if (caseState === 'CLOSED')
    throw new Refusal('RULE_VIOLATION', 'A case is closed by `closeCase`, which says what is still open.', {
      ...{ path: 'caseState', rule: 'SAYS_WHAT_IS_OPEN', opens: '`closeCase`' },
    });
  const next = caseState ?? (found.caseState === 'NEW' ? 'ASSESSMENT' : found.caseState);
  await changeResident(
    query,
    found.id,
    expectedVersion,
    sql`risk_level = ${riskLevel}, case_state = ${next}, needs_assessed_at = ${at(assessedAt)}`,
  );
  const reviewDueOn = reviewAfter(request, found.centreId, assessedAt);
  const step = { residentId, kind: 'ASSESSED', takenAt: assessedAt, riskLevel, caseState: next } as const;
  const caseStepId = await insertCaseStep(request, query, { ...step, statement: null, reviewDueOn });
  await insertNeeds(query, { residentId, caseStepId }, needs);
}

/** The day on which a case is reviewed again, so many days after a moment. */
export const reviewAfter = (
  { timeZones }: Pick<Request, 'timeZones'>,
  centreId: string,
  moment: Date,
): string => timeZones.dayAt(new Date(moment.getTime() + REVIEW_AFTER_DAYS * 86_400_000), centreId);
