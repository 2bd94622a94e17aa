import type { Request } from '@mrrm/platform/context';
import type { Verification } from '@mrrm/platform/database/columns';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeVersion } from '@mrrm/platform/writing/version';
import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { visibleResidents } from '../access/visibility.js';
import { basicAssistance, household, presence, resident } from '../tables.js';
import type { CaseState, DepartureReason, RiskLevel } from '../values.js';
import { requireStay } from './stay.js';

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
  await refuseReturning(request, query, wanted);
  const id = newIdentifier();
  const householdId = householdNumber === null ? null : await findOrFoundHousehold(query, householdNumber);
  await query.insert(resident).values({ id, householdId, ...wanted, ...recordedBy(request) });
  return id;
}

/** Whoever comes back is no new person: the number of somebody who departed from the same centre is not given again. */
async function refuseReturning(
  request: Request,
  query: Query,
  wanted: { centreId: string; registrationNumber: string },
) {
  const [departed] = await query
    .select({ id: resident.id })
    .from(resident)
    .where(
      and(
        eq(resident.centreId, wanted.centreId),
        eq(resident.registrationNumber, wanted.registrationNumber),
        isNotNull(resident.departedAt),
        visibleResidents(request, 'IDENTITY'),
      ),
    );
  if (departed)
    throw conflict(
      'Somebody with this registration number departed from this centre. Use `readmitResident` for who comes back.',
      'registrationNumber',
    );
}

/** Registration numbers of people with the same name and date of birth whom the actor may read; at most five. */
export async function findAlike(
  request: Request,
  query: Query,
  wanted: { givenName: string; familyName?: string | null; dateOfBirth?: string | null },
): Promise<string[]> {
  if (!wanted.dateOfBirth) return [];
  const rows = await query
    .select({ number: resident.registrationNumber })
    .from(resident)
    .where(
      and(
        eq(resident.dateOfBirth, wanted.dateOfBirth),
        sql`lower(${resident.givenName}) = lower(${wanted.givenName})`,
        sql`lower(coalesce(${resident.familyName}, '')) = lower(${wanted.familyName ?? ''})`,
        visibleResidents(request, 'IDENTITY'),
      ),
    )
    .orderBy(resident.registrationNumber)
    .limit(5);
  return rows.map(({ number }) => number);
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
  { departing, expectedVersion, when, reason, override }: Departure,
): Promise<void> {
  const { id, arrivedAt, departedAt, centreId, verification } = await lockResident(request, query, departing);
  if (when < arrivedAt) {
    throw badInput(`Give a moment after the start of the stay (${arrivedAt.toISOString()}).`, 'at');
  }
  await change(query, id, expectedVersion, sql`departed_at = ${at(when)}, departure_reason = ${reason}`);
  if (departedAt) throw conflict('This stay is over already.', 'residentId');
  await voidLaterChecks(request, query, id, when, override);
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
  /** Why checks that found the resident later are wrong; null when none are said to be. */
  override: string | null;
}

/**
 * A departure that is entered late must not stand against what was seen since. Checks that found nobody count no longer;
 * those that found the resident only by a reason.
 * @throws Refusal RULE_VIOLATION at `at`, naming the latest moment at which the resident was seen
 */
async function voidLaterChecks(
  { now }: Request,
  query: Query,
  residentId: string,
  when: Date,
  override: string | null,
): Promise<void> {
  const later = and(
    eq(presence.residentId, residentId),
    isNull(presence.voidedAt),
    sql`${presence.checkedAt} >= ${at(when)}`,
  );
  const seen = (await query.execute(sql`
    select max(seen_at) as "seenAt" from (
      select ${presence.checkedAt} as seen_at from ${presence} where ${later} and ${presence.status} = 'PRESENT'
      union all select ${basicAssistance.providedAt} from ${basicAssistance}
      where ${basicAssistance.residentId} = ${residentId} and ${basicAssistance.providedAt} >= ${at(when)}) as seen`)) as unknown as {
    seenAt: string | Date | null;
  }[];
  const latest = seen[0]!.seenAt;
  if (latest && override === null) {
    throw new Refusal(
      'RULE_VIOLATION',
      `The resident was seen at the centre after that, last at ${new Date(latest).toISOString()}. Give a later moment, or say by \`override\` why that is wrong.`,
      { path: 'at', rule: 'SEEN_AFTER_THE_DEPARTURE', opens: 'An `override` with a reason.' },
    );
  }
  await query
    .update(presence)
    .set({ voidedAt: now, voidingReason: override ?? 'The stay had ended by then.' })
    .where(later);
}

export interface Readmission {
  residentId: string;
  expectedVersion: number;
  arrivedAt: Date;
  safeZoneId: string | null;
  caseManagerId: string | null;
  verification: Verification;
}

/** Begins another stay of somebody who has departed, at the same centre and under the same number. */
export async function readmitResident(request: Request, query: Query, wanted: Readmission): Promise<void> {
  const { residentId, expectedVersion, arrivedAt, safeZoneId, caseManagerId, verification } = wanted;
  const { id, departedAt } = await lockResident(request, query, residentId);
  if (!departedAt) throw conflict('This resident has not departed.', 'residentId');
  if (arrivedAt < departedAt)
    throw badInput(`Give a moment from the departure on (${departedAt.toISOString()}).`, 'arrivedAt');
  const state = verification === 'UNVERIFIED' ? sql`, verification = 'UNVERIFIED'` : sql``;
  await change(
    query,
    id,
    expectedVersion,
    sql`arrived_at = ${at(arrivedAt)}, departed_at = null, departure_reason = null,
      safe_zone_id = ${safeZoneId}::uuid, case_manager_id = ${caseManagerId}::uuid,
      case_state = case when case_state = 'CLOSED' then 'REOPENED' else case_state end${state}`,
  );
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
  const found = await lockResident(request, query, residentId);
  const { id } = found;
  // To name nobody any longer is right after a departure, too.
  if (staffMemberId !== null) await requireStay(query, found, request.now, 'residentId');
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
  const assessed = await lockResident(request, query, residentId);
  const { id, caseState } = assessed;
  await requireStay(query, assessed, found.assessedAt, 'assessedAt');
  const next = found.caseState ?? (caseState === 'NEW' ? 'ASSESSMENT' : caseState);
  await change(
    query,
    id,
    expectedVersion,
    sql`risk_level = ${found.riskLevel}, case_state = ${next}, needs_assessed_at = ${at(found.assessedAt)}`,
  );
}
