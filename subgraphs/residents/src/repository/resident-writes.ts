import type { Verification } from '@mrrm/platform/columns';
import { at } from '@mrrm/platform/conditions';
import type { Query } from '@mrrm/platform/database';
import { badInput, conflict, notFound } from '@mrrm/platform/errors';
import { newIdentifier } from '@mrrm/platform/identifiers';
import { changeVersion } from '@mrrm/platform/writes';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { visibleResidents } from '../access/visibility.js';
import type { Request } from '../context.js';
import { household, presence, resident } from '../tables.js';
import type { CaseState, DepartureReason, RiskLevel } from '../values.js';

/** Who wrote a record, and under which SOP, as every record keeps it. */
export const recordedBy = ({ actor, acts }: Request) => ({
  recordedBySubject: actor.principal,
  recordedByOrganisation: actor.organisation,
  sopId: acts.agreementId,
});

/**
 * Locks a resident until the end of the transaction: everything that is written about one resident goes in turn.
 * @throws Refusal NOT_FOUND at `residentId`, also for a resident whom the actor may not see
 */
export async function lockResident(request: Request, query: Query, residentId: string) {
  const [row] = await query
    .select()
    .from(resident)
    .where(and(eq(resident.id, residentId), visibleResidents(request)))
    .for('update');
  if (!row) throw notFound('resident', 'residentId');
  return row;
}

export type LockedResident = Awaited<ReturnType<typeof lockResident>>;

export type NewResident = Omit<
  typeof resident.$inferInsert,
  'id' | 'householdId' | 'verification' | 'version' | 'createdAt' | 'updatedAt'
> & { householdNumber: string | null; verification: Verification };

/** @returns the identifier of the new resident */
export async function insertResident(
  request: Request,
  query: Query,
  { householdNumber, ...wanted }: NewResident,
): Promise<string> {
  const id = newIdentifier();
  const householdId = householdNumber === null ? null : await findOrFoundHousehold(query, householdNumber);
  await query.insert(resident).values({ id, householdId, ...wanted, ...recordedBy(request) });
  return id;
}

async function findOrFoundHousehold(query: Query, registrationNumber: string): Promise<string> {
  await query.insert(household).values({ id: newIdentifier(), registrationNumber }).onConflictDoNothing();
  const [row] = await query
    .select({ id: household.id })
    .from(household)
    .where(eq(household.registrationNumber, registrationNumber));
  return row!.id;
}

const change = (query: Query, id: string, expectedVersion: number, values: SQL) =>
  changeVersion(query, sql`${resident}`, id, expectedVersion, values, 'resident');

/** Ends a stay, and closes the series of presence checks with the departure. */
export async function departResident(
  request: Request,
  query: Query,
  { departing, expectedVersion, when, reason }: Departure,
): Promise<void> {
  const { id, arrivedAt, departedAt, centreId, verification } = await lockResident(request, query, departing);
  if (when < arrivedAt) {
    throw badInput(`Give a moment after the start of the stay (${arrivedAt.toISOString()}).`, 'at');
  }
  await change(query, id, expectedVersion, sql`departed_at = ${at(when)}, departure_reason = ${reason}`);
  if (departedAt) throw conflict('This stay is over already.', 'residentId');
  await query
    .insert(presence)
    .values({
      id: newIdentifier(),
      residentId: id,
      centreId,
      checkedAt: when,
      status: 'DEPARTED',
      checkedById: request.actor.staffMember ?? null,
      verification,
      ...recordedBy(request),
    })
    .onConflictDoNothing();
}

export interface Departure {
  departing: string;
  expectedVersion: number;
  when: Date;
  reason: DepartureReason;
}

/** Says who manages a case. A pointer that could not be checked leaves the resident unverified. */
export async function assignCaseManager(
  request: Request,
  query: Query,
  residentId: string,
  expectedVersion: number,
  staffMemberId: string | null,
  verification: Verification,
): Promise<void> {
  const { id } = await lockResident(request, query, residentId);
  const state = verification === 'UNVERIFIED' ? sql`, verification = 'UNVERIFIED'` : sql``;
  await change(query, id, expectedVersion, sql`case_manager_id = ${staffMemberId}::uuid${state}`);
}

/** Keeps what an assessment of needs found. */
export async function recordNeedsAssessment(
  request: Request,
  query: Query,
  residentId: string,
  expectedVersion: number,
  found: { riskLevel: RiskLevel; caseState: CaseState | null; assessedAt: Date },
): Promise<void> {
  const { id, caseState, arrivedAt } = await lockResident(request, query, residentId);
  if (found.assessedAt < arrivedAt) throw badInput('Needs are assessed after the arrival.', 'assessedAt');
  const next = found.caseState ?? (caseState === 'NEW' ? 'ASSESSMENT' : caseState);
  await change(
    query,
    id,
    expectedVersion,
    sql`risk_level = ${found.riskLevel}, case_state = ${next}, needs_assessed_at = ${at(found.assessedAt)}`,
  );
}
