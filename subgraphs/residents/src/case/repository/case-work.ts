import type { Request } from '@mrrm/platform/context';
import type { Verification } from '@mrrm/platform/database/columns';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { sql } from 'drizzle-orm';
import { changeResident, lockResident } from '../../register/repository/lock.js';
import { lockWithinStay } from '../../register/repository/stay.js';
import type { CaseState, RiskLevel } from '../../register/values.js';

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
}

/** Keeps what an assessment of needs found. */
export async function recordNeedsAssessment(
  request: Request,
  query: Query,
  { residentId, expectedVersion, riskLevel, caseState, assessedAt }: NeedsAssessment,
): Promise<void> {
  const found = await lockWithinStay(request, query, residentId, assessedAt, 'assessedAt');
  const next = caseState ?? (found.caseState === 'NEW' ? 'ASSESSMENT' : found.caseState);
  await changeResident(
    query,
    found.id,
    expectedVersion,
    sql`risk_level = ${riskLevel}, case_state = ${next}, needs_assessed_at = ${at(assessedAt)}`,
  );
}
