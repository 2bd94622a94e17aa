import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict } from '@mrrm/platform/wire/errors';
import { mustBeAt } from '@mrrm/platform/writing/version';
import { and, eq, isNull, sql } from 'drizzle-orm';
import {
  changeResident,
  type LockedResident,
  lockResident,
  recordedBy,
} from '../../register/repository/lock.js';
import { findOrFoundHousehold } from '../../register/repository/registration.js';
import { household, householdMembership } from '../../register/table.js';
import type { HouseholdEnding, HouseholdRelation } from '../../register/values.js';

type Membership = typeof householdMembership.$inferSelect;

/** The membership of somebody that lasts. */
export async function presentMembership(query: Query, residentId: string): Promise<Membership | undefined> {
  const [found] = await query
    .select()
    .from(householdMembership)
    .where(and(eq(householdMembership.residentId, residentId), isNull(householdMembership.leftAt)));
  return found;
}

interface Move {
  from: Membership | undefined;
  ending: HouseholdEnding;
  to: { householdId: string; relation: HouseholdRelation } | null;
  at: Date;
  /** Where in the input the moment stands. */
  path: string;
  reason: string;
}

/**
 * Moves a locked resident from one household to another, out of it or to another place in it, and keeps where the resident belonged.
 * @throws Refusal BAD_USER_INPUT at `path` for a moment before the stay or the present membership began
 */
export async function move(
  request: Request,
  query: Query,
  { id, version, arrivedAt }: LockedResident,
  { from, ending, to, at, path, reason }: Move,
): Promise<void> {
  const earliest = from && from.joinedAt > arrivedAt ? from.joinedAt : arrivedAt;
  if (at < earliest) throw badInput(`Give a moment from ${earliest.toISOString()} on.`, path);
  const by = request.actor.staffMember ?? null;
  if (from)
    await query
      .update(householdMembership)
      .set({
        ...{ leftAt: at, ending, leftBecause: reason, endedById: by },
        version: sql`${householdMembership.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(householdMembership.id, from.id));
  if (to)
    await query.insert(householdMembership).values({
      ...{
        id: newIdentifier(),
        residentId: id,
        ...to,
        joinedAt: at,
        joinedBecause: reason,
        recordedById: by,
      },
      ...recordedBy(request),
    });
  await changeResident(query, id, version, sql`household_id = ${to?.householdId ?? null}::uuid`);
  const concerned = [from?.householdId, to?.householdId].filter((one) => one !== undefined);
  await query
    .update(household)
    .set({ version: sql`${household.version} + 1`, updatedAt: sql`now()` })
    .where(isOneOf(household.id, [...new Set(concerned)]));
}

export interface Joining {
  residentId: string;
  expectedVersion: number;
  householdNumber: string;
  relation: HouseholdRelation;
  at: Date;
  reason: string;
}

/**
 * Lets a resident belong to the household with a number, or be somebody else in it; a new number founds it.
 * @throws Refusal NOT_FOUND; CONFLICT for another version and for who has departed; BAD_USER_INPUT for what is on record already
 */
export async function joinHousehold(request: Request, query: Query, wanted: Joining): Promise<void> {
  const { residentId, expectedVersion, householdNumber, relation, at, reason } = wanted;
  const found = await lockResident(request, query, residentId);
  mustBeAt(found, expectedVersion, 'resident');
  if (found.departedAt)
    throw conflict(
      'This resident has departed. Who comes back belongs to the last household again.',
      'residentId',
    );
  const from = await presentMembership(query, residentId);
  const householdId = await findOrFoundHousehold(query, householdNumber);
  const isSame = from?.householdId === householdId;
  if (isSame && from.relation === relation)
    throw badInput('All of this is on record already.', 'householdNumber');
  const ending = isSame ? 'ANOTHER_RELATION' : 'JOINED_ANOTHER';
  await move(request, query, found, {
    ...{ from, ending, to: { householdId, relation }, at, path: 'joinedAt', reason },
  });
}

/** Takes a resident out of the household. @throws Refusal NOT_FOUND; CONFLICT for another version and for who belongs to none */
export async function leaveHousehold(
  request: Request,
  query: Query,
  { residentId, expectedVersion, at, reason }: Omit<Joining, 'householdNumber' | 'relation'>,
): Promise<void> {
  const found = await lockResident(request, query, residentId);
  mustBeAt(found, expectedVersion, 'resident');
  const from = await presentMembership(query, residentId);
  if (!from) throw conflict('The resident belongs to no household.', 'residentId');
  await move(request, query, found, { from, ending: 'LEFT', to: null, at, path: 'leftAt', reason });
}
