import type { Request } from '@mrrm/platform/context';
import type { Verification } from '@mrrm/platform/database/columns';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict } from '@mrrm/platform/wire/errors';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { visibleResidents } from '../../access/visibility.js';
import { household, householdMembership, resident } from '../table.js';
import type { HouseholdRelation } from '../values.js';
import { changeResident, lockResident, recordedBy } from './lock.js';

export type NewResident = Omit<
  typeof resident.$inferInsert,
  'id' | 'householdId' | 'verification' | 'version' | 'createdAt' | 'updatedAt'
> & {
  householdNumber: string | null;
  householdRelation: HouseholdRelation | null;
  verification: Verification;
};

/** @returns the identifier of the new resident */
export async function insertResident(
  request: Request,
  query: Query,
  { householdNumber, householdRelation, ...wanted }: NewResident,
): Promise<string> {
  await refuseReturning(request, query, wanted);
  const id = newIdentifier();
  const householdId = householdNumber === null ? null : await findOrFoundHousehold(query, householdNumber);
  await query.insert(resident).values({ id, householdId, ...wanted, ...recordedBy(request) });
  if (householdId)
    await query
      .update(householdMembership)
      .set({
        relation: householdRelation ?? 'UNKNOWN',
        recordedById: request.actor.staffMember ?? null,
      })
      .where(eq(householdMembership.residentId, id));
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

/** What a second head of a household meets. @param path where in the input the relation stands */
export const oneHead = (path: string) => ({
  household_membership_one_head: {
    code: 'RULE_VIOLATION' as const,
    message: 'This household has a head. Say first by `joinHousehold` what that member is.',
    path,
  },
});

/** The household with a number of the State's; a new number founds it. */
export async function findOrFoundHousehold(query: Query, registrationNumber: string): Promise<string> {
  await query.insert(household).values({ id: newIdentifier(), registrationNumber }).onConflictDoNothing();
  const [row] = await query
    .select({ id: household.id })
    .from(household)
    .where(eq(household.registrationNumber, registrationNumber));
  return row!.id;
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
  await changeResident(
    query,
    id,
    expectedVersion,
    sql`arrived_at = ${at(arrivedAt)}, departed_at = null, departure_reason = null,
      safe_zone_id = ${safeZoneId}::uuid, case_manager_id = ${caseManagerId}::uuid,
      case_state = case when case_state = 'CLOSED' then 'REOPENED' else case_state end${state}`,
  );
}
